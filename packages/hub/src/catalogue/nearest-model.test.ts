import { describe, expect, it } from "vitest";
import { catalogue } from "./catalogue.js";
import { nearestModel } from "./nearest-model.js";

describe("nearestModel", () => {
  it.each(catalogue.map(({ id }) => id))("knows %s, however it is written", (id) => {
    const name = id.slice("google/".length);
    const spellings = [
      id,
      id.toUpperCase(),
      name,
      `hf:${id}`,
      `${id}@main`,
      `https://huggingface.co/${id}/tree/main`,
      name.replaceAll("-", " "),
      `/models/${name}`,
      `models\\${name}\\`,
    ];
    for (const spelling of spellings) expect(nearestModel(spelling)?.id, spelling).toBe(id);
  });

  it.each([
    ["medgemma-2b", "medgemma-1.5-4b-it"],
    ["MedGemma 7B", "medgemma-1.5-4b-it"],
    ["medgemma", "medgemma-1.5-4b-it"],
    ["google/medgemma-2-4b-it", "medgemma-1.5-4b-it"],
    ["medgemma-12b-it", "medgemma-27b-it"],
    ["medgemma-1.5-4b", "medgemma-1.5-4b-it"],
    ["google/medgemma1.5-4b", "medgemma-1.5-4b-it"],
    ["google/medgemma-1-5-4b-it", "medgemma-1.5-4b-it"],
    ["medgemma-v1.5", "medgemma-1.5-4b-it"],
    ["google/medgemma-4b", "medgemma-4b-it"],
    ["Google/MedGemma-4B-IT", "medgemma-4b-it"],
    ["medgemma:4b", "medgemma-4b-it"],
    ["google/medgemma-4b-instruct", "medgemma-4b-it"],
    ["google/medgemma-4b-base", "medgemma-4b-pt"],
    ["google/medgema-4b-it", "medgemma-4b-it"],
    ["google/med-gemma-4b-it", "medgemma-4b-it"],
    ["gogle/medgemma-1.5-4b-it", "medgemma-1.5-4b-it"],
    ["medgemma/medgemma-4b-it", "medgemma-4b-it"],
    ["google/medgemma-4b-it-qat", "medgemma-4b-it"],
    ["medgemma-27b", "medgemma-27b-it"],
    ["google/medgemma-27b-mm-it", "medgemma-27b-it"],
    ["medgemma-27b-text", "medgemma-27b-text-it"],
    ["google/medgemma-1.5-27b-it", "medgemma-27b-it"],
  ])("takes %s for google/%s", (text, name) => {
    expect(nearestModel(text)?.id).toBe(`google/${name}`);
  });

  it.each([
    "",
    "google/gemma-3-4b-it",
    "google/medsiglip-448",
    "google/medasr",
    "meta-llama/Llama-3-8B",
    "microsoft/llava-med-v1.5-mistral-7b",
    // Models of others, which may be private or renamed: Google's would be another model.
    "someone/medgemma-4b-it-finetuned",
    "unsloth/medgemma-4b-it-GGUF",
    "hospital/chest-medgemma-4b",
    "./runs/medgemma-4b-it-lora-3",
    "x".repeat(10_000),
  ])("offers nothing for %s", (text) => {
    expect(nearestModel(text)).toBeUndefined();
  });
});
