import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CompletionRequest } from "@medgemma/core";
import { encodePng } from "@medgemma/imaging";
import { afterAll, expect, it } from "vitest";
import { type FakeContextOptions, fakeContext, modelFlags } from "../testing/fake-context.js";
import { runComplete } from "./complete.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-complete-"));
afterAll(() => rm(folder, { recursive: true, force: true }));
const xray = join(folder, "x.png");
await writeFile(xray, await encodePng({ width: 4, height: 3, data: new Uint8Array(36).fill(90) }));

/** A context whose model shows what it was asked to complete. */
function spying(options: FakeContextOptions) {
  const requests: CompletionRequest[] = [];
  const context = fakeContext(options);
  const openModel: typeof context.openModel = async (flags) => {
    const opened = await context.openModel(flags);
    const { model } = opened;
    const complete: typeof model.complete = (request) => (requests.push(request), model.complete(request));
    return { ...opened, model: { ...model, complete } };
  };
  return { context: { ...context, openModel }, requests };
}

it("prints what the model goes on with, and gives it the text as it is", async () => {
  const { context, requests } = spying({ mock: { responses: [" Paris."] } });
  expect(await runComplete("  The capital of France is", modelFlags, context)).toBe(0);
  expect(context.stdout.text).toBe(" Paris.\n");
  expect(requests[0]?.parts).toEqual([{ type: "text", text: "  The capital of France is" }]);
  expect(context.stderr.text).toContain("Draft for professionals; not a medical device.");
});

it("puts images before the text", async () => {
  const { context, requests } = spying({ mock: { responses: [" clear lungs."] } });
  expect(await runComplete("It shows", { ...modelFlags, image: [xray, xray] }, context)).toBe(0);
  expect(requests[0]?.parts?.map(({ type }) => type)).toEqual(["image", "image", "text"]);
});

it("takes the prompt from standard input, without the line break at its end", async () => {
  for (const stdin of ["One.\nTwo", "One.\nTwo\n", "One.\nTwo\r\n"]) {
    const { context, requests } = spying({ mock: { responses: ["x"] }, stdin });
    expect(await runComplete("-", modelFlags, context)).toBe(0);
    expect(requests[0]?.parts).toEqual([{ type: "text", text: "One.\nTwo" }]);
  }
});

it("streams on a terminal, without saying it twice", async () => {
  const context = fakeContext({ mock: { responses: [" Paris."] }, isTerminal: true });
  await runComplete("The capital of France is", modelFlags, context);
  expect(context.stdout.text).toBe(" Paris.\n");
});

it("takes a text that its budget ends for a completion, and says so", async () => {
  const context = fakeContext({ mock: { responses: ["abcdef"] } });
  expect(await runComplete("a", { ...modelFlags, maxTokens: 3 }, context)).toBe(0);
  expect(context.stdout.text).toBe("abc\n");
  expect(context.stderr.text).toContain("--max-tokens gives more room");
  const stopped = fakeContext({ mock: { responses: ["one\ntwo"] } });
  expect(await runComplete("a", { ...modelFlags, stop: ["\n"] }, stopped)).toBe(0);
  expect(stopped.stdout.text).toBe("one\n");
});

it("gives one JSON object with provenance and warnings", async () => {
  const context = fakeContext({ mock: { responses: [" Paris."] }, json: true });
  expect(await runComplete("The capital", { ...modelFlags, image: [xray], seed: 5 }, context)).toBe(0);
  expect(context.stderr.text).toBe("");
  expect(JSON.parse(context.stdout.text)).toMatchObject({
    command: "complete",
    ok: true,
    text: " Paris.",
    finishReason: "stop",
    notice: expect.stringContaining("not a medical device") as string,
    provenance: { mock: true, images: [{ width: 4, height: 3 }], imageFit: "stretch", sampling: { seed: 5 } },
    warnings: ["a warning", expect.stringContaining("all its samples are equal") as string],
  });
});

it("says when the model wrote nothing", async () => {
  const context = fakeContext({ mock: { responses: [""] } });
  expect(await runComplete("a", modelFlags, context)).toBe(1);
  expect(context.stdout.text).toBe("");
  expect(context.stderr.text).toContain("No usable text: the model wrote nothing");
});

it("finds an empty prompt before it loads a model", async () => {
  const context = fakeContext();
  await expect(runComplete("", modelFlags, context)).rejects.toThrow("The prompt is empty.");
  await expect(runComplete(undefined, modelFlags, context)).rejects.toThrow("The prompt is empty.");
  expect(context.opened).toEqual([]);
});
