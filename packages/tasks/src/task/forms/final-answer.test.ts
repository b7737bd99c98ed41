import { describe, expect, it } from "vitest";
import { finalAnswer, namedOption } from "./final-answer.js";

describe("finalAnswer", () => {
  it.each([
    ["### Final Answer\nB", "B"],
    ["**Final Answer**\nB", "B"],
    ["The final answer is B.", "B."],
    ["The most likely diagnosis is (B)", "(B)"],
    ["Final Answer：B", "B"],
    ["Final Answer: `B`", "B"],
    ["Final Answer: *B*", "B"],
    ["<b>Final Answer:</b> B", "B"],
    [String.raw`Final Answer: \boxed{\text{B}}`, "B"],
    ['Final Answer: A\nThis is in the format "Final Answer: X".', "A"],
    ["In the format: Final Answer: X", undefined],
    ["My final answer follows soon", undefined],
    ["Final Answer:", undefined],
    ["", undefined],
  ])("%j: %j", (text, answer) => {
    expect(finalAnswer(text)?.answer).toBe(answer);
  });

  it("reads a long text in a moment", () => {
    expect(finalAnswer("final answer ".repeat(20_000))).toBeUndefined();
    expect(finalAnswer(`${"*".repeat(100_000)}Final Answer: B`)?.answer).toBe("B");
  });
});

describe("namedOption", () => {
  it.each([
    ["C. difficile", ["C. difficile infection", "Norovirus", "Rotavirus"], "C. difficile infection"],
    ["B-cell lymphoma", ["Large B-cell lymphoma", "Hodgkin lymphoma", "T-cell lymphoma"], "Large B-cell lymphoma"],
    ["D-dimer", ["D-dimer test", "CT", "MRI", "Ultrasound"], "D-dimer test"],
    ["E coli sepsis", ["Listeria", "E coli", "MRSA", "none", "Enterococcus"], "E coli"],
    ["C-section", ["Caesarean", "Forceps", "Vaginal birth"], undefined],
    ["I think it is B", ["a1", "b2", "c3", "d4", "e5", "f6", "g7", "h8", "i9"], "b2"],
    ["B or C", ["one", "two", "three"], undefined],
    ["B and C", ["one", "two", "three"], undefined],
    ["B is wrong", ["one", "two", "three"], undefined],
    ["no surgery", ["surgery", "chemo"], undefined],
    ["(B) pulmonary embolism", ["pneumonia", "pulmonary embolism"], "pulmonary embolism"],
    ["(B), since it is sudden", ["pneumonia", "pulmonary embolism"], "pulmonary embolism"],
    // The letter of one and the text of another name none.
    ["(A) pulmonary embolism", ["pneumonia", "pulmonary embolism"], undefined],
    ["A. MRI", ["CT", "MRI", "X-ray"], undefined],
    ["B. MRI", ["CT", "MRI", "X-ray"], "MRI"],
    ["A CT scan", ["MRI", "CT", "X-ray"], "CT"],
    ["A pneumothorax", ["pneumonia", "pneumothorax"], "pneumothorax"],
    ["option B.", ["one", "two"], "two"],
    ["b) two", ["one", "two"], "two"],
    ["B - two", ["one", "two"], "two"],
    ["acute pulmonary edema", ["edema", "pulmonary edema"], "pulmonary edema"],
    ["Z", ["one", "two"], undefined],
    ["constructor", ["one", "two"], undefined],
  ])("%j of %j: %j", (answer, options, expected) => {
    expect(namedOption(answer, options)).toBe(expected);
  });

  it.each([
    ["yes", "yes"],
    ["No, there is no effusion.", "no"],
    ["Yes. It is large", "yes"],
    ["not yes", undefined],
    ["Cannot be yes", undefined],
    ["maybe", undefined],
  ])("of yes and no, %j is %j", (answer, expected) => {
    expect(namedOption(answer, ["yes", "no"], { lettered: false })).toBe(expected);
  });
});
