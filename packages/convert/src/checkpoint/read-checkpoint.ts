import { stat } from "node:fs/promises";
import { CorruptModelError, type GemmaConfig, ModelNotFoundError, type PackageManifest } from "@medgemma/core";
import { absolutePath } from "../files/absolute-path.js";
import { readSource } from "../files/source-file.js";
import { checkPreprocessor } from "./check-preprocessor.js";
import { isRecord, type JsonRecord, parseJsonRecord } from "./json-record.js";
import { listTensors } from "./list-tensors.js";
import { matchTensors } from "./match-tensors.js";
import { parseGemmaConfig } from "./parse-gemma-config.js";
import { readChatTemplate } from "./read-chat-template.js";
import { readOptionalText } from "./read-optional-file.js";
import type { TensorEntry } from "./tensor-entry.js";
import { headName } from "./tensor-names.js";
import { tensorLayout } from "./tensor-layout.js";

/** A Hugging Face checkpoint whose config and list of tensors fit together. Weights are not in memory. */
export interface Checkpoint {
  readonly folder: string;
  readonly config: GemmaConfig;
  /**
   * By uniform names: `text.…`, `vision.…`, `projector.…`, whatever spelling the checkpoint uses, and `lm_head.weight` if
   * it is stored apart from the embeddings.
   */
  readonly tensors: ReadonlyMap<string, TensorEntry>;
  /** What config.json says of the output head (`tie_word_embeddings`), whatever the weights are. */
  readonly isSaidToBeTied: boolean;
  readonly chatTemplate: PackageManifest["chatTemplate"];
  /** The chat template's text, if there is one. It is passed on, never run. */
  readonly chatTemplateText?: string;
  /** The bytes of `tokenizer.json`. */
  readonly tokenizer: Uint8Array;
  /** Names of the files that the model is made of, in the folder. */
  readonly files: readonly string[];
}

/**
 * Reads and checks everything of a checkpoint's folder but the weights themselves.
 *
 * @param checkpoint Folder with `config.json`, `tokenizer.json` and safetensors weights.
 * @throws {ModelNotFoundError} when the folder, its `config.json` or its weights do not exist.
 * @throws {UnsupportedModelError} when it is no Gemma 3, or one with features that the SDK does not run.
 * @throws {CorruptModelError} when a file is damaged, incomplete or does not fit the others.
 * @throws {InvalidArgumentError} when `checkpoint` is no path, or the system does not let a file be opened.
 */
export async function readCheckpoint(checkpoint: string): Promise<Checkpoint> {
  const folder = absolutePath(checkpoint, "checkpoint");
  const { config, json, files } = await readConfig(folder);
  if (config.vision !== undefined) {
    const preprocessor = await checkPreprocessor(folder, config.vision.imageSize);
    if (preprocessor !== undefined) files.push(preprocessor);
  }
  const chatTemplate = await readChatTemplate(folder);
  if (chatTemplate !== undefined) files.push(chatTemplate.file);
  const list = await listTensors(folder);
  const tensors = matchTensors(list.entries, tensorLayout(config));
  if (!tensors.has(headName) && isUntied(json)) {
    throw new CorruptModelError(
      "The checkpoint lacks `lm_head.weight`, although config.json says that it is not tied.",
    );
  }
  const tokenizer = await readTokenizer(folder);
  files.push("tokenizer.json", ...list.files);
  return {
    folder,
    config,
    tensors,
    isSaidToBeTied: !isUntied(json),
    chatTemplate: chatTemplate?.digest ?? null,
    ...(chatTemplate !== undefined && { chatTemplateText: chatTemplate.text }),
    tokenizer,
    files,
  };
}

/**
 * Reads only the shape of a checkpoint's model.
 *
 * @throws {ModelNotFoundError} when the folder or its `config.json` does not exist.
 * @throws {UnsupportedModelError} when it is no Gemma 3, or one with features that the SDK does not run.
 */
export async function readCheckpointConfig(checkpoint: string): Promise<GemmaConfig> {
  return (await readConfig(absolutePath(checkpoint, "checkpoint"))).config;
}

async function readConfig(folder: string): Promise<{ config: GemmaConfig; json: JsonRecord; files: string[] }> {
  const configText = await readOptionalText(folder, "config.json");
  if (configText === undefined) {
    const exists = await stat(folder)
      .then((found) => found.isDirectory())
      .catch(() => false);
    throw new ModelNotFoundError(exists ? "The folder holds no `config.json`." : "The folder does not exist.", {
      hint: "Give the folder of a Hugging Face checkpoint.",
    });
  }
  const files = ["config.json"];
  const generationText = await readOptionalText(folder, "generation_config.json");
  if (generationText !== undefined) files.push("generation_config.json");
  const json = parseJsonRecord(configText, "config.json");
  const config = parseGemmaConfig(
    json,
    generationText === undefined ? undefined : parseJsonRecord(generationText, "generation_config.json"),
  );
  return { config, json, files };
}

function isUntied(json: JsonRecord): boolean {
  const text = json["text_config"];
  return json["tie_word_embeddings"] === false || (isRecord(text) && text["tie_word_embeddings"] === false);
}

async function readTokenizer(folder: string): Promise<Uint8Array> {
  try {
    return await readSource(folder, "tokenizer.json");
  } catch (cause) {
    if (!(cause instanceof ModelNotFoundError)) throw cause;
    throw new CorruptModelError("The checkpoint's `tokenizer.json` is missing.", {
      cause,
      hint: "Download the checkpoint completely.",
    });
  }
}
