import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { answerSchema } from "./task/json/answer-schema.js";
import { taskBudgets } from "./task/budgets.js";
import { taskDefinitions } from "./task-definitions.js";

const image = { width: 1, height: 1, data: new Uint8Array(3) };

/** An input of each task that writes JSON. */
const inputs: Readonly<Record<string, unknown>> = {
  "clinical-summary": { source: "A. B.", kind: "note" },
  triage: {
    presentation: "x",
    scale: [
      { level: "a", meaning: "x" },
      { level: "b", meaning: "y" },
    ],
  },
  "image-description": { images: [image], specialty: "dermatology" },
  "finding-localization": { image, targets: ["heart"] },
  "laboratory-report": { pages: ["x"] },
  "record-question": { record: [{ resourceType: "Patient", gender: "male" }], question: "x" },
};

describe("taskDefinitions", () => {
  it("have ids and budgets of their own", () => {
    const ids = taskDefinitions.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const apart = ["radiology-report/finding-list", "conversation"];
    expect(
      Object.keys(taskBudgets)
        .filter((id) => !apart.includes(id))
        .toSorted(),
    ).toEqual(ids.toSorted());
  });

  it("tell the JSON that the model writes, in a form that decoding keeps to", () => {
    const writing = taskDefinitions.flatMap((task) => ("output" in task && task.output !== undefined ? [task] : []));
    expect(writing.map(({ id }) => id).toSorted()).toEqual(Object.keys(inputs).toSorted());
    for (const { id, input, output } of writing) {
      const schema = (output as (given: unknown) => z.ZodType)(input.parse(inputs[id]));
      expect(answerSchema(schema).form, id).toHaveProperty("type");
    }
  });
});
