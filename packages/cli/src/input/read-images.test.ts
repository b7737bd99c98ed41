import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { runAsk } from "../run/ask.js";
import { runBench } from "../run/bench.js";
import { runChat } from "../run/chat.js";
import { runClassify } from "../run/classify.js";
import { runLocate } from "../run/locate.js";
import { runReport } from "../run/report.js";
import { runTriage } from "../run/triage.js";
import { type FakeContext, fakeContext, modelFlags } from "../testing/fake-context.js";
import { Screen } from "../terminal/screen.js";
import { readImages } from "./read-images.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-images-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const formats = fileURLToPath(new URL("../../../imaging/test-data/formats/", import.meta.url));
const twelveBits = join(formats, "12-in-16-bit.tif");
const text = join(folder, "note.txt");
await writeFile(text, "Chest pain for one hour.\n");

const write = async (name: string, content: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, content, "latin1");
  return file;
};

describe("what cannot be read", () => {
  it.each([
    ["doe-jane.dcm", `${"\0".repeat(128)}DICM\x02\0`, "the DICOM file does not say its transfer syntax."],
    ["doe-jane.heic", "\0\0\0\x18ftypheic\0\0\0\0mif1heic", "The image is a HEIC image, which is not read."],
    ["doe-jane.pdf", "%PDF-1.7", "The image is a PDF file, which is not read."],
    ["doe-jane.png", "", "The image is empty."],
    ["cut.png", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", "The image cannot be used: the PNG file is cut off."],
  ])("is named: %s", async (name, content, message) => {
    const error: unknown = await readImages([await write(name, content)], { context: fakeContext() }).catch(
      (reason: unknown) => reason,
    );
    expect(error).toMatchObject({ code: "ERR_IMAGE_DECODE", hint: expect.any(String) as string });
    expect(String(error)).toContain(message);
    expect(String(error)).not.toContain("jane");
  });

  it("is told by its number among several", async () => {
    const files = [twelveBits, await write("second.pdf", "%PDF-1.7")];
    await expect(readImages(files, { context: fakeContext(), what: "prior image" })).rejects.toThrow(
      "The prior image number 2 of 2 is a PDF file",
    );
  });
});

describe("notes on an image", () => {
  const flags = { ...modelFlags, image: [twelveBits] };
  it.each<[string, (context: FakeContext, range: "full" | "used") => Promise<unknown>]>([
    ["report", (context, range) => runReport([], { ...flags, range, findingList: false }, context)],
    [
      "report, prior image",
      (context, range) =>
        runReport(
          [join(formats, "grey.tif")],
          { ...flags, image: [], priorImage: [twelveBits], range, findingList: false },
          context,
        ),
    ],
    ["ask", (context, range) => runAsk("Is it?", { ...flags, range }, context)],
    ["classify", (context, range) => runClassify(["a", "b"], { ...flags, range, question: "Which?" }, context)],
    ["locate", (context, range) => runLocate(["heart"], { ...flags, range }, context)],
    ["triage", (context, range) => runTriage(text, { ...flags, range }, context)],
    ["chat", (context, range) => runChat({ ...flags, range }, context)],
    [
      "bench",
      (context, range) =>
        // The model is not there; the image is read before.
        runBench(
          { ...flags, range, model: join(folder, "none"), promptTokens: 8, tokens: 1, rounds: 1 },
          context,
        ).catch(() => undefined),
    ],
  ])("reach standard error: %s", async (_, run) => {
    const full = fakeContext({ mock: { responses: ["Findings: None.\nImpression: None."] } });
    // What the mock says does not fit every command; the notes come before.
    await run(full, "full").catch(() => undefined);
    expect(full.stderr.text).toContain("16-bit samples use the lowest 12 bits only (0 to 4019 of 65535)");
    expect(full.stderr.text).toContain("Give --range used");
    const used = fakeContext({ mock: { responses: ["Findings: None.\nImpression: None."] } });
    await run(used, "used").catch(() => undefined);
    expect(used.stderr.text).toContain("were stretched from black to white");
    expect(used.stderr.text).not.toContain("Give --range used");
    expect(used.stdout.text).not.toContain("stretched");
  });

  it("are in the warnings and the provenance with --json", async () => {
    const context = fakeContext({ json: true, mock: { responses: ["Yes."] } });
    await runAsk("Is it?", flags, context);
    expect(JSON.parse(context.stdout.text)).toMatchObject({
      provenance: { images: [{ notes: [expect.stringContaining("12 bits only")] }] },
      warnings: ["a warning", expect.stringContaining("The image: its 16-bit samples use the lowest 12 bits only")],
    });
    expect(context.stderr.text).toBe("");
  });

  it("are there with --quiet, too", async () => {
    const { stdout, stderr } = fakeContext();
    const screen = new Screen({ stdout, stderr, quiet: true });
    await readImages([twelveBits], { context: { screen, json: false, signal: new AbortController().signal } });
    expect(stderr.text).toContain("12 bits only");
  });

  it("tell of an image in which nothing can be seen", async () => {
    const context = fakeContext();
    await readImages([await blackPng()], { context });
    expect(context.stderr.text).toContain(
      "The image: all its samples are equal (0 of 255): nothing can be seen in it.",
    );
  });
});

/** A black image of 8 bits. */
async function blackPng(): Promise<string> {
  const { encodePng } = await import("@medgemma/imaging");
  const file = join(folder, "black.png");
  await writeFile(file, await encodePng({ width: 2, height: 2, data: new Uint8Array(12) }));
  return file;
}
