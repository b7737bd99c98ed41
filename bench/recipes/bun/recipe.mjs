export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "runtime-gguf", "tasks", "tiny-model"];
export const dependencies = { bun: "1.4.5" };

/** runtime-onnx answers; runtime-gguf says what it needs. */
export async function run({ run: start }) {
  const ask = async (id) => (await start("node_modules/.bin/bun", ["one-report.mjs", id])).stdout.trim();
  const onnx = await ask("onnx");
  const gguf = await ask("gguf");
  if (!onnx.startsWith("onnx, a report:") || !/^ERR_RUNTIME_UNAVAILABLE Bun /.test(gguf)) {
    throw new Error(`${onnx}\n${gguf}`);
  }
  return `${onnx}; gguf: ${gguf.slice(0, 40)}…`;
}
