import { basename } from "node:path";
import { CorruptModelError, UnsupportedModelError } from "@medgemma/core";
import type { GgufHeader } from "./gguf-header.js";
import { readGgufHeader } from "./read-gguf-header.js";

/** What a GGUF file is for. */
export type GgufRole = "text" | "mmproj" | "adapter";

/** A GGUF file with its header; metadata is asked for by key. */
export class GgufFile {
  readonly path: string;
  readonly header: GgufHeader;
  readonly role: GgufRole | "other";

  private constructor(path: string, header: GgufHeader) {
    this.path = path;
    this.header = header;
    this.role = roleOf(header);
  }

  /** @throws the errors of {@link readGgufHeader}; the signal's reason when aborted. */
  static async read(path: string, signal?: AbortSignal): Promise<GgufFile> {
    return new GgufFile(path, await readGgufHeader(path, signal));
  }

  /** Its name without the folder, for messages. */
  get name(): string {
    return basename(this.path);
  }

  number(key: string, fallback?: number): number {
    const value = this.header.metadata.get(key) ?? fallback;
    if (typeof value !== "number") throw this.corrupt(`"${key}" is missing`);
    return value;
  }

  string(key: string): string | undefined {
    const value = this.header.metadata.get(key);
    return typeof value === "string" ? value : undefined;
  }

  corrupt(what: string): CorruptModelError {
    return new CorruptModelError(`"${this.name}" cannot be used: ${what}.`, { hint: "Convert or download it again." });
  }

  /** For what may be right elsewhere, and cannot be computed here. */
  unsupported(what: string): UnsupportedModelError {
    return new UnsupportedModelError(`"${this.name}" cannot be used: ${what}.`, {
      hint: "Use a file made by llama.cpp's or this SDK's converter.",
    });
  }

  /** @throws {UnsupportedModelError} when the file is for something else. */
  expectRole(role: GgufRole): void {
    if (this.role === role) return;
    const described = { ...roleNames, other: `a model of the architecture "${this.string("general.architecture")}"` };
    throw new UnsupportedModelError(`"${this.name}" is ${described[this.role]}, not ${roleNames[role]}.`, {
      hint: this.role === "mmproj" ? "Give the text model, or the folder that holds both files." : "Check the path.",
    });
  }
}

const roleNames: Readonly<Record<GgufRole, string>> = {
  text: "a Gemma 3 text model",
  mmproj: "an image encoder (mmproj) for Gemma 3",
  adapter: "a LoRA adapter for Gemma 3",
};

function roleOf({ metadata }: GgufHeader): GgufRole | "other" {
  const architecture = metadata.get("general.architecture");
  if (architecture === "clip") return metadata.get("clip.projector_type") === "gemma3" ? "mmproj" : "other";
  if (architecture !== "gemma3") return "other";
  return metadata.get("general.type") === "adapter" ? "adapter" : "text";
}
