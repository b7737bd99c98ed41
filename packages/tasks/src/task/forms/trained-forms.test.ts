import type { LanguageModel, ModelFamily, RgbImage } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { readLaboratoryReport } from "../../extraction/laboratory-report.js";
import { localizeFindings } from "../../finding-localization/finding-localization.js";
import { answerMultipleChoice } from "../../medical-question/answer-multiple-choice.js";
import { radiologyReport } from "../../radiology-report/radiology-report.js";
import { askRecord } from "../../record-question/record-question.js";
import { gradeRetinopathy } from "../../retinopathy/retinopathy.js";
import { slideReport } from "../../slide-report/slide-report.js";
import { askImage } from "../../visual-question/visual-question.js";
import { volumeQuestion } from "../../volume-question/volume-question.js";
import type { TaskOptions } from "../task-options.js";
import { scoringModel } from "../testing/scoring-model.js";
import trained from "./trained-forms.json" with { type: "json" };

const image: RgbImage = { width: 100, height: 100, data: new Uint8Array(30_000).fill(90) };

/** Images stand in the file as their number; `image` is one alone. */
function withImages(input: object): never {
  const fields = Object.entries(input).map(([name, value]) => {
    if (name === "pages")
      return [name, (value as (string | number)[]).map((page) => (typeof page === "number" ? image : page))];
    if (!["images", "image", "slices", "patches"].includes(name)) return [name, value];
    return [name, name === "image" ? image : Array.from({ length: value as number }, () => image)];
  });
  return Object.fromEntries(fields) as never;
}

const tasks: Readonly<
  Record<string, (model: LanguageModel, input: never, options: TaskOptions) => PromiseLike<object>>
> = {
  "multiple-choice": (model, input, options) => answerMultipleChoice(model, input, options),
  "visual-question": (model, input, options) => askImage(model, input, options),
  "radiology-report": (model, input, options) => radiologyReport(model, input, { ...options, listFindings: false }),
  "finding-localization": (model, input, options) => localizeFindings(model, input, options),
  "volume-question": (model, input, options) => volumeQuestion(model, input, options),
  "record-question": (model, input, options) => askRecord(model, input, options),
  "laboratory-report": (model, input, options) => readLaboratoryReport(model, input, options),
  retinopathy: (model, input, options) => gradeRetinopathy(model, input, options),
  "slide-report": (model, input, options) => slideReport(model, input, options),
};

interface TrainedForm {
  readonly task: string;
  readonly family: string;
  readonly input: object;
  readonly answer: string;
  readonly options?: TaskOptions;
  readonly expect: object;
}

describe("answers in trained forms", () => {
  it.each<TrainedForm>(trained as readonly TrainedForm[])(
    "$id",
    async ({ task, family, input, answer, options, expect: expected }: TrainedForm) => {
      const model = scoringModel(() => Math.log(0.5), {
        family: family as ModelFamily,
        responses: [answer],
        capabilities: { maxContext: 32_000 },
      });
      const result = await tasks[task]!(model, withImages(input), options ?? {});
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
    },
  );
});
