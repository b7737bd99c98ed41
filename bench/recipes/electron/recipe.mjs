import { existsSync } from "node:fs";
import { join } from "node:path";

export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "runtime-gguf", "tasks", "tiny-model"];

/** In Electron's main process without a window; its binary comes from GitHub. */
export async function run({ folder, run: start, skip }) {
  await start("npm", ["install", "--no-audit", "--no-fund", "electron@45.5.0"]).catch(() => {});
  // Some package managers run no install scripts of their own accord.
  const download = join(folder, "node_modules/electron/install.js");
  if (existsSync(download)) await start(process.execPath, [download], { timeout: 120_000 }).catch(() => {});
  if (!existsSync(join(folder, "node_modules/electron/dist"))) {
    skip("Electron's binary could not be downloaded. tests/electron.test.ts simulates its executable.");
  }
  const { stdout } = await start("node_modules/.bin/electron", ["--no-sandbox", "--headless", "main.mjs"]);
  if (!stdout.includes("onnx answered\ngguf answered")) throw new Error(stdout);
  return "main process: onnx, gguf with probe and checkInChild";
}
