import { createHash } from "node:crypto";
import { access, constants, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, type ImageFeatureStore, InvalidArgumentError } from "@medgemma/core";
import { writeWhole } from "./small-files.js";

const checksumBytes = 4;

export interface ImageFeatureFilesOptions {
  readonly folder: string;
  /** What the features depend on beside the pixels: weights, runtime, device. */
  readonly encoder: string;
}

/**
 * Keeps features of images as files: float32 values and a CRC-32, under a name that tells neither model nor image. Folder and files
 * are for this user only. Nothing is ever removed.
 *
 * @throws {InvalidArgumentError} when the folder cannot be made or written to.
 */
export async function imageFeatureFiles({ folder, encoder }: ImageFeatureFilesOptions): Promise<ImageFeatureStore> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK);
  } catch (cause) {
    throw new InvalidArgumentError("The folder of `imageFeatureFolder` cannot be written to.", { cause });
  }
  const pathOf = (sha256: string): string =>
    join(
      folder,
      `${createHash("sha256")
        .update(JSON.stringify([encoder, sha256]))
        .digest("hex")}.features`,
    );
  return {
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256)).catch(() => undefined);
      if (bytes === undefined || bytes.length <= checksumBytes || bytes.length % 4 !== 0) return undefined;
      const values = Uint8Array.from(bytes.subarray(0, -checksumBytes));
      const isWhole = bytes.readUInt32LE(values.length) === crc32(values);
      return isWhole ? new Float32Array(values.buffer) : undefined;
    },
    async write(sha256, features) {
      const values = Buffer.from(features.buffer, features.byteOffset, features.byteLength);
      const checksum = Buffer.alloc(checksumBytes);
      checksum.writeUInt32LE(crc32(values));
      await writeWhole(pathOf(sha256), Buffer.concat([values, checksum]), 0o600).catch(() => {});
    },
  };
}
