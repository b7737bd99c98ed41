/** What is asked of a stream here: a terminal, a pipe, or a stand-in for one. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
}

/** Whether a stream is a terminal that can take a line away again. */
export function canRedraw({ isTTY }: TextStream, env: NodeJS.ProcessEnv = process.env): boolean {
  return isTTY === true && env["TERM"] !== "dumb";
}

/** Whether to colour what goes to a stream: NO_COLOR (no-color.org) comes first, then FORCE_COLOR, then the terminal. */
export function wantsColour(stream: TextStream, env: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force } = env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined) return force !== "0" && force !== "false";
  return canRedraw(stream, env);
}
