import { createSHA256 } from "hash-wasm";
import { requireWebAssembly } from "../web-assembly.js";

/** Bytes that are hashed in one go, so that the event loop does not wait. */
const sliceBytes = 2 ** 20;

/** Hexadecimal SHA-256 of a blob of any size, a piece at a time. @throws {RuntimeUnavailableError} without WebAssembly. */
export async function sha256OfBlob(blob: Blob, signal?: AbortSignal): Promise<string> {
  requireWebAssembly();
  const hash = await createSHA256();
  for (let at = 0; at < blob.size; at += sliceBytes) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer()));
  }
  return hash.digest("hex");
}
