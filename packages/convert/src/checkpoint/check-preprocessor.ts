import { UnsupportedModelError } from "@medgemma/core";
import { isRecord, type JsonRecord, parseJsonRecord } from "./json-record.js";
import { readOptionalText } from "./read-optional-file.js";

const file = "preprocessor_config.json";

/**
 * Checks that the checkpoint prepares images as this SDK does: bilinear to the encoder's square, then to [-1, 1].
 *
 * @throws {UnsupportedModelError} naming the key of another preparation; the images would come out wrong.
 * @throws {CorruptModelError} when the file is not JSON.
 */
export async function checkPreprocessor(folder: string, imageSize: number): Promise<string | undefined> {
  const text = await readOptionalText(folder, file);
  if (text === undefined) return undefined;
  const config = parseJsonRecord(text, file);
  expectOne(config, "image_mean", isAllHalves);
  expectOne(config, "image_std", isAllHalves);
  expectOne(config, "do_rescale", (value) => value === true);
  expectOne(config, "do_normalize", (value) => value === true);
  expectOne(config, "do_resize", (value) => value === true);
  expectOne(config, "resample", (value) => value === 2);
  expectOne(config, "rescale_factor", (value) => typeof value === "number" && Math.abs(value * 255 - 1) < 1e-6);
  expectOne(
    config,
    "size",
    (value) => isRecord(value) && value["height"] === imageSize && value["width"] === imageSize,
  );
  return file;
}

function isAllHalves(value: unknown): boolean {
  return Array.isArray(value) && value.every((entry) => entry === 0.5);
}

function expectOne(config: JsonRecord, key: string, accept: (value: unknown) => boolean): void {
  const value = config[key] ?? undefined;
  if (value === undefined || accept(value)) return;
  throw new UnsupportedModelError(
    `\`${key}\` in ${file} is ${JSON.stringify(value)}; the SDK prepares images otherwise.`,
  );
}
