import { CorruptModelError, type GemmaConfig, UnsupportedModelError } from "@medgemma/core";
import { ConfigSection } from "./config-section.js";
import { isRecord } from "./json-record.js";
import { parseTextConfig } from "./parse-text-config.js";
import { parseVisionConfig } from "./parse-vision-config.js";

/** `<eos>` and `<end_of_turn>` in every Gemma 3 vocabulary. */
const defaultEosTokenIds: readonly number[] = [1, 106];

/**
 * Reads the `config.json` of a Gemma 3 checkpoint: `Gemma3ForConditionalGeneration` (text and images) or
 * `Gemma3ForCausalLM` (text only), as written by transformers 4 or 5. Absent keys take transformers' defaults.
 *
 * @param json The parsed `config.json`.
 * @param generationConfig The parsed `generation_config.json`, whose end-of-sequence ids go first.
 * @throws {UnsupportedModelError} when the model is of another architecture or uses a feature that the SDK does not
 *   run; the message names the key.
 * @throws {CorruptModelError} when a value has the wrong type.
 */
export function parseGemmaConfig(json: unknown, generationConfig?: unknown): GemmaConfig {
  if (!isRecord(json)) throw new CorruptModelError("config.json does not hold a JSON object.");
  const root = new ConfigSection(json);
  const multimodal = isMultimodal(root);
  if (root.get("quantization_config") !== undefined) {
    throw new UnsupportedModelError("The checkpoint is quantized (`quantization_config` in config.json).", {
      hint: "Convert the original bfloat16 checkpoint.",
    });
  }
  const textSection = multimodal ? (root.section("text_config") ?? new ConfigSection({}, "text_config.")) : root;
  const text = parseTextConfig(textSection);
  const eosTokenIds = readEosTokenIds([generationConfig, json, json["text_config"]], text.vocabSize);
  if (!multimodal) return { text, eosTokenIds };
  const visionSection = root.section("vision_config") ?? new ConfigSection({}, "vision_config.");
  const imageKey = root.get("image_token_index") === undefined ? "image_token_id" : "image_token_index";
  const imageTokenId = root.integer(imageKey, 262_144, 0);
  if (imageTokenId >= text.vocabSize) throw root.wrong(imageKey, `below the vocabulary's size, ${text.vocabSize}`);
  return { text, vision: parseVisionConfig(visionSection, root), eosTokenIds, imageTokenId };
}

function isMultimodal(root: ConfigSection): boolean {
  const architectures = root.get("architectures");
  const name: unknown = Array.isArray(architectures) ? architectures[0] : (architectures ?? root.get("model_type"));
  switch (name) {
    case "Gemma3ForConditionalGeneration":
    case "gemma3":
      return true;
    case "Gemma3ForCausalLM":
    case "gemma3_text":
      return false;
    default:
      throw new UnsupportedModelError(
        `\`architectures\` in config.json names ${JSON.stringify(name) ?? "nothing"}, which this SDK does not run.`,
        { hint: "It runs Gemma3ForConditionalGeneration and Gemma3ForCausalLM, such as MedGemma." },
      );
  }
}

function readEosTokenIds(sources: readonly unknown[], vocabSize: number): readonly number[] {
  for (const source of sources) {
    const value = isRecord(source) ? (source["eos_token_id"] ?? undefined) : undefined;
    if (value === undefined) continue;
    const ids: unknown[] = Array.isArray(value) ? value : [value];
    const valid = ids.filter((id): id is number => Number.isInteger(id) && Number(id) >= 0 && Number(id) < vocabSize);
    if (valid.length !== ids.length || ids.length === 0) {
      throw new CorruptModelError(`\`eos_token_id\` is ${JSON.stringify(value)}; it has to be ids of the vocabulary.`);
    }
    return [...new Set(valid)];
  }
  return defaultEosTokenIds;
}
