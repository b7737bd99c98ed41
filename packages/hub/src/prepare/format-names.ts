/** Names that all runtimes know, and what they are on llama.cpp. */
const onLlamaCpp: Readonly<Record<string, string>> = { fp32: "f32", q8: "q8_0", q4: "q4_k_m" };

/** The runtime's own name of a format. */
export function ownFormatName(runtime: "onnx" | "gguf", format: string): string {
  const name = format.toLowerCase();
  return runtime === "gguf" ? (onLlamaCpp[name] ?? name) : name;
}

/** Whether a format that was asked for is the one that a model has. */
export function sameFormat(runtime: "onnx" | "gguf", wanted: string, actual: string): boolean {
  return ownFormatName(runtime, wanted) === actual.toLowerCase();
}
