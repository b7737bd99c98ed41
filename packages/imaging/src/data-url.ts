import { InvalidArgumentError } from "@medgemma/core";

/** Whether a text is a `data:` URL, whatever its media type. */
export function isDataUrl(text: string): boolean {
  return /^\s*data:/i.test(text.slice(0, 64));
}

/**
 * The bytes of a `data:` URL (RFC 2397), in base64 or percent-encoded. Its media type is not looked at: the bytes tell what
 * they are.
 *
 * @throws {InvalidArgumentError} when it is not valid.
 */
export function dataUrlBytes(url: string): Uint8Array {
  const comma = url.indexOf(",");
  if (comma < 0) throw malformed("it has no comma before its data");
  const fragment = url.indexOf("#", comma);
  const data = percentDecoded(url.slice(comma + 1, fragment < 0 ? undefined : fragment));
  return /;\s*base64\s*$/i.test(url.slice(0, comma)) ? base64Bytes(data) : data;
}

function percentDecoded(text: string): Uint8Array {
  const encoded = new TextEncoder().encode(text);
  if (!encoded.includes(0x25)) return encoded;
  const out = new Uint8Array(encoded.length);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const digits = encoded[at] === 0x25 ? String.fromCharCode(...encoded.subarray(at + 1, at + 3)) : "";
    const isCoded = /^[0-9a-f]{2}$/i.test(digits);
    out[length++] = isCoded ? Number.parseInt(digits, 16) : (encoded[at] as number);
    if (isCoded) at += 2;
  }
  return out.subarray(0, length);
}

function base64Bytes(text: Uint8Array): Uint8Array {
  let binary: string;
  try {
    binary = atob(new TextDecoder().decode(text));
  } catch {
    throw malformed("its base64 is not valid");
  }
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

function malformed(what: string): InvalidArgumentError {
  return new InvalidArgumentError(`The data: URL is not valid: ${what}.`, {
    hint: "Give data:image/png;base64,… or the bytes themselves.",
  });
}
