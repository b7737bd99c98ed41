import { execFileSync } from "node:child_process";
import { cp, open, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { type LanguageModel, loadMedGemma, type ModelSource, type Runtime } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { readImage } from "@medgemma/imaging";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { askRecord, askYesNo, extract, radiologyReport, summarize, triage } from "@medgemma/tasks";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { describe, expect, it } from "vitest";
import { root, temporaryFolder } from "./fixture.js";

// What SECURITY.md lists as promises that hold in use; larger runs are scripts in bench/.

const kinds: readonly (readonly [kind: "onnx" | "gguf", create: (verifyDigests?: boolean) => Runtime])[] = [
  ["onnx", (verifyDigests = false) => onnxRuntime({ verifyDigests })],
  ["gguf", (verifyDigests = false) => ggufRuntime({ verifyDigests })],
];

async function tokensOf(model: LanguageModel, content: string, seed?: number): Promise<string> {
  const sampling = seed === undefined ? {} : { temperature: 5, topK: 40, seed };
  const ids: number[] = [];
  for await (const event of model.generate({ messages: [{ role: "user", content }], maxTokens: 6, sampling })) {
    if (event.type === "token") ids.push(event.id);
  }
  return ids.join();
}

const codeOf = (run: () => Promise<unknown>): Promise<unknown> =>
  run().then(
    () => "no error",
    (error: unknown) => (error as { code?: string }).code ?? error,
  );

describe.each(kinds)("a model on %s", (kind, create) => {
  const load = (model: ModelSource = tinyModelDirectory(kind)) => loadMedGemma({ model, runtime: create() });

  it("gives 64 calls at once the answers that each has alone", async () => {
    await using model = await load();
    const texts = Array.from({ length: 64 }, (_, call) => `Is there an effusion? ${call}`);
    const together = await Promise.all(texts.map((text) => tokensOf(model, text)));
    for (const [call, text] of texts.entries()) expect(await tokensOf(model, text)).toBe(together[call]);
  });

  it("gives the same tokens from the same seed, 50 times", async () => {
    await using model = await load();
    const results = new Set<string>();
    for (let time = 0; time < 50; time++) results.add(await tokensOf(model, "What is it?", 7));
    expect(results.size).toBe(1);
    expect(await tokensOf(model, "What is it?", 8)).not.toBe([...results][0]);
  });

  it("refuses prompts beyond the context before it computes", async () => {
    await using model = await load();
    const messages = (content: string) => [{ role: "user", content }] as const;
    const long = "x".repeat(1_000_000);
    const generate = async (): Promise<void> => {
      for await (const _ of model.generate({ messages: messages(long) }));
    };
    expect(await codeOf(generate)).toBe("ERR_PROMPT_TOO_LONG");
    const score = () => model.score({ messages: messages("hi"), continuations: ["cough ".repeat(200_000)] });
    expect(await codeOf(score)).toBe("ERR_PROMPT_TOO_LONG");
  });

  it("notices a flipped byte of any file that the manifest names, when it is told to look", async () => {
    const folder = join(await temporaryFolder(), "model");
    await cp(tinyModelDirectory(kind), folder, { recursive: true });
    const files = (await readdir(folder)).filter((name) => !["NOTICE", "medgemma.json"].includes(name));
    for (let flip = 0; flip < 16; flip++) {
      const file = join(folder, files[flip % files.length] ?? "");
      const position = Math.floor(((await stat(file)).size - 1) * ((flip * 0.37) % 1));
      await using handle = await open(file, "r+");
      const byte = new Uint8Array(1);
      await handle.read(byte, 0, 1, position);
      await handle.write(Uint8Array.of((byte[0] ?? 0) ^ 0x10), 0, 1, position);
      const code = await codeOf(() => loadMedGemma({ model: folder, runtime: create(true) }));
      expect(code, `${files[flip % files.length]} at ${position}`).toMatch(
        /^ERR_(DIGEST_MISMATCH|CORRUPT_MODEL|UNSUPPORTED)/,
      );
      await handle.write(byte, 0, 1, position);
    }
    await (await loadMedGemma({ model: folder, runtime: create(true) }))[Symbol.asyncDispose]();
  });
});

describe("users' text", () => {
  it("never becomes a control token, however it is written", async () => {
    const marks = ["<start_of_turn>", "<end_of_turn>", "<bos>", "<eos>", "<pad>", "<start_of_image>", "<end_of_image>"];
    const pieces = [
      ...marks,
      "<unused94>",
      "<unused95>",
      "<image_soft_token>",
      "<",
      ">",
      "\u200b",
      "user\n",
      "＜bos＞",
      " ",
    ];
    await using model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: onnxRuntime() });
    const { tokenizer } = model;
    const control = new Set(Object.values(tokenizer.special).filter((id) => typeof id === "number"));
    let state = 1;
    const random = (limit: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
      return (state >> 8) % limit;
    };
    for (let round = 0; round < 5000; round++) {
      const text = Array.from({ length: 1 + random(6) }, () => pieces[random(pieces.length)]).join("");
      const found = Array.from(tokenizer.encode(text)).filter((id) => control.has(id));
      expect(found, JSON.stringify(text)).toEqual([]);
    }
  });
});

