import { createHash } from "node:crypto";
import { isKnownChatTemplate, type PackageManifest } from "@medgemma/core";
import { isRecord, parseJsonRecord } from "./json-record.js";
import { readOptionalText } from "./read-optional-file.js";

export interface ChatTemplate {
  readonly text: string;
  readonly digest: NonNullable<PackageManifest["chatTemplate"]>;
  /** Name of the file that holds the template. */
  readonly file: string;
}

/** In the order in which transformers looks. */
const sources = ["chat_template.jinja", "chat_template.json", "tokenizer_config.json"] as const;

/**
 * Digest of the checkpoint's chat template: SHA-256 of its text as UTF-8. The template is never run.
 *
 * @throws {CorruptModelError} when a file that could hold it is not JSON.
 */
export async function readChatTemplate(folder: string): Promise<ChatTemplate | undefined> {
  for (const file of sources) {
    const text = await readOptionalText(folder, file);
    if (text === undefined) continue;
    const template = file.endsWith(".jinja") ? text : templateOf(parseJsonRecord(text, file)["chat_template"]);
    if (template === undefined) continue;
    const sha256 = createHash("sha256").update(template, "utf8").digest("hex");
    return { text: template, file, digest: { sha256, known: isKnownChatTemplate(sha256) } };
  }
  return undefined;
}

/** A template, or the one named "default" of several. */
function templateOf(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  if (!Array.isArray(value)) return undefined;
  const entry: unknown = value.find((item: unknown) => isRecord(item) && item["name"] === "default");
  return isRecord(entry) && typeof entry["template"] === "string" ? entry["template"] : undefined;
}
