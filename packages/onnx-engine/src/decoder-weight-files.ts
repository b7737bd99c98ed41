import type { FileDigest, PackageManifest } from "@medgemma/core";

/** Data files that the decoder's graph reads: a tied output head lies in those of the token embeddings. */
export function decoderWeightFiles({ weights, files }: PackageManifest): readonly FileDigest[] {
  if (weights.head !== undefined) return [files.decoderData];
  const { decoderData, embeddings, embeddingScales } = files;
  return [decoderData, embeddings, ...(embeddingScales === undefined ? [] : [embeddingScales])];
}