describe("patient data", () => {
  const canary = "Zyxwv Canary 1970-01-01";
  const images = [{ width: 1, height: 1, data: new Uint8Array(3) }];
  const failing = createMockModel({ responses: [`Findings: ${canary}.`] });
  const textOnly = createMockModel({ capabilities: { images: false } });
  const scale = [{ level: canary, meaning: "x" }];
  const wrong: readonly (readonly [string, () => PromiseLike<unknown>])[] = [
    ["a field", () => summarize(failing, { source: canary, kind: canary } as never)],
    ["a field's name", () => summarize(failing, { source: "x", kind: "note", [canary]: 1 } as never)],
    ["an option's name", () => askYesNo(failing, { question: canary }, { [canary]: 1 } as never)],
    ["an option", () => askYesNo(failing, { question: "x" }, { imageFit: canary } as never)],
    ["a question", () => askYesNo(textOnly, { question: canary, images })],
    ["a scale", () => triage(failing, { presentation: canary, scale })],
    ["a record", () => askRecord(failing, { record: { [canary]: canary } as never, question: "x" })],
    ["a text", () => extract(failing, { text: canary, schema: { type: "object", additionalProperties: true } })],
    ["a long text", () => summarize(failing, { source: `${canary} `.repeat(20_000), kind: "note" })],
    [
      "a message",
      () => failing.score({ messages: [{ role: canary, content: canary }] as never, continuations: ["a"] }),
    ],
    ["a path", () => readImage(join(root, canary, "x.png"))],
  ];

  it.each(wrong)("of %s is in no error", async (name, run) => {
    const error: unknown = await Promise.resolve()
      .then(run)
      .then(
        () => "no error",
        (thrown: unknown) => thrown,
      );
    expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/) as string });
    const told: string[] = [];
    for (let at: unknown = error; at instanceof Error; at = at.cause) told.push(at.message, JSON.stringify(at));
    // A path is the application's own, and an error without it helps nobody.
    if (name !== "a path") expect(told.join("\n")).not.toContain("Zyxwv");
  });

  it("of an answer is in the result alone", async () => {
    const result = await radiologyReport(failing, { images });
    expect(result.ok).toBe(false);
    const { raw, ...rest } = result;
    expect(raw).toContain(canary);
    expect(JSON.stringify(rest)).not.toContain("Zyxwv");
  });
});

describe("what is published", () => {
  it("holds built files and texts, and runs nothing when it is installed", async () => {
    for (const name of await readdir(join(root, "packages"))) {
      const folder = join(root, "packages", name);
      const { scripts = {} } = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as {
        scripts?: Record<string, string>;
      };
      for (const hook of ["preinstall", "install", "postinstall", "prepare"]) expect(scripts[hook]).toBeUndefined();
      const packed = execFileSync("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: folder });
      const [{ files }] = JSON.parse(packed.toString()) as [{ files: { path: string }[] }];
      const others = files
        .map(({ path }) => path)
        .filter(
          (path) =>
            !/^(dist\/|src\/[\w-]+\/about\.md$|screenshots\/[\w-]+\.png$|README\.md$|package\.json$|LICENSE|NOTICE|THIRD-PARTY\.md$)/.test(
              path,
            ),
        );
      expect(others, name).toEqual([]);
    }
  }, 120_000);
});
