import { execFileSync } from "node:child_process";
import { chmodSync } from "node:fs";
import { join } from "node:path";

export const packages = ["core", "imaging", "onnx-engine", "runtime-onnx", "tasks", "tiny-model"];

/**
 * What a container with a user of its own and a read-only root does, simulated with `setpriv` and permissions: `npm ci
 * --omit=dev` from a lock file, then a user without a home who may write nowhere.
 */
export async function run({ folder, run: start, skip }) {
  if (process.platform !== "linux" || process.getuid() !== 0) skip("It needs Linux and root, to become another user.");
  await start("rm", ["-rf", "node_modules"]);
  await start("npm", ["ci", "--omit=dev", "--no-audit", "--no-fund"]);
  execFileSync("chmod", ["-R", "a-w,a+rX", folder]);
  // The folder that holds the projects is its owner's only.
  chmodSync(join(folder, ".."), 0o755);
  const nobody = ["--reuid=65534", "--regid=65534", "--clear-groups", "--no-new-privs", "--bounding-set=-all"];
  const env = { PATH: process.env.PATH, HOME: "/nonexistent", TMPDIR: "/nonexistent" };
  const as = (...args) => start("setpriv", [...nobody, process.execPath, ...args], { env });
  const { stdout: written } = await as("-e", "try { fs.writeFileSync('x', '') } catch (e) { console.log(e.code) }");
  if (!/EACCES|EROFS/.test(written)) throw new Error("The folder could be written to, so that this shows nothing.");
  const { stdout } = await as("one-report.mjs", "onnx");
  if (!stdout.startsWith("onnx, a report:")) throw new Error(stdout);
  return `simulated (no container): ${stdout.trim()}`;
}
