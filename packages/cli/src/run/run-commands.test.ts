import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeImage, encodePng } from "@medgemma/imaging";
import { afterAll, describe, expect, it } from "vitest";
import { fakeContext, modelFlags } from "../testing/fake-context.js";
import { runAsk } from "./ask.js";
import { runChat } from "./chat.js";
import { runClassify } from "./classify.js";
import { runLocate } from "./locate.js";
import { runReport } from "./report.js";
import { runSummarize } from "./summarize.js";
import { runTriage } from "./triage.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const [width, height] = [200, 100];
const grey = { width, height, data: new Uint8Array(width * height * 3).fill(90) };
const xray = join(folder, "x.png");
await writeFile(xray, await encodePng(grey));
const note = join(folder, "note.txt");
await writeFile(note, "Admitted with palpitations.\nStarted apixaban 5 mg twice daily.\nReview in 14 days.\n");

const reportText = "Findings: Small left pleural effusion.\nImpression: Effusion on the left.";
const listText = JSON.stringify({
  findings: [{ finding: "pleural effusion", site: null, side: "left", status: "present", change: null, sentence: 1 }],
});

describe("report", () => {
  it("prints sections, findings and where they come from", async () => {
    const context = fakeContext({ mock: { responses: [reportText, listText] } });
    const code = await runReport([xray], { ...modelFlags, findingList: true }, context);
    expect(code).toBe(0);
    expect(context.stdout.text).toBe(
      "Findings: Small left pleural effusion.\nImpression: Effusion on the left.\n\n" +
        "Findings as a list\n  present    pleural effusion, left\n",
    );
    expect(context.stderr.text).toContain("MOCK: made up");
    expect(context.stderr.text).toContain("Draft for professionals; not a medical device.");
  });

  it("streams on a terminal, without saying it twice", async () => {
    const context = fakeContext({ mock: { responses: [reportText] }, isTerminal: true });
    await runReport([xray], { ...modelFlags, findingList: false }, context);
    expect(context.stdout.text).toBe(`${reportText}\n`);
    expect(context.stderr.text).toContain("Reading the prompt");
  });

  it("puts an unusable answer where it cannot pass for a report", async () => {
    const context = fakeContext({ mock: { responses: ["The lungs\u001b[2J look fine."] } });
    const code = await runReport([xray], { ...modelFlags, findingList: true }, context);
    expect(code).toBe(1);
    expect(context.stdout.text).toBe("");
    expect(context.stderr.text).toContain("No usable report: the answer lacks a section");
    // What the model wrote cannot steer the terminal.
    expect(context.stderr.text).not.toContain("\u001b");
  });

  it("gives one JSON object with provenance and warnings", async () => {
    const context = fakeContext({ mock: { responses: [reportText, listText] }, json: true });
    await runReport([xray], { ...modelFlags, findingList: true }, context);
    expect(context.stderr.text).toBe("");
    expect(JSON.parse(context.stdout.text)).toMatchObject({
      command: "report",
      ok: true,
      report: { impression: "Effusion on the left." },
      notice: expect.stringContaining("not a medical device") as string,
      provenance: { mock: true, images: [{ width, height }] },
      warnings: ["a warning", "The image: all its samples are equal (90 of 255): nothing can be seen in it."],
    });
  });

  it("reads all inputs before it loads a model", async () => {
    const context = fakeContext();
    const flags = { ...modelFlags, findingList: true, priorReport: join(folder, "none.txt") };
    await expect(runReport([xray], flags, context)).rejects.toThrow("The file of the prior report cannot be read");
    await expect(runReport([], flags, context)).rejects.toThrow("There is no image.");
    expect(context.opened).toEqual([]);
  });
});

