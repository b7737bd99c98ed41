import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { convertAdapterToGguf } from "@medgemma/convert";
import { type HubOptions, type LanguageModel, loadMedGemma, type LoadProgress, type Runtime } from "@medgemma/core";
import { createContext, fetchRepository, pruneModels, removeModel, resolveModel, storedModels } from "@medgemma/hub";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { checkpoint, root, runNode } from "./fixture.js";
import { type FakeHub, hasFakeHub, startFakeHub } from "./hub/fake-hub.js";
import {
  filesUnder,
  sha256OfFile,
  temporaryFolder,
  tinyCheckpoint,
  tinyId,
  writeFile,
  writePythonCache,
  writeRepositories,
} from "./hub/repository.js";

const repositories = temporaryFolder();
writeRepositories(repositories.path, { largeBytes: 3_000_000 });
cpSync(tinyModelDirectory("onnx"), join(repositories.path, "me/tiny-onnx"), { recursive: true });
cpSync(tinyModelDirectory("gguf"), join(repositories.path, "me/tiny-gguf"), { recursive: true });
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
  return () => home[Symbol.dispose]();
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

describe.runIf(hasFakeHub)("the folder of models", () => {
  it("takes what Python's cache holds, also without a connection, and nothing damaged", async () => {
    using python = temporaryFolder();
    const url = `${hub.url}/api/models/${tinyId}/revision/main`;
    const { sha: commit } = (await (await fetch(url)).json()) as { sha: string };
    writePythonCache(python.path, { id: tinyId, commit });
    process.env["HF_HUB_CACHE"] = python.path;
    try {
      const before = (await hub.log()).length;
      await fetchRepository(`hf:${tinyId}`, context());
      const data = (await hub.log()).slice(before).filter(({ path }) => path.includes("/resolve/"));
      expect(data).toEqual([]);
      using second = temporaryFolder();
      const offline = await fetchRepository(`hf:${tinyId}`, context({ cacheFolder: second.path, offline: true }));
      expect(sha256OfFile(join(offline, "model.safetensors"))).toBe(
        sha256OfFile(join(tinyCheckpoint, "model.safetensors")),
      );
      using third = temporaryFolder();
      const blob = filesUnder(python.path).find((path) =>
        path.endsWith(sha256OfFile(join(tinyCheckpoint, "model.safetensors"))),
      );
      const bytes = readFileSync(join(python.path, blob as string));
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      rmSync(join(python.path, blob as string));
      writeFileSync(join(python.path, blob as string), bytes);
      const fetched = await fetchRepository(`hf:${tinyId}`, context({ cacheFolder: third.path }));
      expect(sha256OfFile(join(fetched, "model.safetensors"))).toBe(
        sha256OfFile(join(tinyCheckpoint, "model.safetensors")),
      );
    } finally {
      delete process.env["HF_HUB_CACHE"];
    }
  });

  it("lists and removes what is in it, and can be moved", async () => {
    await resolveModel(tinyId, { runtime: "onnx", hub: options() });
    await resolveModel(tinyId, { runtime: "gguf", hub: options() });
    const stored = await storedModels(context());
    expect(stored.models.map(({ kind, runtime, source }) => [kind, runtime, source])).toEqual(
      expect.arrayContaining([
        ["download", undefined, tinyId],
        ["conversion", "onnx", tinyId],
        ["conversion", "gguf", tinyId],
      ]),
    );
    using other = temporaryFolder();
    execFileSync("cp", ["-a", `${home.path}/.`, other.path]);
    const moved = await resolveModel(tinyId, {
      runtime: "onnx",
      hub: options({ cacheFolder: other.path, offline: true }),
    });
    expect(moved.path.startsWith(other.path)).toBe(true);

    await removeModel(tinyId, context(), { keepConversions: true });
    const kept = await resolveModel(tinyId, { runtime: "onnx", hub: options({ offline: true }) });
    expect(existsSync(join(kept.path, "decoder.data"))).toBe(true);
    await removeModel(tinyId, context());
    expect(await storedModels(context())).toMatchObject({ models: [], bytes: 0 });
    await expect(removeModel(tinyId, context())).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
  });

  it("never removes a checkpoint's own folder", async () => {
    using own = temporaryFolder();
    cpSync(tinyCheckpoint, own.path, { recursive: true });
    await resolveModel(own.path, { runtime: "onnx", hub: options() });
    await removeModel(own.path, context());
    expect(readdirSync(own.path).toSorted()).toEqual(readdirSync(tinyCheckpoint).toSorted());
    expect((await storedModels(context())).models).toEqual([]);
  });

  it("forgets unfinished downloads when asked to", async () => {
    const failing = context({ endpoint: hub.faulty("drop=1000000;on=weights") });
    const controller = new AbortController();
    const running = fetchRepository("hf:org/large", {
      ...failing,
      signal: controller.signal,
      onProgress: ({ receivedBytes = 0 }) => receivedBytes > 900_000 && controller.abort(),
    });
    await expect(running).rejects.toMatchObject({ name: "AbortError" });
    expect((await storedModels(context())).unfinishedBytes).toBeGreaterThan(0);
    expect(await pruneModels(context())).toBeGreaterThan(0);
    expect(filesUnder(home.path).filter((path) => path.includes(".part"))).toEqual([]);
  });
});

describe("a folder of models that cannot be used", () => {
  it("is told with what to set", async () => {
    using place = temporaryFolder();
    writeFile(join(place.path, "file"), "x");
    const home = join(place.path, "file", "models");
    const failed = resolveModel(tinyCheckpoint, { runtime: "onnx", hub: { cacheFolder: home } });
    await expect(failed).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
      message: expect.stringMatching(/MEDGEMMA_HOME/) as string,
    });
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
