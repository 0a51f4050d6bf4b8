/** An error for the log: its kind and place, never its words, for a message may quote values. */
export function describeError(error: unknown): { name: string; code?: unknown; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error };
  const cause = error.cause instanceof Error ? error.cause : error;
  // The stack begins with the message, and a line of a letter may begin as a frame does.
  const frames = cause.stack?.replace(cause.message, () => "").split("\n");
  const at = frames?.find((line) => line.trimStart().startsWith("at "));
  return { name: cause.name, code: (cause as { code?: unknown }).code, at: at?.trim() };
}
