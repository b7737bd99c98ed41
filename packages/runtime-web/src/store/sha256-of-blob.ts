import { createSHA256 } from "hash-wasm";

/** Bytes that are hashed in one go, so that the event loop does not wait. */
const sliceBytes = 2 ** 20;

/** Hexadecimal SHA-256 of a blob of any size, a piece at a time. */
export async function sha256OfBlob(blob: Blob, signal?: AbortSignal): Promise<string> {
  const hash = await createSHA256();
  for (let at = 0; at < blob.size; at += sliceBytes) {
    signal?.throwIfAborted();
    hash.update(new Uint8Array(await blob.slice(at, at + sliceBytes).arrayBuffer()));
  }
  return hash.digest("hex");
}
