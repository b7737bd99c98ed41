import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";

export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];
export const dependencies = { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" };

/** Built with the SDK's code inside and outside, served by `next start` and from a folder of its own. */
export async function run({ folder, run: start, ask }) {
  const next = join(folder, "node_modules/next/dist/bin/next");
  const lines = [];
  for (const EXTERNAL of ["0", "1"]) {
    rmSync(join(folder, ".next"), { recursive: true, force: true });
    await start(process.execPath, [next, "build"], { env: { ...process.env, EXTERNAL } });
    const name = EXTERNAL === "1" ? "serverExternalPackages" : "no settings";
    lines.push(`${name}: ${await ask(process.execPath, [next, "start"], { EXTERNAL })}`);
    rmSync(join(folder, ".next"), { recursive: true, force: true });
    await start(process.execPath, [next, "build"], { env: { ...process.env, EXTERNAL, STANDALONE: "1" } });
    // Moved away, so that nothing is found in the project's node_modules.
    const alone = join(folder, "..", `next-standalone-${EXTERNAL}`);
    cpSync(join(folder, ".next/standalone"), alone, { recursive: true });
    lines.push(`standalone, ${name}: ${await ask(process.execPath, ["server.js"], { cwd: alone })}`);
  }
  return lines.join("; ");
}
