import { execFileSync } from "node:child_process";
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { HubOptions } from "@medgemma/core";
import { createContext, fetchRepository, pruneModels, removeModel, resolveModel, storedModels } from "@medgemma/hub";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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

let hub: FakeHub;
beforeAll(async () => {
  if (hasFakeHub) hub = await startFakeHub(repositories.path);
});
afterAll(async () => {
  await hub?.[Symbol.asyncDispose]();
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

  it.each([tinyId, `${tinyId}@main`, `hf:${tinyId}`, "page"])(
    "removes a model by %s, as it was given to load it",
    async (given) => {
      await resolveModel(tinyId, { runtime: "onnx", hub: options() });
      const { models } = await removeModel(given === "page" ? `${hub.url}/${tinyId}` : given, context());
      expect(models.length).toBe(2);
    },
  );

  it("asks for a list of files again after it led to an error, and takes none of a mirror's", async () => {
    await fetchRepository(`hf:${tinyId}`, context());
    const lists = filesUnder(home.path).filter((path) => path.endsWith("listing.json"));
    const list = join(home.path, lists[0] as string);
    writeFileSync(list, readFileSync(list, "utf8").replaceAll(/"bytes":\d+/g, '"bytes":7'));
    const failed = fetchRepository(`hf:${tinyId}`, context());
    await expect(failed).rejects.toMatchObject({ code: "ERR_DIGEST_MISMATCH" });
    expect(existsSync(join(await fetchRepository(`hf:${tinyId}`, context()), "config.json"))).toBe(true);
    const before = (await hub.log()).length;
    await fetchRepository(`hf:${tinyId}`, context({ endpoint: hub.faulty("slow=0") }));
    expect((await hub.log()).slice(before).some(({ path }) => path.includes("/tree/"))).toBe(true);
  });

  it("converts again what is damaged", async () => {
    const { path } = await resolveModel(tinyId, { runtime: "onnx", hub: options() });
    writeFileSync(join(path, "decoder.data"), "");
    const again = await resolveModel(tinyId, { runtime: "onnx", hub: options() });
    expect(statSync(join(again.path, "decoder.data")).size).toBeGreaterThan(1000);
  });

  it("never removes a checkpoint's own folder", async () => {
    using own = temporaryFolder();
    cpSync(tinyCheckpoint, own.path, { recursive: true });
    await resolveModel(own.path, { runtime: "onnx", hub: options() });
    await removeModel(own.path, context());
    expect(readdirSync(own.path).toSorted()).toEqual(readdirSync(tinyCheckpoint).toSorted());
    expect((await storedModels(context())).models).toEqual([]);
  });

  it("holds files of others that are never removed, and notes that cannot be read", async () => {
    await resolveModel(tinyId, { runtime: "onnx", hub: options() });
    const foreign = ["blobs/sha256-4f1c", "blobs/README", "blobs/video.part", "converted/mine.json"];
    for (const name of foreign) writeFile(join(home.path, name), "mine");
    for (const name of readdirSync(join(home.path, "converted"))) {
      if (/^[0-9a-f]{32}\.json$/.test(name)) writeFile(join(home.path, "converted", name), "");
    }
    writeFile(join(home.path, "converted/.medgemma-convert-0123456789ab/package/decoder.data"), "left");
    const { models } = await storedModels(context());
    expect(models.find(({ kind }) => kind === "conversion")?.runtime).toBeUndefined();
    await removeModel(tinyId, context());
    await pruneModels(context());
    const left = filesUnder(home.path).filter(
      (path) => !path.startsWith(join("converted", "")) || path.endsWith("mine.json"),
    );
    expect(left.toSorted()).toEqual(foreign.toSorted());
    expect(existsSync(join(home.path, "converted/.medgemma-convert-0123456789ab"))).toBe(false);
  });

  it("takes over a lock without a sign of life whose process cannot be looked at", async () => {
    const [first] = (await (await fetch(`${hub.url}/api/models/org/large/tree/main`)).json()) as {
      oid: string;
      lfs?: { oid: string };
    }[];
    const lock = join(home.path, "locks", `${first?.lfs?.oid ?? first?.oid}.lock`);
    writeFile(lock, JSON.stringify({ pid: 7, host: "another", machine: "other" }));
    utimesSync(lock, new Date(), new Date(Date.now() - 3_600_000));
    expect(existsSync(join(await fetchRepository("hf:org/large", context()), "weights.bin"))).toBe(true);
  });

  it("notices other files in the place of a checkpoint's, although size and time are the same", async () => {
    using own = temporaryFolder();
    cpSync(tinyCheckpoint, own.path, { recursive: true });
    const weights = join(own.path, "model.safetensors");
    utimesSync(weights, 0, 0);
    const before = await resolveModel(own.path, { runtime: "onnx", hub: options() });
    const bytes = readFileSync(weights);
    writeFileSync(weights, bytes.fill(0, bytes.length - 1000));
    utimesSync(weights, 0, 0);
    const after = await resolveModel(own.path, { runtime: "onnx", hub: options() });
    expect(after.path).not.toBe(before.path);
  });

  it("loads what is here where nothing may be written", async () => {
    const ready = await resolveModel(tinyId, { runtime: "onnx", hub: options() });
    rmSync(join(home.path, "hub", tinyId.replace("/", "--"), "refs"), { recursive: true });
    writeFile(join(home.path, "hub", tinyId.replace("/", "--"), "refs"), "no folder, so that no name is noted");
    expect(await resolveModel(tinyId, { runtime: "onnx", hub: options() })).toMatchObject({ path: ready.path });
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
