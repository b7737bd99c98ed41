import { estimateConversion, type GgufFormat } from "@medgemma/convert";
import { InvalidArgumentError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { catalogueEntry } from "../catalogue/index.js";
import { chooseGgufFile, type GgufWish } from "./choose-gguf-file.js";

const { text, eosTokenIds } = catalogueEntry("google/medgemma-1.5-4b-it")!.config;
const textBytes = (format: GgufFormat) => estimateConversion({ text, eosTokenIds }, { to: "gguf", format }).outputBytes;

/** Files of unsloth/medgemma-1.5-4b-it-GGUF; llama.cpp's quantisations are as large as ours. */
const unsloth = [
  { path: ".gitattributes", bytes: 3000 },
  { path: "README.md", bytes: 40_000 },
  { path: "config.json", bytes: 2500 },
  { path: "medgemma-1.5-4b-it-BF16.gguf", bytes: textBytes("bf16") },
  { path: "medgemma-1.5-4b-it-IQ4_XS.gguf", bytes: textBytes("iq4_xs") },
  { path: "medgemma-1.5-4b-it-Q2_K.gguf", bytes: textBytes("q2_k") },
  { path: "medgemma-1.5-4b-it-Q4_0.gguf", bytes: textBytes("q4_0") },
  { path: "medgemma-1.5-4b-it-Q4_K_M.gguf", bytes: textBytes("q4_k_m") },
  { path: "medgemma-1.5-4b-it-Q5_K_M.gguf", bytes: textBytes("q5_k_m") },
  { path: "medgemma-1.5-4b-it-Q8_0.gguf", bytes: textBytes("q8_0") },
  { path: "medgemma-1.5-4b-it-UD-Q4_K_XL.gguf", bytes: textBytes("q4_k_m") + 5e7 },
  { path: "mmproj-BF16.gguf", bytes: 851_251_424 },
  { path: "mmproj-F16.gguf", bytes: 851_251_328 },
  { path: "mmproj-F32.gguf", bytes: 1_679_000_000 },
];

const choose = (wish: Partial<GgufWish> = {}, files: readonly { path: string; bytes: number }[] = unsloth) =>
  chooseGgufFile(files, { memoryBytes: 16e9, ...wish });
/** The label in a file's name. */
const labelOf = (path: string) => path.slice("medgemma-1.5-4b-it-".length, -".gguf".length);

describe("chooseGgufFile", () => {
  it.each([
    [64, "BF16", "bf16: full precision takes 9.4 GB of the 64.0 GB of memory."],
    [32, "Q8_0", "q8_0: bf16 would take 9.4 GB of the 32.0 GB of memory."],
    [16, "Q8_0", "q8_0: bf16 would take 9.4 GB of the 16.0 GB of memory."],
    [11, "Q5_K_M", "q5_k_m: q8_0 would take 8.3 GB with its cache, of the 11.0 GB of memory."],
    [9.3, "Q4_K_M", "q4_k_m: q5_k_m would take 6.9 GB with its cache, of the 9.3 GB of memory."],
    [8, "Q4_K_M", "q4_k_m: nothing fits well; it takes 6.5 GB with its cache, of the 8.0 GB of memory."],
  ] as const)("takes the best that fits into %d GB: %s", (gigabytes, label, reason) => {
    const chosen = choose({ memoryBytes: gigabytes * 1e9 });
    expect(labelOf(chosen.text)).toBe(label);
    expect(chosen.reason).toBe(reason);
  });

  it("takes the most exact image encoder with every text model, and says so", () => {
    for (const wanted of ["auto", "q4_k_m", "bf16"]) {
      const { mmproj, notes } = choose({ wanted });
      expect(mmproj).toBe("mmproj-F32.gguf");
      expect(notes).toEqual([
        'Of 3 image encoders in the repository, "mmproj-F32.gguf" is used; `mmproj` chooses another.',
      ]);
    }
    const without = unsloth.filter(({ path }) => path !== "mmproj-F32.gguf");
    expect(choose({}, without).mmproj).toBe("mmproj-BF16.gguf");
    const one = unsloth.filter(({ path }) => !/^mmproj-(F32|BF16)/.test(path));
    expect(choose({}, one)).toMatchObject({ mmproj: "mmproj-F16.gguf", notes: [] });
    expect(choose({}, [{ path: "a.gguf", bytes: 1 }])).not.toHaveProperty("mmproj");
  });

  it("takes the image encoder that is named", () => {
    expect(choose({ mmproj: "mmproj-F16.gguf" })).toMatchObject({ mmproj: "mmproj-F16.gguf", notes: [] });
    expect(choose({ mmproj: "MMPROJ-f16.GGUF" }).mmproj).toBe("mmproj-F16.gguf");
    expect(() => choose({ mmproj: "mmproj-Q8_0.gguf" })).toThrow(InvalidArgumentError);
    expect(() => choose({ mmproj: "mmproj-Q8_0.gguf" })).toThrow(/`mmproj`.*"mmproj-BF16.gguf", "mmproj-F16.gguf"/);
    expect(() => choose({ mmproj: "mmproj-F16.gguf" }, [{ path: "a.gguf", bytes: 1 }])).toThrow("which has none");
  });

  it.each([
    ["q4_k_m", "Q4_K_M"],
    ["Q4_K_M", "Q4_K_M"],
    ["iq4_xs", "IQ4_XS"],
    ["ud-q4_k_xl", "UD-Q4_K_XL"],
    ["q4_k_xl", "UD-Q4_K_XL"],
    ["q2_k", "Q2_K"],
    ["bf16", "BF16"],
    ["q8", "Q8_0"],
    ["q4", "Q4_K_M"],
    // MedGemma's weights are bfloat16: the file holds them exactly, as one in float32 would.
    ["fp32", "BF16"],
  ])("takes what `format` names: %s", (wanted, label) => {
    const { text, reason } = choose({ wanted, memoryBytes: 1e9 });
    expect(labelOf(text)).toBe(label);
    expect(reason).toBe(`${label.toLowerCase()}: \`format\` asks for it.`);
  });

  it("lists what is there when it is not", () => {
    for (const wanted of ["q3_k_s", "f16", "int8", "q4_k", ""]) {
      expect(() => choose({ wanted })).toThrow(InvalidArgumentError);
      expect(() => choose({ wanted })).toThrow(
        "`format` asks for what is not there; the repository has bf16, iq4_xs, q2_k, q4_0, q4_k_m, q5_k_m, q8_0, ud-q4_k_xl.",
      );
    }
    expect(() => choose({ wanted: "fp32" }, [{ path: "m-f16.gguf", bytes: 1 }])).toThrow("the repository has f16");
  });

  it("goes below four bits only where there is nothing else", () => {
    const few = unsloth.filter(({ path }) => /Q2_K|mmproj-F16/.test(path)).concat({ path: "x-IQ1_S.gguf", bytes: 1e9 });
    expect(labelOf(choose({}, few).text)).toBe("Q2_K");
    expect(choose({ memoryBytes: 4e9 }, few).text).toBe("x-IQ1_S.gguf");
  });

  it("loads a repository's only model, whatever its name says", () => {
    expect(choose({ memoryBytes: 1e9 }, [{ path: "model.gguf", bytes: 7e9 }])).toEqual({
      text: "model.gguf",
      reason: "It is the repository's only text model.",
      notes: [],
    });
    expect(() => choose({ wanted: "q4" }, [{ path: "model.gguf", bytes: 7e9 }])).toThrow("do not say");
  });

  it("does not guess between several models", () => {
    const two = unsloth.concat({ path: "medgemma-27b-it-Q8_0.gguf", bytes: 29e9 });
    expect(() => choose({}, two)).toThrow(/several text models: .*hf:owner\/name\/FILE\.gguf/);
    expect(() => choose({ wanted: "q8" }, two)).toThrow(InvalidArgumentError);
    const unnamed = ["a.gguf", "b.gguf"].map((path) => ({ path, bytes: 1e9 }));
    expect(() => choose({}, unnamed)).toThrow('"a.gguf", "b.gguf"');
  });

  it("takes the file that is named, with an image encoder", () => {
    const file = "medgemma-1.5-4b-it-Q2_K.gguf";
    expect(choose({ file })).toMatchObject({ text: file, mmproj: "mmproj-F32.gguf" });
    expect(choose({ file, wanted: "Q2_K" }).text).toBe(file);
    expect(() => choose({ file, wanted: "q8" })).toThrow(/is q2_k; `format`/);
    expect(() => choose({ file: "mmproj-F16.gguf" })).toThrow("is an image encoder");
    expect(() => choose({ file: "other.gguf" })).toThrow(ModelNotFoundError);
  });

  it("leaves models in parts alone, and says what to do", () => {
    const parts = (label: string) => [1, 2].map((n) => ({ path: `m-${label}-0000${n}-of-00002.gguf`, bytes: 20e9 }));
    const mixed = [...parts("BF16"), { path: "m-Q8_0.gguf", bytes: 29e9 }, { path: "m-Q4_K_M.gguf", bytes: 17e9 }];
    expect(choose({ memoryBytes: 512e9 }, mixed).text).toBe("m-Q8_0.gguf");
    for (const refused of [
      () => choose({ wanted: "bf16" }, mixed),
      () => choose({}, parts("Q8_0")),
      () => choose({ file: "m-BF16-00001-of-00002.gguf" }, mixed),
    ]) {
      expect(refused).toThrow(UnsupportedModelError);
      expect(refused).toThrow("llama-gguf-split --merge");
    }
  });

  it("takes no table, adapter or encoder for a model", () => {
    const others = ["imatrix.gguf", "medgemma-imatrix.gguf", "lora-f16.gguf", "mmproj-model-f16.gguf"];
    const files = others.map((path) => ({ path, bytes: 1e6 }));
    expect(() => choose({}, files)).toThrow(ModelNotFoundError);
    expect(choose({}, [...files, { path: "text-q8_0.gguf", bytes: 4e9 }]).text).toBe("text-q8_0.gguf");
  });
});
