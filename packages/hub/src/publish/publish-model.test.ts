import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { resolveModel } from "../prepare/resolve-model.js";
import { noise, smallFiles, writeSmallPackage } from "../testing/small-package.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { readToken, UploadHub, writeToken } from "../testing/upload-hub.js";
import { publishModel, type PublishOptions } from "./publish-model.js";
import type { PublishProgress } from "./publish-progress.js";

const id = "clinic/chest-q8";
let hub: UploadHub;
beforeEach(async () => {
  hub = await UploadHub.start();
});
afterEach(() => hub[Symbol.asyncDispose]());

const publish = (
  folder: string,
  { token = writeToken, ...options }: Partial<PublishOptions> & { token?: string } = {},
) => publishModel(folder, { to: id, hub: { endpoint: hub.url, token }, ...options });
const packageFolder = () => writeSmallPackage(join(temporaryFolder(), "chest-q8"));
const published = ["NOTICE", "README.md", "medgemma.json", ...Object.keys(smallFiles)];

describe("publishModel", () => {
  it("makes a private repository that the runtimes load by its id", async () => {
    const folder = packageFolder();
    const result = await publish(folder);
    expect(result.url).toBe(`${hub.url}/${id}`);
    expect([...result.sent].toSorted()).toEqual(published.toSorted());
    expect(hub.names(id)).toEqual([".gitattributes", ...published].toSorted());
    expect(hub.repositories.get(id)?.isPrivate).toBe(true);
    expect(hub.repositories.get(id)?.branches.get("main")?.commit).toBe(result.commit);

    const cacheFolder = temporaryFolder();
    const options = { endpoint: hub.url, token: readToken, cacheFolder };
    const { path } = await resolveModel(id, { runtime: "gguf", hub: options });
    for (const name of [...Object.keys(smallFiles), "NOTICE", "medgemma.json"]) {
      expect(readFileSync(join(path, name)).equals(readFileSync(join(folder, name))), name).toBe(true);
    }
  });

  it("gives the token to the Hub alone", async () => {
    hub.partBytes = 100_000;
    await publish(packageFolder());
    expect(hub.sent().length).toBeGreaterThan(2);
    for (const { where, token } of hub.log) expect(token).toBe(where === "hub" ? writeToken : undefined);
  });

  it("sends files so that `fetch` does not keep them in memory", async () => {
    const uploads: (RequestInit | undefined)[] = [];
    const watching: typeof globalThis.fetch = (input, init) => {
      if (init?.body instanceof Blob) uploads.push(init);
      return fetch(input, init);
    };
    await publish(packageFolder(), { hub: { endpoint: hub.url, token: writeToken, fetch: watching } });
    expect(uploads).toHaveLength(3);
    // Otherwise it keeps a copy, for a redirect: 1.6 GB for a file of 1.6 GB, in Node 20.
    for (const init of uploads) expect(init).toMatchObject({ redirect: "error", window: null });
  });

  it("shows nothing until all of it is there, in one commit", async () => {
    hub.fault = ({ path }) => (path.includes("/commit/") ? { status: 400 } : undefined);
    await expect(publish(packageFolder())).rejects.toMatchObject({ code: "ERR_DOWNLOAD_FAILED" });
    expect(hub.names(id)).toEqual([".gitattributes"]);
    hub.fault = undefined;
    await publish(packageFolder(), { message: "Chest, 8 bits" });
    expect(hub.repositories.get(id)?.titles).toEqual(["Chest, 8 bits"]);
  });

  it("does not send again what an earlier try sent", async () => {
    const folder = packageFolder();
    hub.fault = ({ where, path }) =>
      where === "storage" && !path.includes("part") && hub.contents.size > 0 ? { status: 400 } : undefined;
    await expect(publish(folder)).rejects.toMatchObject({ code: "ERR_DOWNLOAD_FAILED" });
    expect(hub.contents.size).toBe(1);
    const before = hub.sent().filter(({ path }) => hub.contents.has(path.slice(5, 69)));
    hub.fault = undefined;
    hub.log.length = 0;
    await publish(folder);
    expect(hub.sent()).toHaveLength(2);
    expect(hub.sent().map(({ path }) => path)).not.toContain(before[0]?.path);
    expect(hub.names(id)).toEqual([".gitattributes", ...published].toSorted());
  });

  it("sends nothing that the repository has, and only what changed", async () => {
    const folder = packageFolder();
    const first = await publish(folder);
    hub.log.length = 0;
    const second = await publish(folder);
    expect(second).toEqual({ ...first, sent: [] });
    expect(hub.log.filter(({ method }) => method !== "GET")).toEqual([]);

    writeSmallPackage(folder, { ...smallFiles, "mmproj-f16.gguf": noise(50_000, 9) });
    const third = await publish(folder);
    // The page has a table of digests.
    expect([...third.sent].toSorted()).toEqual(["README.md", "medgemma.json", "mmproj-f16.gguf"]);
    expect(hub.sent()).toHaveLength(1);
  });

  it("tells how many bytes were checked and sent, also when they are sent again or in parts", async () => {
    const total = Object.values(smallFiles).reduce((sum, { length }) => sum + length, 0);
    for (const partBytes of [0, 70_000]) {
      hub.partBytes = partBytes;
      hub.contents.clear();
      hub.repositories.clear();
      let drops = 1;
      hub.fault = ({ where }) => (where === "storage" && drops-- > 0 ? "drop" : undefined);
      const told: PublishProgress[] = [];
      await publish(packageFolder(), { onProgress: (progress) => told.push(progress) });
      const last = (stage: PublishProgress["stage"]) => told.findLast((one) => one.stage === stage);
      expect(last("check")).toEqual({ stage: "check", fraction: 1, doneBytes: total, totalBytes: total });
      const { totalBytes = 0 } = last("upload") ?? {};
      expect(last("upload")).toEqual({ stage: "upload", fraction: 1, doneBytes: totalBytes, totalBytes });
      expect(totalBytes).toBeGreaterThan(total);
      for (const { doneBytes, fraction } of told) {
        expect(doneBytes).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
      }
      for (const [name, bytes] of Object.entries(smallFiles)) {
        expect(hub.repositories.get(id)?.branches.get("main")?.files.get(name)?.bytes.equals(bytes), name).toBe(true);
      }
    }
  });

  it("ends at an abort, with its reason, and goes on later", async () => {
    const folder = packageFolder();
    const reason = new Error("closed the lid");
    const controller = new AbortController();
    hub.fault = ({ where }) => {
      if (where === "storage" && hub.contents.size === 1) controller.abort(reason);
      return controller.signal.aborted ? "hold" : undefined;
    };
    await expect(publish(folder, { signal: controller.signal })).rejects.toBe(reason);
    expect(hub.names(id)).toEqual([".gitattributes"]);
    hub.fault = undefined;
    await publish(folder);
    expect(hub.names(id)).toEqual([".gitattributes", ...published].toSorted());
    await expect(publish(folder, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it("writes to a branch of its own", async () => {
    await publish(packageFolder(), { branch: "q8" });
    expect(hub.names(id)).toEqual([".gitattributes"]);
    expect(hub.names(id, "q8")).toEqual([".gitattributes", ...published].toSorted());
    expect(hub.text(id, "README.md", "q8")).toContain(`model: "${id}@q8"`);
    expect((await publish(packageFolder(), { branch: "q8" })).sent).toEqual([]);
  });

  it("makes a public repository when asked, and leaves one as it is", async () => {
    await publish(packageFolder(), { private: false });
    expect(hub.repositories.get(id)?.isPrivate).toBe(false);
    await publish(packageFolder(), { private: true });
    expect(hub.repositories.get(id)?.isPrivate).toBe(false);
  });

  it("does not write over a push in between", async () => {
    const folder = packageFolder();
    hub.write(id, "other.txt", "by somebody else");
    hub.fault = ({ path }) => {
      if (path.includes("/preupload/")) hub.write(id, "another.txt", "meanwhile");
      return undefined;
    };
    await expect(publish(folder)).rejects.toMatchObject({ code: "ERR_DOWNLOAD_FAILED" });
    hub.fault = undefined;
    await publish(folder);
    expect(hub.names(id)).toEqual(expect.arrayContaining(["another.txt", "other.txt", "medgemma.json"]));
  });

  it("leaves a page that people wrote, and renews its own", async () => {
    const folder = packageFolder();
    hub.write(id, "README.md", "# Our chest model\n");
    expect((await publish(folder)).sent).not.toContain("README.md");
    expect(hub.text(id, "README.md")).toBe("# Our chest model\n");

    writeFileSync(join(folder, "README.md"), "# From the folder\n");
    await publish(folder);
    expect(hub.text(id, "README.md")).toBe("# From the folder\n");
  });

  describe("refuses", () => {
    it("a folder with anything else in it, before anything is asked or sent", async () => {
      for (const [name, make] of [
        [".env", (path: string) => writeFileSync(path, "HF_TOKEN=hf_secret")],
        ["patient-4711.png", (path: string) => writeFileSync(path, "image")],
        ["notes", (path: string) => mkdirSync(path)],
      ] as const) {
        const folder = packageFolder();
        make(join(folder, name));
        const failure = publish(folder);
        await expect(failure).rejects.toThrow(InvalidArgumentError);
        await expect(failure).rejects.toThrow("holds an entry beside the model; nothing is published.");
        // A file's name may be a patient's.
        await expect(failure).rejects.not.toThrow(name);
      }
      expect(hub.log).toEqual([]);
    });

    it("a file that is not what the manifest says, before a repository is made", async () => {
      const folder = packageFolder();
      const bytes = readFileSync(join(folder, "text-q8_0.gguf"));
      bytes[1000] = (bytes[1000] as number) ^ 1;
      writeFileSync(join(folder, "text-q8_0.gguf"), bytes);
      await expect(publish(folder)).rejects.toMatchObject({ code: "ERR_DIGEST_MISMATCH" });
      appendFileSync(join(folder, "text-q8_0.gguf"), "x");
      await expect(publish(folder)).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
      expect(hub.repositories.size).toBe(0);
      expect(hub.sent()).toEqual([]);
    });

    it("a token that may only read, and none", async () => {
      const folder = packageFolder();
      for (const token of [readToken, "hf_unknown"]) {
        const failure = publish(folder, { token });
        await expect(failure).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
        await expect(failure).rejects.toThrow(`does not let the access token write to "${id}"`);
      }
      expect(hub.repositories.size).toBe(0);
      await expect(publish(folder, { token: "" })).rejects.toThrow("Publishing needs an access token");
    });

    it("what is neither a package nor an adapter", async () => {
      const folder = temporaryFolder();
      writeFileSync(join(folder, "config.json"), "{}");
      writeFileSync(join(folder, "model.safetensors"), "");
      await expect(publish(folder)).rejects.toThrow("holds neither a converted model nor an adapter");
      await expect(publish(join(folder, "missing"))).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
    });

    it("options that it does not know", async () => {
      const folder = packageFolder();
      for (const wrong of [{ to: "chest" }, { to: "a/b/c" }, { branch: "../x" }, { baseModel: "/models/x" }]) {
        await expect(publish(folder, wrong)).rejects.toThrow(InvalidArgumentError);
      }
      await expect(publish(folder, { prviate: true } as object)).rejects.toThrow(InvalidArgumentError);
    });
  });

  it("says neither tokens nor signed addresses in an error", async () => {
    const folder = packageFolder();
    for (const status of [400, 403, 404, 413]) {
      for (const at of ["/api/", "/batch", "/put/", "/commit/"]) {
        // An expired signature is tried again, with a wait.
        if (at === "/put/" && status === 403) continue;
        hub.contents.clear();
        hub.fault = ({ path, method }) => (path.includes(at) && method !== "GET" ? { status } : undefined);
        const error = await publish(folder, { to: `clinic/x${status}` }).then(
          () => undefined,
          (thrown: unknown) => thrown as Error & { hint?: string },
        );
        expect(error).toBeInstanceOf(Error);
        for (let inner: unknown = error; inner instanceof Error; inner = inner.cause) {
          const text = `${inner.message} ${inner.stack} ${JSON.stringify(inner)}`;
          expect(text).not.toMatch(/hf_may|secret/);
        }
      }
    }
  });
});
