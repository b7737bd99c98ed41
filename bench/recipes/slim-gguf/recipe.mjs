import { execFileSync } from "node:child_process";

const machine = `${process.platform}-${process.arch}`;
export const packages = ["core", "imaging", "runtime-gguf", "tasks", "tiny-model"];
export const install = ["--omit=optional"];
/** What `--omit=optional` leaves out, for this platform: llama.cpp, koffi, sharp and its libvips. */
export const dependencies = {
  [`@node-llama-cpp/${machine === "darwin-arm64" ? "mac-arm64-metal" : machine}`]: "3.22.1",
  [`@koromix/koffi-${machine}`]: "3.3.4",
  [`@img/sharp-${machine}`]: "0.35.5",
  [`@img/sharp-libvips-${machine}`]: "1.3.4",
};

export async function run({ folder, node }) {
  const printed = await node("one-report.mjs", "gguf");
  if (!printed.startsWith("gguf, a report:")) throw new Error(printed);
  const megabytes = execFileSync("du", ["-sm", "node_modules"], { cwd: folder, encoding: "utf8" }).split("\t")[0];
  return `${printed}; node_modules take ${megabytes} MB`;
}
