import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { convertCheckpoint, convertCheckpointToGguf, type GgufTensorType } from "@medgemma/convert";
import type { WeightFormat } from "@medgemma/core";
import { onTestFinished } from "vitest";

/** Folder of the repository, with a slash at the end. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** A whole checkpoint with random weights. */
export const checkpoint = join(root, "examples/assets/tiny-random-checkpoint");

export const radiograph = join(root, "examples/assets/chest-xray.png");

/** The large reference folder, if this machine has it. */
export const referenceFolder = join(root, process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference");

/** Tells, and says on the terminal, when tests against the large reference cannot run. */
export function hasReference(): boolean {
  const found = existsSync(referenceFolder);
  if (!found) console.warn(`Skipped: no reference data in ${referenceFolder} (set MEDGEMMA_REFERENCE_DIR).`);
  return found;
}

/** A folder of its own for the test that runs. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Converts a checkpoint into a package that the caller removes. */
export async function convertTo(folder: string, format: WeightFormat, source = checkpoint): Promise<string> {
  const output = join(folder, `package-${format}`);
  await convertCheckpoint({ checkpoint: source, output, format });
  return output;
}

/** Converts a checkpoint into a folder of GGUF files that the caller removes. */
export async function convertToGguf(folder: string, format: GgufTensorType, source = checkpoint): Promise<string> {
  const output = join(folder, `gguf-${format}`);
  const vision = format === "f32" ? "f32" : "f16";
  await convertCheckpointToGguf({ checkpoint: source, output, format, vision });
  return output;
}

/** Runs something and tells for how long the event loop had to wait for its turn at most. */
export async function watchEventLoop<Result>(
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly longestMs: number }> {
  let longestMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last);
    last = now;
  }, 1);
  const result = await run();
  clearInterval(timer);
  return { result, longestMs };
}

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs Node in the folder of these tests, where the SDK's packages resolve to what was built. */
export function runNode(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  cwd = join(root, "tests"),
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const { PATH = "", MEDGEMMA_HOME = "" } = process.env;
    const options = { cwd, env: { PATH, MEDGEMMA_HOME, ...env } };
    execFile(process.execPath, [...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1, stdout, stderr });
    });
  });
}
