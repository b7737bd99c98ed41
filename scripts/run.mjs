import { spawnSync } from "node:child_process";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const pnpmVersion = "10.34.9";

/** Runs a command in the repository with its output shown; ends the process when it fails. */
export function run(command, args, { quiet = false, env = {} } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    stdio: quiet ? "pipe" : "inherit",
    env: { ...process.env, ...env },
    shell: process.platform === "win32",
    maxBuffer: 64 * 2 ** 20,
  });
  if (error === undefined && status === 0) return;
  if (quiet) process.stderr.write(`${stdout.toString()}${stderr.toString()}`);
  process.stderr.write(`\n${command} ${args.join(" ")} failed${error ? `: ${error.message}` : ""}\n`);
  process.exit(status || 1);
}

/** Runs pnpm through npx, which also puts it on the PATH: turbo looks for it there. */
function runPnpm(args, env) {
  run("npx", ["--yes", `pnpm@${pnpmVersion}`, ...args], { quiet: true, env });
}

/** Installs the dependencies as locked, and builds. Needs Node and npm only. */
export function setUp({ filter = [] } = {}) {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Node ${process.versions.node} is too old: 20.19 or newer is needed.\n`);
    process.exit(1);
  }
  process.stderr.write("Installing dependencies\n");
  // Keeps the install script of onnxruntime-node from downloading CUDA.
  runPnpm(["install", "--frozen-lockfile", "--prefer-offline"], { ONNXRUNTIME_NODE_INSTALL: "skip", CI: "true" });
  process.stderr.write("Building\n");
  const filters = filter.map((name) => `--filter=${name}`);
  runPnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only", ...filters], {
    TURBO_TELEMETRY_DISABLED: "1",
  });
}
