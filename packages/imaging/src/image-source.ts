import { ImageDecodeError, InvalidArgumentError } from "@medgemma/core";
import { dataUrlBytes, isDataUrl } from "./data-url.js";

/**
 * Where an image file comes from: its bytes (also a Node `Buffer`), a `Blob` or `File`, a `data:` URL, or a place: a path or
 * `file:` URL in Node, a URL that is fetched in browsers.
 */
export type ImageSource = string | URL | Blob | Uint8Array | ArrayBuffer;

const accepted =
  "Give a path or URL, a Buffer, Uint8Array or ArrayBuffer with the file's bytes, a Blob or File, or a data: URL.";

/**
 * The file's bytes.
 *
 * @param readPlace reads a string or URL that names a place.
 * @throws {InvalidArgumentError} for anything else, and for a `data:` URL that is not valid.
 * @throws {ImageDecodeError} for a blob that cannot be read.
 */
export async function sourceBytes(
  source: unknown,
  readPlace: (place: string | URL) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  if (typeof source === "string" || isUrl(source)) {
    const address = String(source);
    return isDataUrl(address) ? dataUrlBytes(address) : await readPlace(source);
  }
  const bytes = heldBytes(source);
  if (bytes !== undefined) return bytes;
  if (isBlob(source)) {
    const buffer = await source.arrayBuffer().catch((error: unknown) => {
      // Its message may quote the file's name.
      const reason = error instanceof Error ? error.name : "unknown reason";
      throw new ImageDecodeError(`The image file could not be read (${reason}).`, { hint: "Pick the file again." });
    });
    return new Uint8Array(buffer);
  }
  throw new InvalidArgumentError(`An image cannot be read from ${whatItIs(source)}.`, { hint: accepted });
}

/**
 * The bytes themselves, where a source holds them. By their tag: `instanceof` fails for those of another realm, as tests in
 * Jest have them.
 */
export function heldBytes(source: unknown): Uint8Array | undefined {
  if (ArrayBuffer.isView(source) && tagOf(source) === "Uint8Array") {
    const bytes = source as Uint8Array;
    // Memory that another thread may change, and that text decoders do not take.
    return tagOf(bytes.buffer) === "SharedArrayBuffer" ? Uint8Array.from(bytes) : bytes;
  }
  if (tagOf(source) !== "ArrayBuffer") return undefined;
  const buffer = source as ArrayBuffer;
  // One that was transferred to another thread has no bytes, and no view can be made of it.
  return buffer.byteLength === 0 ? new Uint8Array(0) : new Uint8Array(buffer);
}

function isUrl(source: unknown): source is URL {
  return tagOf(source) === "URL";
}

function isBlob(source: unknown): source is Blob {
  if (typeof source !== "object" || source === null || !["Blob", "File"].includes(tagOf(source))) return false;
  return typeof Reflect.get(source, "arrayBuffer") === "function";
}

function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** Its kind, never what it holds. */
function whatItIs(source: unknown): string {
  const isPixels = typeof source === "object" && source !== null && "width" in source && "data" in source;
  if (isPixels) return "pixels: they are decoded already";
  if (source === undefined || source === null) return String(source);
  return typeof source === "object" ? "an object of this type" : `a ${typeof source}`;
}
