import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scoringModel } from "../task/testing/scoring-model.js";
import { findingChecklist } from "./finding-checklist.js";
import { chestRadiographFindings } from "./chest-radiograph-findings.js";

const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };

/** A mock that sees what the test says, and reads reports by their words. */
function reader(seen: Readonly<Record<string, number>>, stance: (finding: string, report: string) => string) {
  return scoringModel((word, messages) => {
    const text = messages
      .map(({ content }) =>
        typeof content === "string" ? content : content.map((part) => (part.type === "text" ? part.text : "")).join(""),
      )
      .join("");
    const finding =
      Object.keys(seen).find((name) => text.includes(` ${name} in`) || text.includes(`about ${name}?`)) ?? "";
    if (word === "yes") return Math.log(seen[finding] ?? 0.5);
    if (word === "no") return Math.log(1 - (seen[finding] ?? 0.5));
    return text.includes(`${word}: ${stance(finding, text)}`) ? 0 : -5;
  });
}

const stance = (finding: string, report: string): string => {
  if (report.includes(`No ${finding}`)) return "it is absent";
  return report.toLowerCase().split("what does this report")[0]!.includes(finding)
    ? "it is present"
    : "it is not mentioned";
};

describe("findingChecklist", () => {
  const seen = { effusion: 0.9, nodule: 0.8, fracture: 0.1, cardiomegaly: 0.2, edema: 0.55 };
  const report = "Normal chest. No effusion. Old fracture of a rib.";
  const input = { images: [image], findings: Object.keys(seen), report };

  it("answers the report that says normal and misses the disease", async () => {
    const result = await findingChecklist(reader(seen, stance), input);
    expect(result.items.map(({ finding, disagreement }) => [finding, disagreement])).toEqual([
      ["effusion", "missed"],
      ["nodule", "missed"],
      ["fracture", "not-confirmed"],
      ["cardiomegaly", null],
      ["edema", "missed"],
    ]);
    expect(result.disagreements).toHaveLength(4);
    expect(result.items[0]).toMatchObject({ seen: "yes", reported: { stance: "absent" } });
    expect(result.items[0]!.probability).toBeCloseTo(0.9, 6);
    expect(result.provenance).toMatchObject({ task: "finding-checklist", mock: true, images: [{ width: 2 }] });
    expect(JSON.stringify(result.provenance)).not.toContain("Normal chest");
  });

  it("asks in a finding's own words, and puts the urgent first", async () => {
    const asked: string[] = [];
    const model = scoringModel((word, [message]) => {
      asked.push(JSON.stringify(message));
      return Math.log(word === "yes" ? 0.9 : 0.1);
    });
    const findings = [
      { finding: "nodule", question: "Are there nodules?", urgency: 2 },
      "effusion",
      { finding: "pneumothorax", urgency: 1 },
    ] as const;
    const yes = await findingChecklist(model, { images: [image], findings });
    expect(yes.items.map(({ finding, urgency }) => [finding, urgency])).toEqual([
      ["nodule", 2],
      ["effusion", 3],
      ["pneumothorax", 1],
    ]);
    expect(asked[0]).toContain("Are there nodules?");
    expect(asked.at(-1)).toContain("Is there pneumothorax in this image?");
    const denied = reader({ nodule: 0.9, effusion: 0.8, pneumothorax: 0.7 }, () => "it is absent");
    const report = "No nodule. No effusion. No pneumothorax.";
    const { disagreements } = await findingChecklist(denied, {
      images: [image],
      findings: ["nodule", { finding: "effusion" }, { finding: "pneumothorax", urgency: 1 }],
      report,
    });
    expect(disagreements.map(({ finding }) => finding)).toEqual(["pneumothorax", "nodule", "effusion"]);
  });

  it("abstains where it is unsure, and does not call that a disagreement", async () => {
    const result = await findingChecklist(reader(seen, stance), input, { abstainBelow: 0.7 });
    expect(result.abstained.map(({ finding }) => finding)).toEqual(["edema"]);
    expect(result.disagreements.map(({ finding }) => finding)).not.toContain("edema");
  });

  it("works without a report, and tells each finding as it comes", async () => {
    const run = findingChecklist(reader(seen, stance), { images: [image], findings: ["effusion", "fracture"] });
    const progress: string[] = [];
    for await (const { item, done, total } of run) progress.push(`${item.finding} ${done}/${total}`);
    expect(progress).toEqual(["effusion 1/2", "fracture 2/2"]);
    const { items, disagreements } = await run;
    expect(items[0]).not.toHaveProperty("reported");
    expect(disagreements).toEqual([]);
  });

  it("refuses wrong input", async () => {
    const model = createMockModel();
    const code = "ERR_INVALID_ARGUMENT";
    await expect(findingChecklist(model, { ...input, findings: ["a", "a"] })).rejects.toMatchObject({ code });
    await expect(findingChecklist(model, { ...input, images: [] })).rejects.toMatchObject({ code });
    const blind = createMockModel({ capabilities: { images: false } });
    await expect(findingChecklist(blind, input)).rejects.toMatchObject({ code: "ERR_UNSUPPORTED_CAPABILITY" });
    expect(new Set(chestRadiographFindings.map(({ question }) => question)).size).toBe(chestRadiographFindings.length);
  });
});
