import type { LanguageModel, ModelFamily, RgbImage } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { localizeFindings } from "../../finding-localization/finding-localization.js";
import { answerMultipleChoice } from "../../medical-question/answer-multiple-choice.js";
import { radiologyReport } from "../../radiology-report/radiology-report.js";
import { slideReport } from "../../slide-report/slide-report.js";
import { askImage } from "../../visual-question/visual-question.js";
import { volumeQuestion } from "../../volume-question/volume-question.js";
import { scoringModel } from "../testing/scoring-model.js";
import trained from "./trained-forms.json" with { type: "json" };

const image: RgbImage = { width: 100, height: 100, data: new Uint8Array(30_000).fill(90) };

/** Images stand in the file as their number; `image` is one alone. */
function withImages(input: object): never {
  const fields = Object.entries(input).map(([name, value]) => {
    if (!["images", "image", "slices", "patches"].includes(name)) return [name, value];
    return [name, name === "image" ? image : Array.from({ length: value as number }, () => image)];
  });
  return Object.fromEntries(fields) as never;
}

const tasks: Readonly<Record<string, (model: LanguageModel, input: never) => PromiseLike<object>>> = {
  "multiple-choice": (model, input) => answerMultipleChoice(model, input),
  "visual-question": (model, input) => askImage(model, input),
  "radiology-report": (model, input) => radiologyReport(model, input, { listFindings: false }),
  "finding-localization": (model, input) => localizeFindings(model, input),
  "volume-question": (model, input) => volumeQuestion(model, input),
  "slide-report": (model, input) => slideReport(model, input),
};

describe("answers in trained forms", () => {
  it.each(trained)("$id", async ({ task, family, input, answer, expect: expected }) => {
    const model = scoringModel(() => Math.log(0.5), {
      family: family as ModelFamily,
      responses: [answer],
      capabilities: { maxContext: 32_000 },
    });
    const result = await tasks[task]!(model, withImages(input));
    expect(result).toMatchObject(expected);
    if (Reflect.get(expected, "ok") === false) expect(result).not.toHaveProperty("answer");
    const { provenance } = result as { provenance?: { prompt: { preset: string } } };
    if (
      provenance !== undefined &&
      task !== "slide-report" &&
      !(task === "visual-question" && family === "medgemma-1")
    ) {
      expect(provenance.prompt.preset).toBe(family);
    }
  });
});
