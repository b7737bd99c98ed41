import { RuntimeUnavailableError } from "../errors/runtime-unavailable-error.js";

/**
 * Hexadecimal SHA-256 of bytes, by the platform's Web Cryptography.
 *
 * @throws RuntimeUnavailableError where a browser hides it, which is on pages without https.
 */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined) {
    throw new RuntimeUnavailableError("Web Cryptography is not available here.", {
      hint: "Serve the page over https or from localhost.",
    });
  }
  // Shared memory is refused by digest(); everything else goes in without a copy.
  const view = bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  const digest = new Uint8Array(await subtle.digest("SHA-256", view));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
