/** What is asked of a stream here: a terminal, a pipe, or a stand-in for one. */
export interface TextStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): boolean;
}

/** Whether to colour what goes to a stream: NO_COLOR (no-color.org) comes first, then FORCE_COLOR, then the terminal. */
export function wantsColour({ isTTY }: TextStream, env: NodeJS.ProcessEnv = process.env): boolean {
  const { NO_COLOR: no, FORCE_COLOR: force, TERM: term } = env;
  if (no !== undefined && no !== "") return false;
  if (force !== undefined) return force !== "0" && force !== "false";
  return isTTY === true && term !== "dumb";
}
