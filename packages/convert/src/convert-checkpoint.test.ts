import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTokenizer, InvalidArgumentError, packageManifestName, parsePackageManifest } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import packageJson from "../package.json" with { type: "json" };
import { convertCheckpoint } from "./convert-checkpoint.js";
import type { ConvertProgress } from "./convert-progress.js";
import { type Spelling, writeTinyCheckpoint } from "./testing/tiny-checkpoint.js";
import { tinyTextConfig } from "./testing/tiny-config.js";
import { temporaryFolder } from "./testing/temporary-folder.js";

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

const dataFiles = ["decoder.data", "decoder.onnx", "embeddings.data", "tokenizer.bin", "vision.data", "vision.onnx"];

describe("convertCheckpoint", () => {
  it("writes a package whose manifest describes every file", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "package");
    const manifest = await convertCheckpoint({ checkpoint, output, revision: "abc" });

    expect(parsePackageManifest(readFileSync(join(output, packageManifestName), "utf8"))).toEqual(manifest);
    expect(readdirSync(output).sort()).toEqual(
      ["NOTICE", "embeddings-scales.data", packageManifestName, ...dataFiles].sort(),
    );
    for (const { path, bytes, sha256: digest } of Object.values(manifest.files)) {
      const content = readFileSync(join(output, path));
      expect([content.length, sha256(content)]).toEqual([bytes, digest]);
    }
    for (const { path, sha256: digest } of manifest.source.files) {
      expect(sha256(readFileSync(join(checkpoint, path)))).toBe(digest);
    }
    expect(manifest.source).toMatchObject({ name: "tiny", revision: "abc" });
    expect(manifest.weights).toEqual({ decoder: "q8", embeddings: "q8", vision: "fp16" });
    expect(manifest.chatTemplate).toBeNull();
    expect(manifest.generator).toEqual({ name: packageJson.name, version: packageJson.version });
    expect(readdirSync(folder).sort()).toEqual(["package", "tiny"]);
  });

  it("states the terms verbatim", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "package");
    const manifest = await convertCheckpoint({ checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output });
    const sentence =
      "HAI-DEF is provided under and subject to the Health AI Developer Foundations Terms of Use found at https://developers.google.com/health-ai-developer-foundations/terms";
    expect(readFileSync(join(output, "NOTICE"), "utf8")).toContain(sentence);
    expect(manifest.terms.notice).toBe(sentence);
  });

  it("states other terms for a model that is not Google's", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "package");
    const terms = { notice: "These weights are ours.", url: "https://example.org/licence" };
    const manifest = await convertCheckpoint({ checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output, terms });
    const notice = readFileSync(join(output, "NOTICE"), "utf8");
    expect(notice).toContain(`${terms.notice}\n${terms.url}`);
    expect(notice).not.toContain("HAI-DEF");
    expect(manifest.terms).toEqual(terms);
  });

  it("writes a tokenizer that core reads", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "package");
    await convertCheckpoint({ checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output });
    const tokenizer = createTokenizer(readFileSync(join(output, "tokenizer.bin")));
    expect(tokenizer.decode(tokenizer.encode("fever"))).toBe("fever");
  });

  it.each<Spelling>(["current", "flat-vision"])(
    "takes the %s names of tensors for the same model",
    async (spelling) => {
      const folder = temporaryFolder();
      const digests = async (name: Spelling): Promise<string[]> => {
        const checkpoint = writeTinyCheckpoint(join(folder, name), { spelling: name });
        const { files } = await convertCheckpoint({ checkpoint, output: join(folder, `${name}-out`), vision: "q8" });
        return Object.values(files).map((file) => file.sha256);
      };
      expect(await digests(spelling)).toEqual(await digests("2025"));
    },
  );

  it("converts a text-only model", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), { config: tinyTextConfig, spelling: "text-only" });
    const output = join(folder, "package");
    const manifest = await convertCheckpoint({ checkpoint, output, format: "fp32" });
    expect(readdirSync(output).filter((name) => name.startsWith("vision") || name.includes("scales"))).toEqual([]);
    expect(manifest.weights).toEqual({ decoder: "fp32", embeddings: "fp32" });
    expect(manifest.config.eosTokenIds).toEqual([1]);
  });

  it("stores fp32 embeddings as they are", async () => {
    const folder = temporaryFolder();
    let source: Uint8Array = new Uint8Array(0);
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), {
      edit: (tensors) => {
        source = tensors.find(({ name }) => name.endsWith("embed_tokens.weight"))!.data;
        return tensors;
      },
    });
    const output = join(folder, "package");
    await convertCheckpoint({ checkpoint, output, format: "fp32" });
    const bits = new Uint32Array(new Uint8Array(readFileSync(join(output, "embeddings.data"))).buffer);
    const words = new Uint16Array(new Uint8Array(source).buffer);
    expect(bits).toEqual(Uint32Array.from(words, (word) => word << 16));
  });

  it("records the chat template's digest", async () => {
    const folder = temporaryFolder();
    const files = {
      "chat_template.json": JSON.stringify({ chat_template: "{{ evil }}" }),
      "tokenizer_config.json": JSON.stringify({ chat_template: [{ name: "default", template: "other" }] }),
    };
    const both = writeTinyCheckpoint(join(folder, "both"), { files });
    const manifest = await convertCheckpoint({ checkpoint: both, output: join(folder, "out") });
    expect(manifest.chatTemplate).toEqual({ sha256: sha256("{{ evil }}"), known: false });
    const one = writeTinyCheckpoint(join(folder, "one"), { files: { ...files, "chat_template.json": null } });
    const other = await convertCheckpoint({ checkpoint: one, output: join(folder, "out2") });
    expect(other.chatTemplate).toEqual({ sha256: sha256("other"), known: false });
  });

  it("takes a head that equals the embeddings", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), {
      edit: (tensors) => [...tensors, { ...tensors[0]!, name: "lm_head.weight" }],
    });
    await expect(convertCheckpoint({ checkpoint, output: join(folder, "out") })).resolves.toBeDefined();
  });

  it("reports progress up to the total", async () => {
    const folder = temporaryFolder();
    const seen: ConvertProgress[] = [];
    const onProgress = (progress: ConvertProgress): unknown => seen.push(progress);
    await convertCheckpoint({
      checkpoint: writeTinyCheckpoint(join(folder, "tiny")),
      output: join(folder, "out"),
      onProgress,
    });
    expect([...new Set(seen.map(({ stage }) => stage))]).toEqual(["hash", "decoder", "embeddings", "vision"]);
    expect(seen.every(({ processedBytes }, i) => i === 0 || processedBytes > seen[i - 1]!.processedBytes)).toBe(true);
    expect(seen.at(-1)!.processedBytes).toBe(seen.at(-1)!.totalBytes);
  });

  it.each(["hash", "decoder", "vision"])("leaves nothing behind when aborted at %s", async (stage) => {
    const folder = temporaryFolder();
    const controller = new AbortController();
    const reason = new Error("no time");
    const conversion = convertCheckpoint({
      checkpoint: writeTinyCheckpoint(join(folder, "tiny")),
      output: join(folder, "made", "out"),
      signal: controller.signal,
      onProgress: (progress) => progress.stage === stage && controller.abort(reason),
    });
    await expect(conversion).rejects.toBe(reason);
    expect(readdirSync(folder)).toEqual(["tiny"]);
  });

  it("does nothing when aborted before", async () => {
    const folder = temporaryFolder();
    const signal = AbortSignal.abort("stop");
    await expect(convertCheckpoint({ checkpoint: "nowhere", output: join(folder, "out"), signal })).rejects.toBe(
      "stop",
    );
  });
});

