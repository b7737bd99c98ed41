import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "runtime-gguf", "tasks", "tiny-model"];
export const dependencies = { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" };

/** Built with both bundlers, with runtime-onnx inside and outside, and served from the project and from elsewhere. */
export async function run({ folder, run: start, ask }) {
  const next = join(folder, "node_modules/next/dist/bin/next");
  const build = async (env, ...flags) => {
    rmSync(join(folder, ".next"), { recursive: true, force: true });
    await start(process.execPath, [next, "build", ...flags], { env: { ...process.env, ...env } });
  };
  const serve = (more) => ask(process.execPath, [next, "start"], more);
  const served = await (async () => {
    await build({});
    await serve({ path: "/gguf" });
    return serve({});
  })();
  await build({}, "--webpack");
  await serve({});
  for (const EXTERNAL of ["0", "1"]) {
    await build({ EXTERNAL, STANDALONE: "1" });
    // Moved away, so that nothing is found in the project's node_modules.
    const alone = join(folder, "..", `next-standalone-${EXTERNAL}`);
    cpSync(join(folder, ".next/standalone"), alone, { recursive: true });
    await ask(process.execPath, ["server.js"], { cwd: alone });
  }
  return `Turbopack with onnx and gguf, webpack, standalone with onnx inside and outside: ${served}`;
}
