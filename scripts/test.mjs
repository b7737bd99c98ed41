// Sets up and runs all tests.
import { spawnSync } from "node:child_process";
import { root, setUp } from "./run.mjs";

setUp();
const vitest = ["node_modules/vitest/vitest.mjs", "run", ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, vitest, { cwd: root, stdio: "inherit" });
process.exit(status ?? 1);
