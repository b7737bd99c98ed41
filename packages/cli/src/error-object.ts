/** What `--json` says of an error, in one line: `chat` writes one object a line. */
export function errorObject(
  error: { readonly code: string; readonly message: string; readonly next: string },
  exitCode: number,
): string {
  const { code, message, next } = error;
  return JSON.stringify({ ok: false, error: { code, message, next }, exitCode });
}
