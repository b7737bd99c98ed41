import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { convertAdapterToGguf } from "@medgemma/convert";
import { type HubOptions, type LanguageModel, loadMedGemma, type LoadProgress, type Runtime } from "@medgemma/core";
import { createContext, fetchRepository, resolveModel } from "@medgemma/hub";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { checkpoint, root, runNode } from "./fixture.js";
import { type FakeHub, hasFakeHub, startFakeHub } from "./hub/fake-hub.js";
import {
  filesUnder,
  sha256OfFile,
  temporaryFolder,
  tinyCheckpoint,
  tinyId,
  writeFile,
  writeRepositories,
} from "./hub/repository.js";

const repositories = temporaryFolder();
writeRepositories(repositories.path, { largeBytes: 3_000_000 });
cpSync(tinyModelDirectory("onnx"), join(repositories.path, "me/tiny-onnx"), { recursive: true });
cpSync(tinyModelDirectory("gguf"), join(repositories.path, "me/tiny-gguf"), { recursive: true });
cpSync(tinyModelDirectory("onnx"), join(repositories.path, "me/tiny-lie"), { recursive: true });
const lie = join(repositories.path, "me/tiny-lie/decoder.data");
writeFileSync(lie, readFileSync(lie).fill(7, 5000, 5100));
const ggufFiles = readdirSync(tinyModelDirectory("gguf"));
const gguf = (part: string): string =>
  join(tinyModelDirectory("gguf"), ggufFiles.find((name) => name.startsWith(part)) ?? "");
mkdirSync(join(repositories.path, "other/tiny-GGUF"), { recursive: true });
cpSync(gguf("text"), join(repositories.path, "other/tiny-GGUF/tiny-Q8_0.gguf"));
cpSync(gguf("mmproj"), join(repositories.path, "other/tiny-GGUF/mmproj-F16.gguf"));
writeFile(join(repositories.path, "other/adapter/adapter_config.json"), "{}");
writeFile(join(repositories.path, "other/adapter/adapter_model.safetensors"), "x");

const lora = { adapter: join(root, "tests/adapters/text-layers"), checkpoint };
await convertAdapterToGguf({ ...lora, output: join(repositories.path, "other/lora/adapter.gguf") });

let hub: FakeHub;
let xet: FakeHub;
beforeAll(async () => {
  if (!hasFakeHub) return;
  hub = await startFakeHub(repositories.path, ["--page", "3"]);
  xet = await startFakeHub(repositories.path, ["--xet"]);
});
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
  await xet?.[Symbol.asyncDispose]();
  repositories[Symbol.dispose]();
});

let home: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  home = temporaryFolder();
  return () => {
    vi.unstubAllEnvs();
    home[Symbol.dispose]();
  };
});

const options = (more: HubOptions = {}): HubOptions => ({
  endpoint: hub.url,
  cacheFolder: home.path,
  token: "",
  ...more,
});
const context = (more: HubOptions = {}): ReturnType<typeof createContext> => createContext({ hub: options(more) });
const runtimes = { onnx: onnxRuntime, gguf: ggufRuntime } as const satisfies Record<string, () => Runtime>;

async function answer(model: LanguageModel): Promise<string> {
  let text = "";
  const messages = [{ role: "user", content: "Where is the heart?" }] as const;
  for await (const event of model.generate({ messages, maxTokens: 12 })) if (event.type === "token") text += event.text;
  return text;
}

async function answerOf(source: string, runtime: Runtime, more: { format?: string } = {}): Promise<string> {
  await using model = await loadMedGemma({ model: source, runtime, hub: options(), ...more });
  return await answer(model);
}

