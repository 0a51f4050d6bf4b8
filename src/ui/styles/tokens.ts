export function toTokenCss(selector: string): string {
  return `${selector} {}`;
}
