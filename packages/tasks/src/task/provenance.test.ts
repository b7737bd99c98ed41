import { expect, it } from "vitest";
import { answerQuestion } from "../medical-question/answer-question.js";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { scripted } from "./testing/expect-ugly.js";

const dark = { width: 2, height: 2, data: new Uint8Array(12) };
const notes = ["It is nearly black."];

it("carries what a reader noticed of an image into the provenance", async () => {
  const images = [{ ...dark, notes }, dark, { ...dark, notes: [] }];
  for (const run of [
    answerQuestion(scripted("No."), { question: "Is it?", images }),
    askYesNo(scripted("No."), { question: "Is it?", images }),
  ]) {
    const { provenance } = await run;
    expect(provenance.images[0]?.notes).toEqual(notes);
    expect(provenance.images[1]).not.toHaveProperty("notes");
    expect(provenance.images[2]).not.toHaveProperty("notes");
  }
});

it("refuses notes that are no texts", async () => {
  for (const wrong of ["dark", [1], {}]) {
    const images = [{ ...dark, notes: wrong as never }];
    const run = answerQuestion(scripted("No."), { question: "Is it?", images });
    await expect(run).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  }
});
