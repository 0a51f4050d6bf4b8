/** Now, as ISO 8601 with the writer's own offset: relative dates in a letter are read from here. */
export function localIso(now: Date): string {
  const offset = -now.getTimezoneOffset();
  const sign = offset < 0 ? "-" : "+";
  const two = (n: number) => String(Math.floor(Math.abs(n))).padStart(2, "0");
  const shifted = new Date(now.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${shifted}${sign}${two(offset / 60)}:${two(offset % 60)}`;
}
