import type { FileDigest, PackageManifest } from "@medgemma/core";

/**
 * Larger packages are mapped: reading takes time, and for a while twice the memory. A mapped file must stay as it is
 * for as long as the model is loaded.
 */
const largestRead = 2 ** 30;

/** Whether onnxruntime maps a package's weights into memory, and does not copy them. */
export function isMapped({ files }: PackageManifest): boolean {
  const weights = [files.decoderData, files.embeddings, files.embeddingScales, files.visionData];
  return weights.reduce((sum, file) => sum + (file?.bytes ?? 0), 0) > largestRead;
}

/** Files that are read from for as long as the model is loaded: rows of the embeddings, and what is mapped. */
export function filesInUse(manifest: PackageManifest): readonly string[] {
  const { embeddings, embeddingScales, decoderData, visionData } = manifest.files;
  const mapped = isMapped(manifest) ? [decoderData, visionData] : [];
  return [embeddings, embeddingScales, ...mapped]
    .filter((file): file is FileDigest => file !== undefined)
    .map(({ path }) => path);
}
