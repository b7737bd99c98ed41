import type { GgufManifest, PackageManifest } from "@medgemma/core";
import { haiDefTerms } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { catalogueEntry } from "../catalogue/index.js";
import { cardMark, modelCard } from "./model-card.js";

const file = (path: string) => ({ path, bytes: 10, sha256: "a".repeat(64) });
const config = catalogueEntry("google/medgemma-1.5-4b-it")!.config;
const common = {
  formatVersion: 2,
  generator: { name: "@medgemma/convert", version: "1.2.3" },
  source: { name: "google/medgemma-1.5-4b-it", revision: "e9792da5", files: [file("config.json")] },
  config,
  chatTemplate: null,
  terms: haiDefTerms,
} as const;

const onnx: PackageManifest = {
  ...common,
  kind: "onnx",
  weights: { decoder: "q4", embeddings: "q8", vision: "fp32" },
  files: {
    decoder: file("decoder.onnx"),
    decoderData: file("decoder.data"),
    embeddings: file("embeddings.data"),
    tokenizer: file("tokenizer.bin"),
  },
};

const gguf: GgufManifest = {
  ...common,
  kind: "gguf",
  weights: { text: "f32" },
  files: { text: file("text-f32.gguf"), tokenizer: file("tokenizer.bin") },
};

const card = (manifest: PackageManifest | GgufManifest, branch?: string) =>
  modelCard({ kind: "package", manifest }, { id: "clinic/chest", ...(branch !== undefined && { branch }) });

const frontMatter = (text: string) => text.split("---\n")[1];

describe("modelCard", () => {
  it("tells the Hub what it is", () => {
    expect(frontMatter(card(onnx))).toBe(`license: other
license_name: health-ai-developer-foundations
license_link: "https://developers.google.com/health-ai-developer-foundations/terms"
base_model: google/medgemma-1.5-4b-it
base_model_relation: quantized
library_name: onnx
pipeline_tag: image-text-to-text
tags:
- medgemma
- medical
- gemma3
- onnx
`);
    const { vision: _, imageTokenId: __, ...textOnly } = config;
    const plain = frontMatter(card({ ...gguf, config: textOnly }));
    expect(plain).toContain("library_name: gguf\npipeline_tag: text-generation\n");
    // Float32 is no quantisation.
    expect(plain).not.toContain("base_model_relation");
  });

  it("names no base model that is no id, and a merged adapter", () => {
    const local = card({
      ...onnx,
      source: { ...onnx.source, name: "medgemma `x`\n# y", adapters: [{ name: "lora", scale: 0.5 }] },
    });
    expect(frontMatter(local)).not.toContain("base_model");
    expect(local).toContain("- source: `medgemma  x  # y`\n");
    expect(local).toContain("- merged adapter: `lora`, scale 0.5\n");
    expect(
      frontMatter(card({ ...gguf, source: { ...gguf.source, adapters: [{ name: "lora", scale: 1 }] } })),
    ).toContain("base_model_relation: finetune");
  });

  it("names other terms as they are", () => {
    const other = card({ ...onnx, terms: { notice: "Ask us.", url: "https://example.org/terms" } });
    expect(frontMatter(other)).toContain('license_name: see-notice\nlicense_link: "https://example.org/terms"');
    expect(other).toContain("Ask us.");
    expect(other).not.toContain("HAI-DEF");
  });

  it("tells how to load it by its id on each runtime that can", () => {
    expect(card(onnx)).toContain('loadMedGemma({ model: "clinic/chest", runtime: onnxRuntime() })');
    expect(card(onnx)).toContain('loadMedGemma({ model: "clinic/chest", runtime: webRuntime() })');
    expect(card(onnx)).not.toContain("ggufRuntime");
    expect(card(gguf, "f32")).toContain('loadMedGemma({ model: "clinic/chest@f32", runtime: ggufRuntime() })');
    expect(card(gguf, "f32")).toContain("--model clinic/chest@f32");
  });

  it("tells where it comes from, its files, its terms, and its limits", () => {
    const text = card(onnx);
    expect(text).toContain(cardMark);
    expect(text).toContain("- revision: `e9792da5`");
    expect(text).toContain("@medgemma/convert 1.2.3");
    expect(text).toContain(`| decoder.data | 10 | \`${"a".repeat(64)}\` |`);
    expect(text).toContain(haiDefTerms.notice);
    expect(text).toContain("not a diagnosis");
  });
});
