// Times reading, decoding and showing each film with @medgemma/dicom: `node sdk-times.mjs DIR ROUNDS`; prints JSON.
import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { openDicom } from "@medgemma/dicom";

const [folder = ".", rounds] = process.argv.slice(2);
/** @type {Record<string, number[]>} */
const times = {};
/** @type {Record<string, string>} */
const digests = {};
for (const name of (await readdir(folder)).filter((each) => each.endsWith(".dcm")).sort()) {
  /** @type {number[]} */
  const taken = [];
  for (let round = 0; round <= Number(rounds); round++) {
    const start = performance.now();
    const file = openDicom(await readFile(join(folder, name)));
    const image = await file.image(0);
    taken.push(performance.now() - start);
    if (image.data.length !== image.width * image.height * 3) throw new Error("not RGB");
  }
  const { values } = await openDicom(await readFile(join(folder, name))).frame(0);
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  times[basename(name, ".dcm")] = taken.slice(1);
  digests[basename(name, ".dcm")] = createHash("sha256").update(bytes).digest("hex");
}
console.log(JSON.stringify({ times, digests, peakBytes: process.resourceUsage().maxRSS * 1024 }));
