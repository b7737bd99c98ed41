// Sets up and runs the main job: a radiology report from a chest radiograph.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./run.mjs";

setUp({ filter: ["@medgemma-examples/node-report..."] });
const report = join(root, "examples", "node-report", "dist", "report.js");
const { status } = spawnSync(process.execPath, [report, ...process.argv.slice(2)], { stdio: "inherit" });
process.exit(status ?? 1);
