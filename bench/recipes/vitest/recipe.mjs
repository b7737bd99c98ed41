export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { vitest: "5.1.2" };

export async function run({ run: start }) {
  const { stdout } = await start("node_modules/.bin/vitest", ["run", "--no-color"]);
  return /Tests +(2 passed)/.exec(stdout)?.[1] ?? Promise.reject(new Error(stdout));
}
