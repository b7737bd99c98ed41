import { describe, expect, it } from "vitest";
import { checkSupport, numbersOf } from "./check-support.js";
import { numberSpans, sentencesOf } from "./source-spans.js";

describe("sentencesOf", () => {
  it("gives every sentence with its place", () => {
    const text = "  BP 120/80. No fever.\r\n\r\n- \n- Aspirin 81 mg daily";
    const spans = sentencesOf(text);
    expect(spans.map((span) => span.text)).toEqual(["BP 120/80.", "No fever.", "- Aspirin 81 mg daily"]);
    for (const { start, end, text: piece } of spans) expect(text.slice(start, end)).toBe(piece);
    expect(numberSpans(spans.slice(0, 2))).toBe("[1] BP 120/80.\n[2] No fever.");
    expect(sentencesOf(" \n.")).toEqual([]);
  });
});

describe("checkSupport", () => {
  it.each([
    ["Metoprolol 25 mg was started.", "Start metoprolol 25 mg bid.", true],
    ["Metoprolol 50 mg was started.", "Start metoprolol 25 mg bid.", false],
    ["Pneumonias were seen.", "Right lower lobe pneumonia.", true],
    ["The patient has diabetes.", "The patient has asthma.", false],
    ["TB is likely.", "Findings suggest TB.", true],
    ["Hb 7,5.", "Hb 7.50 g/dL", true],
    ["1,200 mL drained.", "1200 mL were drained", true],
    ["肺炎", "患者有肺炎。", true],
    ["", "anything", false],
  ])("%j from %j: %j", (statement, cited, verified) => {
    expect(checkSupport(statement, cited).verified).toBe(verified);
  });

  it("names the numbers that are made up", () => {
    expect(checkSupport("Na 140, K 4.1", "Na 140")).toMatchObject({ missingNumbers: ["4.1"], verified: false });
    expect(numbersOf("120/80 on 2024-01-05, 1.2.2024")).toEqual(["120", "80", "2024", "1", "5", "1.2.2024"]);
  });
});
