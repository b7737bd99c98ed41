/** Names of the files in a package, beside its manifest. */
export const packageFiles = {
  decoder: "decoder.onnx",
  decoderData: "decoder.data",
  embeddings: "embeddings.data",
  embeddingScales: "embeddings-scales.data",
  vision: "vision.onnx",
  visionData: "vision.data",
  tokenizer: "tokenizer.bin",
  notice: "NOTICE",
} as const;
