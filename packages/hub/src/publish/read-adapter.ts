import { createReadStream } from "node:fs";
import { open, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { CorruptModelError, haiDefTerms, InvalidArgumentError } from "@medgemma/core";
import { isHubId } from "../source/hub-reference.js";
import { digestOf } from "../transfer/check-digest.js";
import { type FolderFiles, refuseOthers } from "./folder-files.js";
import type { Publication, PublishedFile, ReadOptions } from "./publication.js";

const configFile = "adapter_config.json";
const weightsFile = "adapter_model.safetensors";

/** What trainers put beside an adapter. It comes with the base model, whose terms it is under. */
const ofTheBase =
  /^(tokenizer(_config)?\.json|tokenizer\.model|(special_tokens_map|added_tokens|(pre)?processor_config)\.json|chat_template\.(json|jinja))$/;

/** PEFT's own page of an adapter, before somebody fills it in. */
const unfilled = "[More Information Needed]";

/**
 * Reads an adapter's folder: PEFT's two files, GGUF adapters of `convertAdapterToGguf`, or both.
 *
 * @returns undefined when it is none.
 */
export async function readAdapter(
  found: FolderFiles,
  { baseModel, signal }: ReadOptions,
): Promise<Publication | undefined> {
  const { folder, names } = found;
  const ggufs = names.filter((name) => /\.gguf$/i.test(name));
  const isPeft = names.includes(configFile);
  if (!isPeft && ggufs.length === 0) return undefined;
  for (const name of ggufs) {
    if (!(await isGgufAdapter(join(folder, name)))) return undefined;
  }
  const ownFiles = isPeft ? [configFile, weightsFile] : [];
  refuseOthers(
    found,
    (name) => [...ownFiles, ...ggufs, "NOTICE", "README.md"].includes(name) || (isPeft && ofTheBase.test(name)),
  );
  const config = isPeft ? await readConfig(folder) : undefined;
  const base = requireBase(baseModel ?? config?.["base_model_name_or_path"]);
  const files: PublishedFile[] = [];
  if (config !== undefined) {
    if (!names.includes(weightsFile)) throw new CorruptModelError(`The adapter has no \`${weightsFile}\`.`);
    // A path of this machine helps nobody, and tells of it.
    const text = `${JSON.stringify({ ...config, base_model_name_or_path: base }, undefined, 2)}\n`;
    files.push({ name: configFile, content: { text } }, await weights(folder, weightsFile, signal));
  }
  for (const name of ggufs) files.push(await weights(folder, name, signal));
  const text = names.includes("NOTICE") ? await readFile(join(folder, "NOTICE"), "utf8") : noticeText(base);
  files.push({ name: "NOTICE", content: { text } });
  const card = names.includes("README.md") ? await readFile(join(folder, "README.md"), "utf8") : undefined;
  const forms = [...(isPeft ? (["peft"] as const) : []), ...(ggufs.length > 0 ? (["gguf"] as const) : [])];
  return {
    facts: { kind: "adapter", baseModel: base, forms },
    files,
    leftOut: names.filter((name) => ofTheBase.test(name)).length,
    ...(card !== undefined && !card.includes(unfilled) && { card }),
  };
}

async function readConfig(folder: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const parsed: unknown = JSON.parse(await readFile(join(folder, configFile), "utf8"));
    if (typeof parsed === "object" && parsed !== null && "peft_type" in parsed) return { ...parsed };
  } catch (cause) {
    throw new CorruptModelError(`\`${configFile}\` cannot be read.`, { cause });
  }
  throw new CorruptModelError(`\`${configFile}\` is not PEFT's: it has no \`peft_type\`.`);
}

function requireBase(base: unknown): string {
  if (typeof base === "string" && isHubId(base)) return base;
  throw new InvalidArgumentError("The adapter's files do not name its base model by a Hugging Face id.", {
    hint: 'Give it as `baseModel`, for example "google/medgemma-1.5-4b-it".',
  });
}

async function weights(folder: string, name: string, signal?: AbortSignal): Promise<PublishedFile> {
  const path = join(folder, name);
  const { size: bytes } = await stat(path);
  const content = createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Uint8Array>;
  const sha256 = await digestOf(content, { algorithm: "sha256", bytes, ...(signal && { signal }) });
  return { name, content: { path, bytes, sha256 } };
}

/** What llama.cpp asks of an adapter stands among the first values of the file. */
async function isGgufAdapter(path: string): Promise<boolean> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
  const text = buffer.toString("latin1", 0, bytesRead);
  return text.startsWith("GGUF") && text.includes("adapter.lora.alpha");
}

function noticeText(base: string): string {
  return `NOTICE

The following applies when the base model is a HAI-DEF model, such as MedGemma, or derived from one:

${haiDefTerms.notice}

These files are an adapter: changes to the weights of ${base}, made by whoever publishes them.

Whoever passes these files on passes on the use restrictions in section 3.2 of the terms too,
with a copy of the terms: ${haiDefTerms.url}

If the base model comes under other terms, those apply instead.
`;
}
