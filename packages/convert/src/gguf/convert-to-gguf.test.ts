import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readGguf, type ReadGguf } from "../testing/read-gguf.js";
import { hasReference, referenceFolder } from "../testing/reference-folder.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";
import { convertAdapterToGguf } from "./convert-adapter-to-gguf.js";
import { convertCheckpointToGguf } from "./convert-to-gguf.js";
import { encodeValues } from "./encode-values.js";

const reference = (path: string): string => join(referenceFolder, path);
const read = (path: string): ReadGguf => readGguf(readFileSync(path));
const floats = (bytes: Uint8Array): Float32Array => new Float32Array(bytes.slice().buffer);

/** Keys of llama.cpp's converter that say nothing about the model. */
const decoration = ["general.name", "general.size_label", "general.sampling.top_k", "general.sampling.top_p"];

function withoutDecoration({ metadata }: ReadGguf): Record<string, unknown> {
  return Object.fromEntries([...metadata].filter(([key]) => !decoration.includes(key)));
}

describe.runIf(hasReference)("convertCheckpointToGguf, against llama.cpp's own converter", () => {
  it("writes the same text file but for the query norms", async () => {
    for (const [checkpoint, folder] of [
      ["model", "gguf"],
      ["text-model", "gguf-text"],
    ] as const) {
      const output = join(temporaryFolder(), "gguf");
      const { files, config } = await convertCheckpointToGguf({
        checkpoint: reference(checkpoint),
        output,
        format: "f32",
      });
      const ours = read(join(output, files.text.path));
      const theirs = read(reference(`${folder}/text-f32.gguf`));
      expect(withoutDecoration(ours)).toEqual(withoutDecoration(theirs));
      expect([...ours.tensors.keys()].sort()).toEqual([...theirs.tensors.keys()].sort());
      const folded = Math.sqrt(config.text.headDim / config.text.queryPreAttnScalar);
      for (const [name, { dims, type, bytes }] of ours.tensors) {
        const other = theirs.tensors.get(name)!;
        expect({ dims, type }, name).toEqual({ dims: other.dims, type: other.type });
        if (!name.includes("attn_q_norm"))
          expect(
            bytes.every((byte, at) => byte === other.bytes[at]),
            name,
          ).toBe(true);
        else floats(bytes).forEach((value, at) => expect(value).toBeCloseTo(floats(other.bytes)[at]! * folded, 5));
      }
    }
  });

  it("writes the same mmproj file, with an exact projection", async () => {
    const output = join(temporaryFolder(), "gguf");
    const { files } = await convertCheckpointToGguf({ checkpoint: reference("model"), output, vision: "f32" });
    const ours = read(join(output, files.mmproj!.path));
    const theirs = read(reference("gguf/mmproj-f32.gguf"));
    expect(withoutDecoration(ours)).toEqual(withoutDecoration(theirs));
    expect([...ours.tensors.keys()].sort()).toEqual([...theirs.tensors.keys()].sort());
    for (const [name, { dims, bytes }] of ours.tensors) {
      const other = theirs.tensors.get(name)!;
      expect(dims, name).toEqual(other.dims);
      // llama.cpp's converter rounds the projection to float16 whatever is asked for.
      if (name !== "mm.input_projection.weight")
        expect(
          bytes.every((byte, at) => byte === other.bytes[at]),
          name,
        ).toBe(true);
    }
  });

  it("writes an adapter that multiplies out to the same", async () => {
    for (const spelling of ["lora", "lora-old-names"]) {
      const output = join(temporaryFolder(), "adapter.gguf");
      await convertAdapterToGguf({ adapter: reference(spelling), checkpoint: reference("model"), output });
      const ours = read(output);
      const theirs = read(reference("gguf/lora-f32.gguf"));
      expect([...ours.tensors.keys()].sort()).toEqual([...theirs.tensors.keys()].sort());
      const alpha = (file: ReadGguf): number => file.metadata.get("adapter.lora.alpha") as number;
      for (const [name, { dims, bytes }] of ours.tensors) {
        const other = theirs.tensors.get(name)!;
        expect(dims).toEqual(other.dims);
        const factor = name.endsWith("lora_b") ? alpha(theirs) / alpha(ours) : 1;
        floats(bytes).forEach((value, at) => expect(value).toBeCloseTo(floats(other.bytes)[at]! * factor, 6));
      }
    }
  });

  it("refuses an adapter that GGUF cannot express, and offers the merge", async () => {
    const output = join(temporaryFolder(), "adapter.gguf");
    const options = { adapter: reference("lora-everything"), checkpoint: reference("model"), output };
    await expect(convertAdapterToGguf(options)).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_MODEL",
      hint: expect.stringContaining("Merge it") as string,
    });
    expect(readdirSync(join(output, ".."))).toEqual([]);
  });
});

