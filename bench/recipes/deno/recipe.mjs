export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "runtime-gguf", "tasks", "tiny-model"];
export const dependencies = { deno: "2.9.6" };

/** runtime-onnx answers; runtime-gguf says what it needs. */
export async function run({ run: start }) {
  const ask = async (id) =>
    (
      await start("node_modules/.bin/deno", ["run", "-A", "--node-modules-dir=manual", "one-report.mjs", id])
    ).stdout.trim();
  const onnx = await ask("onnx");
  const gguf = await ask("gguf");
  if (!onnx.startsWith("onnx, a report:") || !/^ERR_RUNTIME_UNAVAILABLE Deno /.test(gguf)) {
    throw new Error(`${onnx}\n${gguf}`);
  }
  return `${onnx}; gguf: ${gguf.slice(0, 40)}…`;
}
