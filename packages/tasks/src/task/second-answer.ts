import { MedGemmaError } from "@medgemma/core";
import type { TaskEvent } from "./task-event.js";
import type { Failed } from "./task-result.js";

/** Why a further answer is missing. `no-room`: the context does not hold it, and nothing was asked; `failed`: the model failed. */
export type SecondFailure = Failed<"no-room" | "failed">;

/**
 * Runs a further answer of a task so that what was answered before is not lost when it does not fit or fails. Its text is no part of
 * the first answer's: `onText` says what becomes of it.
 *
 * @throws what an abort by the caller threw.
 */
export async function* secondAnswer<Event, Result>(
  run: AsyncGenerator<TaskEvent<unknown>, Result, undefined>,
  signal: AbortSignal,
  onText: (text: string) => Event | undefined = () => undefined,
): AsyncGenerator<Event | Exclude<TaskEvent<never>, { type: "text" | "thinking" }>, Result | SecondFailure, undefined> {
  try {
    for (;;) {
      const { done, value } = await run.next();
      if (done === true) return value;
      if (value.type === "text") {
        const event = onText(value.text);
        if (event !== undefined) yield event;
      } else if (value.type !== "thinking") yield value;
    }
  } catch (error) {
    if (signal.aborted) throw error;
    // Words of errors that are not the SDK's are not known to be free of patient data.
    if (!MedGemmaError.isInstance(error)) return { ok: false, reason: "failed", problems: [] };
    const reason = error.code === "ERR_PROMPT_TOO_LONG" ? "no-room" : "failed";
    return { ok: false, reason, problems: [error.message] };
  } finally {
    await run.return(undefined as never);
  }
}