describe.runIf(hasFakeHub)("one source", () => {
  it.each([tinyId, `${tinyId}@main`, `hf:${tinyId}`, tinyCheckpoint])(
    "%s gives the same tokens on onnx and gguf",
    async (source) => {
      const expected = await answerOf(source, onnxRuntime());
      expect(expected.length).toBeGreaterThan(5);
      expect(await answerOf(source, ggufRuntime({ flashAttention: false, kvCacheType: "f32" }))).toBe(expected);
    },
  );

  it("gives the example of two runtimes the same text", async () => {
    const env = { HF_ENDPOINT: hub.url, MEDGEMMA_HOME: home.path };
    const example = join(root, "examples/node-swap/dist/swap.js");
    const image = join(root, "examples/assets/phantom-effusion.png");
    const [onnx, gguf] = await Promise.all(
      ["onnx", "gguf"].map((name) => runNode([example, name, tinyId, image], env)),
    );
    expect(onnx).toMatchObject({ code: 0, stdout: expect.stringMatching(/\w+ .*\n\[\w+\]/) as string });
    expect(gguf?.stdout).toBe(onnx?.stdout);
  });

  it("is converted once for a runtime and a format, and says which and why", async () => {
    for (const format of ["auto", "q8"]) {
      const seen: LoadProgress[] = [];
      const load = async (): Promise<LanguageModel> =>
        loadMedGemma({
          model: tinyId,
          runtime: onnxRuntime(),
          hub: options(),
          format,
          onProgress: (one) => seen.push(one),
        });
      await using first = await load();
      expect(seen.some(({ stage }) => stage === "convert")).toBe(true);
      expect(first.info.format).toMatch(format === "auto" ? /^fp32/ : /^q8/);
      expect(first.info.formatReason).toMatch(format === "auto" ? /memory/ : /q8/);
      expect(first.info).toMatchObject({ name: tinyId, revision: expect.stringMatching(/^[0-9a-f]{40}$/) as string });
      seen.length = 0;
      await using again = await load();
      expect(seen.some(({ stage }) => stage === "convert" || stage === "download")).toBe(false);
      expect(again.info.sha256).toBe(first.info.sha256);
    }
  });

  it("is converted by one of two that want the same, and the other waits for it", async () => {
    const stages: string[][] = [[], []];
    const paths = await Promise.all(
      stages.map(async (seen) => {
        const onProgress = ({ stage }: LoadProgress): unknown => seen.push(stage);
        return (await resolveModel(tinyId, { runtime: "onnx", hub: options(), onProgress })).path;
      }),
    );
    expect(paths[1]).toBe(paths[0]);
    const working = stages.filter((seen) => seen.filter((stage) => stage === "convert").length > 2);
    expect(working.length).toBe(1);
  });

  it("is a path when it looks like one, and no file name reaches the Hub", async () => {
    const before = (await hub.log()).length;
    const missing = loadMedGemma({ model: "patients/smith.gguf", runtime: ggufRuntime(), hub: options() });
    await expect(missing).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
    const adapters = [{ file: "patients/smith.gguf" }];
    const lost = loadMedGemma({ model: tinyModelDirectory("gguf"), runtime: ggufRuntime(), hub: options(), adapters });
    await expect(lost).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
    expect((await hub.log()).slice(before).some(({ path }) => path.includes("smith"))).toBe(false);
  });

  it("in a folder needs nothing of the Hub's settings, however wrong they are", async () => {
    vi.stubEnv("HF_ENDPOINT", "hf-mirror.example");
    vi.stubEnv("HF_TOKEN", "a b");
    vi.stubEnv("HTTPS_PROXY", "::");
    await using model = await loadMedGemma({ model: tinyModelDirectory("onnx"), runtime: onnxRuntime() });
    expect(model.info.format).toMatch(/vision fp16/);
  });

  it("tells before it begins what is fetched, what the disk needs, and which terms go with it", async () => {
    const seen: LoadProgress[] = [];
    const hubContext = createContext({ hub: options(), onProgress: (one) => seen.push(one) });
    await resolveModel(tinyId, {
      runtime: "onnx",
      hub: options(),
      onProgress: hubContext.onProgress as (one: LoadProgress) => void,
    });
    const plan = seen.findIndex(({ stage }) => stage === "plan");
    expect(seen[plan]?.message).toMatch(/MB to download, about .* for the conversion to fp32; .* are free in .*terms/i);
    expect(seen.findIndex(({ stage }) => stage === "download")).toBeGreaterThan(plan);
    expect(
      seen.some(({ receivedBytes, totalBytes }) => receivedBytes !== undefined && receivedBytes === totalBytes),
    ).toBe(true);
    const fractions = seen.map(({ fraction }) => fraction);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(filesUnder(home.path).filter((path) => basename(path) === "NOTICE").length).toBe(2);
  });

  it("of a converted package is loaded as it is", async () => {
    for (const [id, runtime] of [
      ["me/tiny-onnx", "onnx"],
      ["me/tiny-gguf", "gguf"],
    ] as const) {
      await using model = await loadMedGemma({ model: id, runtime: runtimes[runtime](), hub: options() });
      expect((await answer(model)).length).toBeGreaterThan(5);
      const other = runtime === "onnx" ? "gguf" : "onnx";
      const refused = loadMedGemma({ model: id, runtime: runtimes[other](), hub: options() });
      await expect(refused).rejects.toMatchObject({ code: "ERR_UNSUPPORTED_MODEL" });
      const asked = loadMedGemma({ model: id, runtime: runtimes[runtime](), hub: options(), format: "q4" });
      await expect(asked).rejects.toMatchObject({
        code: "ERR_INVALID_ARGUMENT",
        message: expect.stringMatching(/converted to/) as string,
      });
    }
    expect(filesUnder(home.path).some((path) => path.startsWith("converted"))).toBe(false);
  });

  it("of a package whose files are others than its manifest lists is refused", async () => {
    const refused = loadMedGemma({ model: "me/tiny-lie", runtime: onnxRuntime(), hub: options() });
    await expect(refused).rejects.toMatchObject({
      code: "ERR_DIGEST_MISMATCH",
      message: expect.stringMatching(/decoder\.data/) as string,
    });
  });

  it("of GGUF files is chosen among them, with its image encoder", async () => {
    for (const source of ["other/tiny-GGUF", "hf:other/tiny-GGUF/tiny-Q8_0.gguf"]) {
      await using model = await loadMedGemma({ model: source, runtime: ggufRuntime(), hub: options() });
      expect(model.capabilities.images).not.toBe(false);
      expect(model.info.format).toMatch(/^q8_0 \(vision f16\)/);
    }
    const refused = loadMedGemma({ model: "other/tiny-GGUF", runtime: onnxRuntime(), hub: options() });
    await expect(refused).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_MODEL",
      message: expect.stringMatching(/ggufRuntime/) as string,
    });
  });

  it("of a folder with the model in several formats is chosen by format", async () => {
    using own = temporaryFolder();
    cpSync(gguf("text"), join(own.path, "tiny-Q8_0.gguf"));
    cpSync(gguf("text"), join(own.path, "tiny-Q4_K_M.gguf"));
    cpSync(gguf("mmproj"), join(own.path, "mmproj-F16.gguf"));
    const chosen = (format: string): Promise<{ readonly path: string; readonly mmproj?: string }> =>
      resolveModel(own.path, { runtime: "gguf", format, hub: options() });
    expect(await chosen("auto")).toMatchObject({ path: join(own.path, "tiny-Q8_0.gguf") });
    expect(await chosen("q4")).toMatchObject({
      path: join(own.path, "tiny-Q4_K_M.gguf"),
      mmproj: join(own.path, "mmproj-F16.gguf"),
    });
    await expect(chosen("q5_k_m")).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it("of an adapter is added by llama.cpp at load", async () => {
    for (const file of ["other/lora", "hf:other/lora/adapter.gguf"]) {
      await using model = await loadMedGemma({
        model: checkpoint,
        runtime: ggufRuntime(),
        hub: options(),
        adapters: [{ file }],
      });
      expect(model.info.adapters).toMatchObject([{ name: "adapter.gguf", scale: 1 }]);
    }
    const none = loadMedGemma({
      model: tinyId,
      runtime: ggufRuntime(),
      hub: options(),
      adapters: [{ file: "other/adapter" }],
    });
    await expect(none).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
  });

  it("that is an adapter is told from a model", async () => {
    await expect(answerOf("other/adapter", onnxRuntime())).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_MODEL",
      message: expect.stringMatching(/LoRA adapter/) as string,
    });
  });

  it("at an address is fetched once, checked, and there without a connection", async () => {
    const folder = tinyModelDirectory("onnx");
    let flip = false;
    let requests = 0;
    const server = createServer((request, response) => {
      requests++;
      const path = join(
        folder,
        decodeURIComponent(new URL(request.url ?? "", "http://x").pathname.slice("/models/".length)),
      );
      if (!existsSync(path)) return response.writeHead(404).end();
      const bytes = readFileSync(path);
      if (flip && path.endsWith("decoder.data")) bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      return response.writeHead(200, { "content-length": bytes.length }).end(bytes);
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/models/`;
    try {
      flip = true;
      await expect(answerOf(address, onnxRuntime())).rejects.toMatchObject({ code: "ERR_DIGEST_MISMATCH" });
      flip = false;
      const expected = await answerOf(address, onnxRuntime());
      const before = requests;
      expect(await answerOf(`${address}medgemma.json`, onnxRuntime())).toBe(expected);
      expect(requests).toBe(before + 1);
      server.close();
      server.closeAllConnections();
      expect(await answerOf(address, onnxRuntime())).toBe(expected);
    } finally {
      server.close();
    }
  });
});

describe.runIf(hasFakeHub)("the newer storage", () => {
  it("leads to the file when nothing else is asked for", async () => {
    const folder = await fetchRepository("hf:org/large", context({ endpoint: xet.url }));
    expect(existsSync(join(folder, "weights.bin"))).toBe(true);
  });

  it("is read by its chunks where its answers come all the same", async () => {
    const asking: NonNullable<HubOptions["fetch"]> = (input, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (String(input).includes("/resolve/")) headers.set("accept", "application/vnd.xet-fileinfo+json");
      return fetch(input, { ...init, headers });
    };
    const folder = await fetchRepository("hf:org/large", context({ endpoint: xet.url, fetch: asking }));
    expect(sha256OfFile(join(folder, "weights.bin"))).toBe(
      sha256OfFile(join(repositories.path, "org/large/weights.bin")),
    );
    expect((await xet.log()).some(({ path }) => path.startsWith("/v2/reconstructions/"))).toBe(true);
  });
});
