import type { Arena } from "./arena.js";
import type { Thread } from "./thread.js";

/** The part of a thread inside its scope, with a hole for what comes after. */
export function insideScope(thread: Thread, arena: Arena): Thread {
  if (thread.rest === undefined || thread.piece.kind === "scope-end") return arena.hole;
  return arena.pushAt(thread, insideScope(thread.rest, arena));
}
