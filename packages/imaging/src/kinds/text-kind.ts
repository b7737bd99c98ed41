import type { FileKind } from "./file-kind.js";

/** Bytes that are looked at. */
const looked = 1024;

const saved = "Something else was saved in place of the image, a page to sign in for example: get the file itself.";

const texts: readonly (FileKind & { readonly begins: RegExp })[] = [
  {
    name: "a pointer of Git LFS, not the file",
    hint: "Get the file itself: git lfs pull.",
    begins: /^version https:\/\/git-lfs\.github\.com/,
  },
  { name: "an SVG drawing", hint: "Save it as PNG.", begins: /^(?:<\?xml[^]*|<!--[^]*|<!doctype svg[^]*)?<svg[\s>]/i },
  { name: "a web page", hint: saved, begins: /^(?:<!--[^]*)?<(?:!doctype html|html|head|body|title|script)[\s>]/i },
  { name: "an XML file", hint: saved, begins: /^<(?:\?xml|[a-z][\w:.-]*[\s>])/i },
  { name: "a data: URL as text", hint: "Give it to readImage as a string.", begins: /^data:/i },
  {
    name: "an image in base64",
    hint: "Decode it first, or give it to readImage as a string: data:image/png;base64,…",
    begins: /^(?:iVBORw0KGgo|\/9j\/|R0lGODlh|UklGR)[\w+/=\s]+$/,
  },
  { name: "a JSON text", hint: saved, begins: /^[{[]\s*(?:["{[\]}\d-]|true|false|null)/ },
  { name: "a PNM image", hint: "Save it as PNG.", begins: /^P[1-3]\s/ },
];

/** The kind of a file that begins as text; "a text" when nothing else fits. */
export function textKind(bytes: Uint8Array): FileKind | undefined {
  const text = beginOf(bytes);
  if (text === undefined) {
    return /^P[4-6]\s/.test(String.fromCharCode(...bytes.subarray(0, 3)))
      ? { name: "a PNM image", hint: "Save it as PNG." }
      : undefined;
  }
  const known = texts.find(({ begins }) => begins.test(text));
  return known ?? { name: "a text", hint: "Give an image file, and texts where a text is asked for." };
}

/** The first characters; undefined when they are no text. */
function beginOf(bytes: Uint8Array): string | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  // Streaming, since a character may be cut in two.
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, looked), { stream: true });
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  return /[\u0000-\u0008\u000e-\u001f\ufffd]/.test(text) ? undefined : text.trimStart();
}
