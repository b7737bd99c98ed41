import { readFile } from "node:fs/promises";
import { ImageDecodeError, InvalidArgumentError, MedGemmaError, type RgbImage } from "@medgemma/core";
import { tellError } from "../report-error.js";

const formats: readonly {
  readonly name: string;
  readonly at: number;
  readonly bytes: string;
  readonly hint: string;
}[] = [
  {
    name: "a DICOM file",
    at: 128,
    bytes: "DICM",
    hint: "Export the image as PNG, with the window that you want to see.",
  },
  { name: "a TIFF image", at: 0, bytes: "II*\0", hint: "Save it as PNG." },
  { name: "a TIFF image", at: 0, bytes: "MM\0*", hint: "Save it as PNG." },
  { name: "a GIF image", at: 0, bytes: "GIF8", hint: "Save it as PNG." },
  { name: "a WebP image", at: 8, bytes: "WEBP", hint: "Save it as PNG." },
  { name: "a HEIC image", at: 4, bytes: "ftyphei", hint: "Save it as JPEG or PNG." },
  { name: "an AVIF image", at: 4, bytes: "ftypavi", hint: "Save it as PNG." },
  { name: "a JPEG 2000 image", at: 4, bytes: "jP  \r\n", hint: "Save it as PNG." },
  { name: "a BMP image", at: 0, bytes: "BM", hint: "Save it as PNG." },
  { name: "a PDF file", at: 0, bytes: "%PDF", hint: "Save the page or the image in it as PNG." },
  { name: "a GGUF model", at: 0, bytes: "GGUF", hint: "Models are given with --model." },
];

/**
 * Reads PNG and JPEG files. A message tells the number of the image and not its name, which may be a patient's.
 *
 * @throws {InvalidArgumentError} when a file cannot be read.
 * @throws {ImageDecodeError} when it is no PNG or JPEG, or damaged.
 */
export async function readImages(files: readonly string[], what = "image"): Promise<readonly RgbImage[]> {
  const images: RgbImage[] = [];
  for (const [index, file] of files.entries()) {
    const name = files.length === 1 ? `The ${what}` : `The ${what} number ${index + 1} of ${files.length}`;
    images.push(await readOne(file, name));
  }
  return images;
}

async function readOne(file: string, name: string): Promise<RgbImage> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    const { reason, hint } = whyUnread(error.code);
    throw new InvalidArgumentError(`${name} cannot be read: ${reason}.`, { hint });
  });
  const { decodeImage } = await import("@medgemma/imaging");
  try {
    return await decodeImage(bytes);
  } catch (error) {
    if (!MedGemmaError.isInstance(error)) throw error;
    const known = formats.find(({ at, bytes: magic }) => bytes.toString("latin1", at, at + magic.length) === magic);
    if (known !== undefined) {
      throw new ImageDecodeError(`${name} is ${known.name}; PNG and JPEG are read.`, {
        hint: known.hint,
        cause: error,
      });
    }
    // The decoder knows more of a whole file that it does not take, and of itself.
    if (!/could not be decoded|neither PNG nor JPEG|cut off/.test(error.message)) throw withName(error, name);
    const what = bytes.length === 0 ? "is empty" : "is no complete PNG or JPEG";
    throw new ImageDecodeError(`${name} ${what}.`, { hint: "Give a whole PNG or JPEG file.", cause: error });
  }
}

function withName(error: MedGemmaError, name: string): ImageDecodeError {
  const { message, next } = tellError(error);
  const reason = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
  return new ImageDecodeError(`${name} cannot be used: ${reason}.`, { hint: next, cause: error });
}

/** Why a file could not be read, without its name. */
export function whyUnread(code: string | undefined): { readonly reason: string; readonly hint: string } {
  return unread[code ?? ""] ?? { reason: code ?? "unknown reason", hint: "Check the path." };
}

const notAllowed = { reason: "reading it is not allowed", hint: "Change its permissions, or copy it." };

const unread: Readonly<Record<string, { readonly reason: string; readonly hint: string }>> = {
  ENOENT: { reason: "there is no such file", hint: "Check the path; names with spaces need quotes." },
  EISDIR: { reason: "it is a folder", hint: "Give a file." },
  EACCES: notAllowed,
  EPERM: notAllowed,
  ERR_FS_FILE_TOO_LARGE: { reason: "it is larger than 2 GiB", hint: "Check that it is the right file." },
};
