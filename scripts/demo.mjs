// Sets up and shows the main job, a radiology report: of a drawing, whose finding is known, and of a real radiograph.
// With arguments: `medgemma report` with these.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { root, setUp } from "./run.mjs";

setUp({ filter: ["@medgemma/cli..."] });
const medgemma = join(root, "packages", "cli", "dist", "bin.js");

/** Exit code 1: the model's answer is no report. */
function report(args, { mayBeUnusable = false } = {}) {
  const { status } = spawnSync(process.execPath, [medgemma, "report", ...args], { stdio: "inherit" });
  if (status !== 0 && !(mayBeUnusable && status === 1)) process.exit(status ?? 1);
}

const given = process.argv.slice(2);
if (given.length > 0) report(given);
else {
  const show = (text) => process.stdout.write(`\n${text}\n\n`);
  const asset = (name) => join(root, "examples", "assets", name);
  show("1. A drawing of a chest with an effusion on the right. The test model has learned from such drawings:");
  report([asset("phantom-effusion.png")]);
  show("2. A real chest radiograph, which the test model knows nothing of. This report is worth nothing:");
  report([asset("chest-xray.png")], { mayBeUnusable: true });
  show(
    [
      "The first report is right, and that shows that image, prompt and model go together. For radiographs you need",
      "MedGemma, which is fetched and converted at its first use (accept its terms on its page, then give a token):",
      "  HF_TOKEN=hf_… npm run demo -- chest.png --model google/medgemma-1.5-4b-it",
    ].join("\n"),
  );
}
