export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { jest: "30.5.2" };

/** The packages are ES modules, which Jest runs with a flag of Node's only. */
export async function run({ node, run: start }) {
  const jest = "node_modules/jest/bin/jest.js";
  const refused = await node(jest, "--testMatch", "**/*.test.mjs").catch((error) => error);
  if (!(refused instanceof Error)) throw new Error("Jest needs no flag any more: change the documentation.");
  const args = ["--experimental-vm-modules", jest, "--testMatch", "**/*.test.mjs"];
  const { stderr } = await start(process.execPath, args);
  return /Tests: +(2 passed)/.exec(stderr)?.[1] ?? Promise.reject(new Error(stderr));
}
