import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CorruptModelError, InvalidArgumentError } from "@medgemma/core";
import * as z from "zod";
import { GroupReport, type GroupResult } from "./group-result.js";

const index = z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() }));

/** A folder of reference data made with Hugging Face transformers. */
export class ReferenceFolder {
  readonly path: string;

  constructor(path: string) {
    if (!existsSync(join(path, "index.json"))) {
      throw new InvalidArgumentError("The reference folder has no index.json.", {
        hint: "Give the folder that holds chat.json, forward.json and so on.",
      });
    }
    this.path = path;
  }

  has(name: string): boolean {
    return existsSync(join(this.path, name));
  }

  /**
   * A file that a reference names. Images outside the folder are named relative to the folder above;
   * they are not part of the index, so a copy of the folder may lack them.
   */
  find(name: string): string | undefined {
    return [this.path, join(this.path, "..")].map((base) => join(base, name)).find((path) => existsSync(path));
  }

  file(name: string): string {
    return join(this.path, name);
  }

  async json<Schema extends z.ZodType>(name: string, schema: Schema): Promise<z.output<Schema>> {
    const parsed = schema.safeParse(parseJson(await readFile(this.file(name), "utf8"), `The reference file ${name}`));
    if (!parsed.success) {
      throw new CorruptModelError(`The reference file ${name} has another format.`, { cause: parsed.error });
    }
    return parsed.data;
  }

  /** Little-endian float32 values. */
  async floats(name: string): Promise<Float32Array> {
    const bytes = await readFile(this.file(name));
    return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  }

  /** Compares every file of the index with its size and digest. */
  async checkIndex(): Promise<GroupResult> {
    const report = new GroupReport("index");
    for (const [name, { bytes, sha256 }] of Object.entries(await this.json("index.json", index))) {
      const content = await readFile(this.file(name)).catch(() => undefined);
      if (content === undefined) {
        report.check(false, `${name} is missing`);
        continue;
      }
      const digest = createHash("sha256").update(content).digest("hex");
      report.check(content.byteLength === bytes && digest === sha256, `${name} was altered`);
    }
    return report.result();
  }
}

/** @throws {InvalidArgumentError} when a text is no JSON. */
export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidArgumentError(`${what} is no JSON.`, { hint: "Copy or write it again.", cause });
  }
}