describe("ask", () => {
  it("answers in prose", async () => {
    const context = fakeContext({ mock: { responses: ["Air in the pleural space."] } });
    expect(await runAsk("What is a pneumothorax?", modelFlags, context)).toBe(0);
    expect(context.stdout.text).toBe("Air in the pleural space.\n");
  });

  it("leaves room for the prompt where the context is small", async () => {
    const mock = { responses: ["Yes."], capabilities: { maxContext: 700 } };
    const context = fakeContext({ mock });
    expect(await runAsk("Is it so?", modelFlags, context)).toBe(0);
    const tooMuch = runAsk("Is it so?", { ...modelFlags, maxTokens: 690 }, fakeContext({ mock }));
    await expect(tooMuch).rejects.toMatchObject({ code: "ERR_PROMPT_TOO_LONG" });
  });

  it("takes the question from standard input", async () => {
    const context = fakeContext({ mock: { responses: ["Yes."] }, stdin: "Is it so?\n" });
    expect(await runAsk(undefined, modelFlags, context)).toBe(0);
    expect(context.stdout.text).toBe("Yes.\n");
    await expect(runAsk("-", { ...modelFlags, textFile: "-" }, context)).rejects.toThrow("cannot both come");
    await expect(runAsk("-", modelFlags, fakeContext())).rejects.toThrow("The question is empty.");
  });

  it("gives probabilities for closed questions, and says when it abstains", async () => {
    const context = fakeContext({ json: true, mock: { responses: ["yes"] } });
    expect(await runAsk("Is it?", { ...modelFlags, yesNo: true }, context)).toBe(0);
    const { probabilities } = JSON.parse(context.stdout.text) as { probabilities: { probability: number }[] };
    expect(probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    const unsure = fakeContext({ mock: { responses: ["b"] } });
    const flags = { ...modelFlags, choices: ["a", "b", "c"], abstainBelow: 1 };
    expect(await runAsk("Which?", flags, unsure)).toBe(1);
    expect(unsure.stdout.text).toMatch(/^\(undecided\)\n {2}[abc] +[\d.]+ %/);
    // Without a script the mock's next token is any: it does not answer.
    const silent = fakeContext();
    expect(await runAsk("Is it?", { ...modelFlags, yesNo: true }, silent)).toBe(1);
    expect(silent.stderr.text).toMatch(/The answers together have [\d.]+ % of the probability/);
  });

  it("refuses what does not go together", async () => {
    const ask = (flags: object) => runAsk("Is it?", { ...modelFlags, ...flags }, fakeContext());
    await expect(ask({ yesNo: true, choices: ["a", "b"] })).rejects.toThrow("exclude each other");
    await expect(ask({ abstainBelow: 0.5 })).rejects.toThrow("goes with --yes-no or --choices");
    await expect(ask({ choices: ["a"] })).rejects.toThrow("at least two");
    await expect(ask({ choices: ["a", "a"] })).rejects.toThrow("twice");
  });

  it("finds an empty question before it loads a model", async () => {
    const context = fakeContext();
    await expect(runAsk("  ", modelFlags, context)).rejects.toThrow("The question is empty.");
    expect(context.opened).toEqual([]);
  });
});

it("classify: labels, most probable first", async () => {
  const context = fakeContext({ mock: { responses: ["two words"] } });
  const flags = { ...modelFlags, image: [xray], question: "Which?" };
  expect(await runClassify(["one", "two words", "three"], flags, context)).toBe(0);
  const [best, ...rows] = context.stdout.text.trim().split("\n");
  const shares = rows.map((row) => Number(/([\d.]+) %/.exec(row)?.[1]));
  expect(shares).toHaveLength(3);
  expect(shares).toEqual(shares.toSorted((a, b) => b - a));
  expect(rows[0]?.trim().startsWith(best ?? "?")).toBe(true);
  await expect(runClassify(["a", "b"], { ...flags, image: [] }, context)).rejects.toThrow("There is no image.");
  await expect(runClassify(["a", " a"], flags, context)).rejects.toThrow("One is given twice.");
  await expect(runClassify(["a", " "], flags, context)).rejects.toThrow("One is empty.");
  // `--image a.png b.png`
  await expect(runClassify(["a", "b", "b.PNG"], flags, context)).rejects.toThrow("an image file where words");
});

describe("locate", () => {
  const boxes = JSON.stringify([{ box_2d: [400, 250, 700, 500], label: "nodule" }]);

  it("writes the image with boxes at their places", async () => {
    const context = fakeContext({ mock: { responses: [boxes] } });
    const output = join(folder, "boxes.png");
    const flags = { ...modelFlags, image: [xray], output };
    expect(await runLocate(["nodule", "rib"], flags, context)).toBe(0);
    // The square of 200 is padded by 50 above and below.
    expect(context.stdout.text).toBe("nodule  x 50-100, y 30-90\nrib  not found\n");
    const drawn = await decodeImage(await readFile(output));
    const at = (x: number, y: number): readonly number[] =>
      Array.from(drawn.data.slice((y * width + x) * 3, (y * width + x) * 3 + 3));
    const line = [240, 228, 66];
    for (const [x, y] of [
      [50, 60],
      [51, 60],
      [98, 60],
      [99, 60],
      [70, 30],
      [70, 31],
      [70, 88],
      [70, 89],
    ] as const) {
      expect({ x, y, colour: at(x, y) }).toEqual({ x, y, colour: line });
    }
    for (const [x, y] of [
      [48, 60],
      [52, 60],
      [97, 60],
      [100, 60],
      [70, 32],
      [70, 87],
      [70, 90],
    ] as const) {
      expect({ x, y, colour: at(x, y) }).toEqual({ x, y, colour: [90, 90, 90] });
    }
  });

  it("says before any work that the output cannot be written", async () => {
    const context = fakeContext({ mock: { responses: [boxes] } });
    const locate = (flags: object) => runLocate(["nodule"], { ...modelFlags, image: [xray], ...flags }, context);
    await expect(locate({ output: "boxes.jpg" })).rejects.toThrow("--output writes PNG.");
    await expect(locate({ output: join(folder, "none", "boxes.png") })).rejects.toThrow("is not there");
    const many = Array.from({ length: 21 }, (_, index) => `rib ${index}`);
    await expect(runLocate(many, { ...modelFlags, image: [xray] }, context)).rejects.toThrow("20 targets at most");
    await expect(locate({ image: [xray, xray] })).rejects.toThrow("one image only");
    await mkdir(join(folder, "folder.png"));
    await expect(locate({ output: join(folder, "folder.png") })).rejects.toThrow("--output is a folder.");
    await symlink(xray, join(folder, "link.png"));
    await expect(locate({ output: xray })).rejects.toThrow("--output is the image itself");
    await expect(locate({ output: join(folder, "link.png") })).rejects.toThrow("--output is the image itself");
    await expect(runLocate(["nodule", "x.png"], { ...modelFlags, image: [xray] }, context)).rejects.toThrow("--image");
    expect(context.opened).toEqual([]);
  });

  it("still tells the boxes when the image with them cannot be written, and leaves nothing behind", async () => {
    const place = join(folder, "place");
    await mkdir(place);
    const output = join(place, "boxes.png");
    // The folder where the file should be appears while the model computes.
    const context = fakeContext({ mock: { responses: [boxes] } });
    const openModel: typeof context.openModel = async (flags) => {
      await mkdir(output);
      return context.openModel(flags);
    };
    const flags = { ...modelFlags, image: [xray], output };
    expect(await runLocate(["nodule"], flags, { ...context, openModel })).toBe(2);
    expect(context.stdout.text).toBe("nodule  x 50-100, y 30-90\n");
    expect(context.stderr.text).toContain("error: The file of --output cannot be written. (EISDIR)");
    expect(context.stderr.text).not.toContain("Drawn into");
    expect(await readdir(place)).toEqual(["boxes.png"]);
  });
});

it("summarize: sections with the lines that they rest on, and what was left out", async () => {
  const sentences = [
    { section: "new medication", text: "Apixaban 5 mg twice daily.", sources: [2] },
    { section: "follow-up", text: "Review in 14 days.", sources: [3] },
    { section: "follow-up", text: "Metoprolol 50 mg.", sources: [2] },
  ];
  const context = fakeContext({ mock: { responses: [JSON.stringify({ sentences })] } });
  expect(await runSummarize(note, { ...modelFlags, kind: "discharge" }, context)).toBe(0);
  expect(context.stdout.text).toBe(
    "new medication\n  Apixaban 5 mg twice daily. [2]\n\nfollow-up\n  Review in 14 days. [3]\n",
  );
  expect(context.stderr.text).toContain("Left out, the text does not state it (drug, number): Metoprolol 50 mg. [2]");
});

describe("triage", () => {
  it("tells the level and the reasons", async () => {
    const answer = JSON.stringify({ rationale: "May be cardiac.", urgency: "urgent" });
    const context = fakeContext({ mock: { responses: [answer] }, stdin: "Chest pain." });
    const flags = { ...modelFlags, vital: ["systolic mmHg=84"], age: "58 years" };
    expect(await runTriage(undefined, flags, context)).toBe(0);
    expect(context.stdout.text).toBe("urgent\nMay be cardiac.\n");
  });

  it("gives no level when the model gives none", async () => {
    const answer = JSON.stringify({ rationale: "Too little is known.", urgency: null });
    const context = fakeContext({ mock: { responses: [answer] }, stdin: "Pain." });
    expect(await runTriage(undefined, modelFlags, context)).toBe(1);
    expect(context.stdout.text).toBe("");
    expect(context.stderr.text).toContain("No usable level: the model would not decide");
  });

  it("runs rules over observations, also without a usable level", async () => {
    const observations = join(folder, "vitals.json");
    const rules = join(folder, "rules.json");
    const low = { fact: "systolicBloodPressure", unit: "mmHg", below: 90 };
    const shock = { id: "shock", level: "emergency", reason: "Systolic below 90 mmHg.", when: low };
    await writeFile(observations, JSON.stringify({ systolicBloodPressure: { value: 84, unit: "mmHg" } }));
    await writeFile(rules, JSON.stringify({ id: "ours", version: "3", source: "Our ward.", rules: [shock] }));
    const flags = { ...modelFlags, observations, rules: ["news2", rules] };
    const rationale = "May wait. She is well.";
    const said = (urgency: string | null) =>
      fakeContext({ mock: { responses: [JSON.stringify({ rationale, urgency })] }, stdin: "Chest pain." });
    const raised = said("routine");
    expect(await runTriage(undefined, { ...flags, sex: "male" }, raised)).toBe(0);
    expect(raised.stdout.text).toBe(`emergency\n${rationale}\n`);
    expect(raised.stderr.text).toContain("Raised by rules; the model said routine.");
    expect(raised.stderr.text).toContain("Rule: Systolic below 90 mmHg. (ours, 3)");
    expect(raised.stderr.text).toContain("does not state it (subject): She is well.");
    expect(raised.stderr.text).not.toContain("No rules ran");
    expect(raised.stderr.text).toContain("NEWS2: none, not known: age, respiratory rate,");
    expect(raised.stderr.text).toContain("At least 3 (low-medium).");
    const undecided = said(null);
    expect(await runTriage(undefined, flags, undecided)).toBe(1);
    expect(undecided.stderr.text).toContain("At least emergency, by the rules.");
    const unruled = said("routine");
    await writeFile(rules, "[]");
    expect(await runTriage(undefined, { ...modelFlags, rules: [rules] }, unruled)).toBe(0);
    expect(unruled.stderr.text).toContain("No rules ran");
    const child = said("routine");
    expect(await runTriage(undefined, { ...flags, rules: ["NEWS2"], age: "9 years" }, child)).toBe(0);
    expect(child.stderr.text).toContain("NEWS2: none, it does not hold under 16 years.");
    await writeFile(rules, "{");
    await expect(runTriage(undefined, flags, said("urgent"))).rejects.toThrow("The rules are not JSON.");
  });

  it("refuses scales and vital signs that it cannot read", async () => {
    const triage = (flags: object) => runTriage(note, { ...modelFlags, ...flags }, fakeContext());
    await expect(triage({ level: ["red=now"] })).rejects.toThrow("at least two levels");
    await expect(triage({ level: ["red", "green=later"] })).rejects.toThrow("a name and a meaning");
    await expect(triage({ vital: ["systolic=high"] })).rejects.toThrow("--vital is a name");
    await expect(triage({ vital: ["pulse=90", "pulse=40"] })).rejects.toThrow("--vital is given twice");
    await expect(triage({ level: ["red=now", "red=later"] })).rejects.toThrow("--level is given twice");
  });
});

describe("chat in a pipe", () => {
  it("takes each line as a turn, until /exit", async () => {
    const context = fakeContext({ mock: { responses: ["One.", "Two.", "Three."] }, stdin: "a\n\nb\n/exit\nc\n" });
    expect(await runChat({ ...modelFlags, image: [xray] }, context)).toBe(0);
    expect(context.stdout.text).toBe("One.\nTwo.\n");
  });

  it("writes one JSON object for each reply, and fails when one is not usable", async () => {
    const context = fakeContext({ mock: { responses: ["One.", " "] }, stdin: "a\nb\n", json: true });
    expect(await runChat(modelFlags, context)).toBe(1);
    const lines = context.stdout.text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as object);
    expect(lines).toMatchObject([
      { ok: true, reply: "One." },
      { ok: false, reason: "empty" },
    ]);
  });
});
