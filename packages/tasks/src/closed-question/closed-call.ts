import type { TaskCall } from "../task/define-task.js";
import type { ClosedQuestionOptions } from "./schema.js";

/** A closed question under way. */
export type ClosedCall = Omit<TaskCall<unknown, ClosedQuestionOptions>, "input">;
