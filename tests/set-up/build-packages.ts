import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { root } from "../fixture.js";

/**
 * Builds what the tests start as other threads, processes and pages, so that they run what was edited. Packages that
 * did not change come from turbo's cache, in a second or two.
 */
export function setup(project: TestProject): void {
  build();
  project.onTestsRerun(() => build());
}

/** Removes what tests fetched and converted; `vitest.config.ts` names the folder. */
export function teardown(): void {
  rmSync(join(tmpdir(), `medgemma-tests-${process.pid}`), { recursive: true, force: true });
}

function build(): void {
  const command = ["--yes", "pnpm@10.34.9", "exec", "turbo", "run", "build", "--output-logs=errors-only"];
  const { status, error, stdout, stderr } = spawnSync("npx", command, {
    cwd: root,
    encoding: "utf8",
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1" },
    shell: process.platform === "win32",
    maxBuffer: 2 ** 26,
  });
  if (status === 0) return;
  throw new Error(
    `The packages could not be built, and old ones are not tested.\n${error?.message ?? stdout + stderr}`,
  );
}
