/** What a line of a chat means. */
export type ChatCommand =
  | { readonly type: "say"; readonly text: string }
  | { readonly type: "image"; readonly files: readonly string[] }
  | { readonly type: "nothing" | "exit" | "help" | "undo" | "clear" | "tokens" }
  | { readonly type: "unknown"; readonly name: string };

export const chatHelp =
  "/image FILE  show an image with the next message    /undo    forget the last turn\n" +
  "/clear       forget the conversation                /tokens  how full the context is\n" +
  "/exit        end (also Ctrl-D)                      //text   a message that begins with /";

const plain = { "/exit": "exit", "/quit": "exit", "/bye": "exit", "/help": "help", "/?": "help" } as const;
const others = { "/undo": "undo", "/clear": "clear", "/tokens": "tokens" } as const;
const commands: Readonly<Record<string, "exit" | "help" | "undo" | "clear" | "tokens">> = { ...plain, ...others };

/** Lines that were pasted at once: each command that they begin with, and what comes after as one message. */
export function splitPasted(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex((line) => ["say", "nothing"].includes(parseChatLine(line).type));
  if (first < 0) return lines;
  return [...lines.slice(0, first), lines.slice(first).join("\n")];
}

/** Reads a line: a message, or a command that begins with `/`. */
export function parseChatLine(line: string): ChatCommand {
  const text = line.trim();
  if (text === "") return { type: "nothing" };
  if (text.startsWith("//")) return { type: "say", text: text.slice(1) };
  if (!text.startsWith("/")) return { type: "say", text };
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(text) ?? [];
  // One file per command, so that names with spaces need no quotes.
  if (name === "/image" && rest !== "") return { type: "image", files: [rest.replace(/^(["'])(.*)\1$/s, "$2")] };
  const type = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return type === undefined ? { type: "unknown", name } : { type };
}
