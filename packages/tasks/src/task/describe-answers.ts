import type { ImageFit, RgbImage } from "@medgemma/core";
import type { TaskCall } from "./define-task.js";
import { intendedUseNotice } from "./intended-use.js";
import { describeOrigin, type Origin } from "./provenance.js";

/** What comes with a result that is made of several answers. */
export interface AnswersOrigin {
  readonly provenance: Origin;
  /** To be shown with the result. */
  readonly notice: string;
}

/** Where a result of several answers comes from: their prompts, and the images of the task. */
export async function describeAnswers(
  call: Pick<TaskCall, "model" | "task" | "prompt" | "thinking">,
  input: {
    readonly time: Date;
    readonly images: readonly RgbImage[];
    readonly imageFit: ImageFit | undefined;
    readonly answers: readonly { readonly provenance: Pick<Origin, "prompt"> }[];
  },
): Promise<AnswersOrigin> {
  const { time, images, imageFit = "pad", answers } = input;
  const filled = answers.flatMap(({ provenance }) => provenance.prompt.filled);
  return { provenance: await describeOrigin(call, { images, imageFit, time, filled }), notice: intendedUseNotice };
}
