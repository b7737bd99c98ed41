import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseGemmaConfig } from "../checkpoint/parse-gemma-config.js";
import { tensorLayout } from "../checkpoint/tensor-layout.js";
import { tinyConfig } from "./tiny-config.js";

/** How a checkpoint names its tensors. */
export type Spelling = "2025" | "current" | "flat-vision" | "text-only";

const prefixes: Readonly<Record<Spelling, Readonly<Record<string, string>>>> = {
  "2025": { text: "language_model.model.", vision: "vision_tower.vision_model.", projector: "multi_modal_projector." },
  current: {
    text: "model.language_model.",
    vision: "model.vision_tower.vision_model.",
    projector: "model.multi_modal_projector.",
  },
  "flat-vision": {
    text: "model.language_model.",
    vision: "model.vision_tower.",
    projector: "model.multi_modal_projector.",
  },
  "text-only": { text: "model." },
};

export interface TestTensor {
  name: string;
  dtype: string;
  shape: number[];
  data: Buffer;
}

/** Spells a tensor's uniform name as the checkpoint does. */
export function spell(canonical: string, spelling: Spelling): string {
  const dot = canonical.indexOf(".");
  return `${prefixes[spelling][canonical.slice(0, dot)]}${canonical.slice(dot + 1)}`;
}

/** Random tensors of every kind that the config calls for, in bfloat16; equal for equal configs. */
export function randomTensors(config: unknown, spelling: Spelling): TestTensor[] {
  let state = 7;
  const bits = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    // Sign, and an exponent and fraction for magnitudes from 0.03 to 0.12.
    return ((state >>> 16) & 0x80ff) | 0x3d00;
  };
  return [...tensorLayout(parseGemmaConfig(config))].map(([canonical, shape]) => {
    const elements = shape.reduce((product, size) => product * size, 1);
    const data = Buffer.from(Uint16Array.from({ length: elements }, bits).buffer);
    return { name: spell(canonical, spelling), dtype: "BF16", shape: [...shape], data };
  });
}

/** A safetensors file. */
export function safetensors(tensors: readonly TestTensor[]): Buffer {
  const header: Record<string, unknown> = { __metadata__: { format: "pt" } };
  let offset = 0;
  for (const { name, dtype, shape, data } of tensors) {
    header[name] = { dtype, shape, data_offsets: [offset, (offset += data.length)] };
  }
  return rawSafetensors(JSON.stringify(header), Buffer.concat(tensors.map(({ data }) => data)));
}

/** A safetensors file with any header. */
export function rawSafetensors(header: string, data: Buffer): Buffer {
  const json = Buffer.from(header);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, data]);
}

/** The least that is a Gemma 3 tokenizer: control tokens and bytes. */
export function tinyTokenizer(): string {
  const added = ["<pad>", "<eos>", "<bos>", "<start_of_turn>", "<end_of_turn>"];
  const bytes = Array.from({ length: 256 }, (_, byte) => `<0x${byte.toString(16).toUpperCase().padStart(2, "0")}>`);
  return JSON.stringify({
    added_tokens: added.map((content, id) => ({ id, content, special: true })),
    normalizer: { type: "Replace", pattern: { String: " " }, content: "▁" },
    model: {
      type: "BPE",
      byte_fallback: true,
      vocab: Object.fromEntries([...added, ...bytes].map((piece, id) => [piece, id])),
      merges: [],
    },
  });
}

export interface TinyCheckpoint {
  readonly config?: unknown;
  readonly spelling?: Spelling;
  /** Changes the tensors before they are written. */
  readonly edit?: (tensors: TestTensor[]) => TestTensor[];
  /** Files to write as well, or instead; null leaves one out. */
  readonly files?: Readonly<Record<string, string | Buffer | null>>;
}

/** Writes a small checkpoint with random weights in one safetensors file. */
export function writeTinyCheckpoint(folder: string, options: TinyCheckpoint = {}): string {
  const { config = tinyConfig, spelling = "2025", edit = (tensors: TestTensor[]) => tensors } = options;
  const files = {
    "config.json": JSON.stringify(config),
    "tokenizer.json": tinyTokenizer(),
    "model.safetensors": safetensors(edit(randomTensors(config, spelling))),
    ...options.files,
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) if (content !== null) writeFileSync(join(folder, name), content);
  return folder;
}