describe("an output that exists", () => {
  it("is kept when it appears during the conversion", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "made", "out");
    const onProgress = ({ stage }: ConvertProgress): unknown =>
      stage === "vision" && mkdirSync(output, { recursive: true });
    await expect(convertCheckpoint({ checkpoint, output, onProgress })).rejects.toThrow(InvalidArgumentError);
    expect(readdirSync(join(folder, "made"))).toEqual(["out"]);
    expect(readdirSync(output)).toEqual([]);
  });

  it("is kept without `overwrite`", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "out");
    mkdirSync(output);
    writeFileSync(join(output, packageManifestName), "mine");
    await expect(convertCheckpoint({ checkpoint, output })).rejects.toThrow(InvalidArgumentError);
    expect(readFileSync(join(output, packageManifestName), "utf8")).toBe("mine");
  });

  it("is replaced as a whole with `overwrite`", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "out");
    await convertCheckpoint({ checkpoint, output });
    const manifest = await convertCheckpoint({ checkpoint, output, format: "fp32", overwrite: true });
    expect(manifest.weights.decoder).toBe("fp32");
    expect(existsSync(join(output, "embeddings-scales.data"))).toBe(false);
    expect(readdirSync(folder).sort()).toEqual(["out", "tiny"]);
  });

  it("stays when its replacement fails", async () => {
    const folder = temporaryFolder();
    const output = join(folder, "out");
    await convertCheckpoint({ checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output });
    const before = readFileSync(join(output, packageManifestName), "utf8");
    const bad = writeTinyCheckpoint(join(folder, "bad"), {
      edit: (tensors) => {
        tensors.at(-1)!.data.writeUInt16LE(0x7fc0);
        return tensors;
      },
    });
    await expect(convertCheckpoint({ checkpoint: bad, output, overwrite: true })).rejects.toThrow(/not a number/);
    expect(readFileSync(join(output, packageManifestName), "utf8")).toBe(before);
    expect(readdirSync(folder).sort()).toEqual(["bad", "out", "tiny"]);
  });

  it("is not deleted when it is no package, or holds the checkpoint", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "work", "tiny"));
    const other = join(folder, "other");
    mkdirSync(other);
    writeFileSync(join(folder, "work", packageManifestName), "{}");
    for (const output of [other, checkpoint, join(folder, "work")]) {
      await expect(convertCheckpoint({ checkpoint, output, overwrite: true })).rejects.toThrow(InvalidArgumentError);
    }
    expect(existsSync(other) && existsSync(join(checkpoint, "config.json"))).toBe(true);
  });
});

describe("arguments", () => {
  it("need to name a known format", async () => {
    const folder = temporaryFolder();
    const options = { checkpoint: writeTinyCheckpoint(join(folder, "tiny")), output: join(folder, "out") };
    await expect(convertCheckpoint({ ...options, format: "q5" as "q4" })).rejects.toThrow(InvalidArgumentError);
    await expect(convertCheckpoint({ ...options, vision: "q4" as "q8" })).rejects.toThrow(InvalidArgumentError);
  });
});