describe("convertCheckpointToGguf", () => {
  it.each(["f32", "f16", "bf16", "q8_0"] as const)("writes %s files whose tensors fit", async (format) => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "gguf");
    const manifest = await convertCheckpointToGguf({ checkpoint, output, format, vision: format });
    expect(readdirSync(output).sort()).toEqual(
      ["NOTICE", "medgemma.json", manifest.files.mmproj!.path, manifest.files.text.path, "tokenizer.bin"].sort(),
    );
    const exact = await convertCheckpointToGguf({
      checkpoint,
      output: join(folder, "f32"),
      format: "f32",
      vision: "f32",
    });
    const [ours, theirs] = [output, join(folder, "f32")].map((path, index) =>
      read(join(path, (index === 0 ? manifest : exact).files.text.path)),
    ) as [ReadGguf, ReadGguf];
    const relativeError = { f32: 0, bf16: 0, f16: 1e-3, q8_0: 6e-3 }[format];
    for (const [name, { bytes, type }] of ours.tensors) {
      const truth = floats(theirs.tensors.get(name)!.bytes);
      const peak = Math.max(...truth.map(Math.abs));
      decode(bytes, type).forEach((value, at) => {
        expect(Math.abs(value - truth[at]!), name).toBeLessThanOrEqual(relativeError * peak + 1e-7);
      });
    }
  });

  it("leaves nothing behind when it fails", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const output = join(folder, "gguf");
    const controller = new AbortController();
    const onProgress = (): void => controller.abort(new Error("stop"));
    const aborted = convertCheckpointToGguf({ checkpoint, output, signal: controller.signal, onProgress });
    await expect(aborted).rejects.toThrow("stop");
    const wrong = convertCheckpointToGguf({ checkpoint, output, format: "q2" as "q8_0" });
    await expect(wrong).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    expect(readdirSync(folder)).toEqual(["tiny"]);
  });

  it("refuses adapters that are not LoRA, or of another model", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const attempt = (config: object): Promise<unknown> => {
      writeFileSync(join(folder, "adapter_config.json"), JSON.stringify(config));
      return convertCheckpointToGguf({ checkpoint, output: join(folder, "gguf"), adapters: [{ folder }] });
    };
    const lora = { peft_type: "LORA", lora_alpha: 8 };
    await expect(attempt({ peft_type: "IA3" })).rejects.toMatchObject({ code: "ERR_UNSUPPORTED_MODEL" });
    await expect(attempt({ ...lora, use_qalora: true })).rejects.toThrow("use_qalora");
    await expect(attempt(lora)).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
  });
});

describe("encodeValues", () => {
  it("keeps the largest float32 values finite in bfloat16", () => {
    const values = Float32Array.of(3.4e38, -3.4e38, 1, 3e38);
    const words = Array.from(new Uint16Array(encodeValues(values, "bf16").buffer));
    expect(words).toEqual([0x7f7f, 0xff7f, 0x3f80, 0x7f62]);
  });

  it("rounds float16 to nearest even, and keeps values finite", () => {
    const values = Float32Array.of(1, -2, 65504, 65520, 1e9, 2 ** -24, 2 ** -25, 1 + 2 ** -11, 1 + 3 * 2 ** -11, 0, -0);
    const halves = Array.from(new Uint16Array(encodeValues(values, "f16").buffer));
    expect(halves).toEqual([0x3c00, 0xc000, 0x7bff, 0x7bff, 0x7bff, 1, 0, 0x3c00, 0x3c02, 0, 0x8000]);
  });
});

/** Decodes tensor data to floats. */
function decode(bytes: Uint8Array, type: number): Float32Array {
  const copy = bytes.slice();
  const half = (bits: number): number => {
    const [exponent, fraction] = [(bits >> 10) & 31, bits & 1023];
    const size = exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15);
    return bits & 0x8000 ? -size : size;
  };
  if (type === 0) return new Float32Array(copy.buffer);
  if (type === 1) return Float32Array.from(new Uint16Array(copy.buffer), half);
  if (type === 30) {
    const words = Uint32Array.from(new Uint16Array(copy.buffer), (upper) => upper << 16);
    return new Float32Array(words.buffer);
  }
  const view = new DataView(copy.buffer);
  return Float32Array.from({ length: (copy.length / 34) * 32 }, (_, i) => {
    const block = Math.floor(i / 32) * 34;
    return half(view.getUint16(block, true)) * view.getInt8(block + 2 + (i % 32));
  });
}
