// How long a film of 2544 × 3056 takes from its file to RGB, beside pydicom and its decoders, in one run; pairs alternate.
//
//   pip install pydicom==3.0.2 numpy imagecodecs==2026.3.6 pylibjpeg==2.1.0 pylibjpeg-libjpeg==2.5.0 \
//     pylibjpeg-openjpeg==2.6.0 pyjpegls==1.5.1
//   node bench/dicom.mjs [--python PYTHON] [--pairs 3] [--rounds 3] [--json]
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";

const { values: flags } = parseArgs({
  options: {
    python: { type: "string", default: "python3" },
    pairs: { type: "string", default: "3" },
    rounds: { type: "string", default: "3" },
    json: { type: "boolean", default: false },
  },
});
const run = promisify(execFile);
/**
 * What a program of `dicom/` prints.
 *
 * @typedef {{ times: Record<string, number[]>, digests: Record<string, string>, peakBytes: number }} Times
 */

/** @param {string} name */
const script = (name) => fileURLToPath(new URL(`dicom/${name}`, import.meta.url));
/** @param {readonly number[]} values */
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

const folder = await mkdtemp(join(tmpdir(), "medgemma-films-"));
try {
  await run(flags.python, [script("make-films.py"), folder]);
  /** @type {{ sdk: Times[], pydicom: Times[] }} */
  const runs = { sdk: [], pydicom: [] };
  /** @type {(program: string, file: string) => Promise<Times>} */
  const read = async (program, file) => JSON.parse((await run(program, [script(file), folder, flags.rounds])).stdout);
  for (let pair = 0; pair < Number(flags.pairs); pair++) {
    runs.sdk.push(await read(process.execPath, "sdk-times.mjs"));
    runs.pydicom.push(await read(flags.python, "pydicom-times.py"));
  }
  const syntaxes = Object.keys(runs.sdk[0]?.times ?? {}).map((syntax) => {
    /** @param {"sdk" | "pydicom"} name */
    const timeOf = (name) => median(runs[name].flatMap(({ times }) => times[syntax] ?? []));
    const [sdk, pydicom] = [timeOf("sdk"), timeOf("pydicom")];
    const isEqual = runs.sdk[0]?.digests[syntax] === runs.pydicom[0]?.digests[syntax];
    return { syntax, sdk, pydicom, ratio: sdk / pydicom, isEqual };
  });
  const peak = Object.fromEntries(
    Object.entries(runs).map(([name, of]) => [name, Math.max(...of.map((each) => each.peakBytes))]),
  );
  if (flags.json) console.log(JSON.stringify({ cpu: cpus()[0]?.model, syntaxes, peakBytes: peak }));
  else {
    console.log(
      `${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}; medians of ${flags.pairs} × ${flags.rounds}`,
    );
    for (const { syntax, sdk, pydicom, ratio, isEqual } of syntaxes) {
      const stored = isEqual ? "same stored values" : "OTHER stored values";
      console.log(
        `${syntax.padEnd(14)} ${sdk.toFixed(0).padStart(6)} ms, pydicom ${pydicom.toFixed(0).padStart(6)} ms: ${ratio.toFixed(2)} (${stored})`,
      );
    }
    for (const [name, bytes] of Object.entries(peak))
      console.log(`peak memory of ${name}: ${(bytes / 1e6).toFixed(0)} MB`);
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
