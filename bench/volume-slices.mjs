// How long it takes to choose and show 85 of 600 CT slices of 512², and the memory it takes at most.
//
//   node bench/volume-slices.mjs [--slices 600] [--max 85] [--json]
//
// The folder is made up and read once before, so that it lies in the page cache.
import { fork } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slices: { type: "string", default: "600" },
    max: { type: "string", default: "85" },
    json: { type: "boolean", default: false },
  },
});
const size = 512;

/**
 * What the process that does the work says.
 *
 * @typedef {{ slices: number, shown: number, groupMs: number, showMs: number, peakBytes: number }} Found
 */

/**
 * An element in Explicit VR Little Endian.
 *
 * @param {readonly [group: number, number: number]} tag
 * @param {string} vr
 * @param {string | Buffer} value
 */
function element([group, number], vr, value) {
  const bytes = Buffer.isBuffer(value)
    ? value
    : Buffer.from(value.length % 2 === 0 ? value : `${value}${vr === "UI" ? "\0" : " "}`);
  const isLong = vr === "OB" || vr === "OW";
  const head = Buffer.alloc(isLong ? 12 : 8);
  head.writeUInt16LE(group, 0);
  head.writeUInt16LE(number, 2);
  head.write(vr, 4, "latin1");
  if (isLong) head.writeUInt32LE(bytes.length, 8);
  else head.writeUInt16LE(bytes.length, 6);
  return Buffer.concat([head, bytes]);
}

/** @param {number} value */
const word = (value) => Buffer.from(Uint16Array.of(value).buffer);

/** @param {number} number @param {Buffer} pixels */
function slice(number, pixels) {
  const meta = Buffer.concat([
    element([2, 2], "UI", "1.2.840.10008.5.1.4.1.1.2"),
    element([2, 3], "UI", `1.2.3.${number}`),
    element([2, 0x10], "UI", "1.2.840.10008.1.2.1"),
  ]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(meta.length);
  return Buffer.concat([
    Buffer.alloc(128),
    Buffer.from("DICM"),
    ...[element([2, 0], "UL", length), meta],
    ...[element([8, 0x16], "UI", "1.2.840.10008.5.1.4.1.1.2"), element([8, 0x18], "UI", `1.2.3.${number}`)],
    ...[element([8, 0x60], "CS", "CT"), element([0x20, 0xd], "UI", "1.2.3"), element([0x20, 0xe], "UI", "1.2.4")],
    ...[element([0x20, 0x13], "IS", String(number)), element([0x20, 0x32], "DS", `0\\0\\${number}`)],
    element([0x20, 0x37], "DS", "1\\0\\0\\0\\1\\0"),
    ...[element([0x28, 2], "US", word(1)), element([0x28, 4], "CS", "MONOCHROME2")],
    ...[element([0x28, 0x10], "US", word(size)), element([0x28, 0x11], "US", word(size))],
    ...[
      element([0x28, 0x100], "US", word(16)),
      element([0x28, 0x101], "US", word(12)),
      element([0x28, 0x102], "US", word(11)),
    ],
    ...[
      element([0x28, 0x103], "US", word(0)),
      element([0x28, 0x1052], "DS", "-1024"),
      element([0x28, 0x1053], "DS", "1"),
    ],
    element([0x7fe0, 0x10], "OW", pixels),
  ]);
}

/** @param {string} folder @param {number} count */
async function makeSeries(folder, count) {
  for (let number = 1; number <= count; number++) {
    const pixels = Uint16Array.from({ length: size * size }, (_, at) => (at * 31 + number * 977) % 4096);
    const path = join(folder, `${number}.dcm`);
    await writeFile(path, slice(number, Buffer.from(pixels.buffer)));
    await readFile(path);
  }
}

/**
 * In a process of its own, so that its peak memory is that of the work.
 *
 * @param {string} folder
 * @param {number} max
 */
async function child(folder, max) {
  const { readStudy } = await import("@medgemma/volumes");
  const empty = process.resourceUsage().maxRSS;
  const start = performance.now();
  const study = await readStudy(folder);
  const grouped = performance.now();
  const [series] = study.series;
  if (series === undefined) throw new Error("There is no series.");
  let shown = 0;
  for await (const { image } of series.images({ max })) shown += image.data.length > 0 ? 1 : 0;
  const done = performance.now();
  const peakBytes = 1024 * (process.resourceUsage().maxRSS - empty);
  process.send?.({ slices: series.count, shown, groupMs: grouped - start, showMs: done - grouped, peakBytes });
}

const [given] = positionals;
if (given !== undefined) await child(given, Number(flags.max));
else {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-slices-"));
  try {
    await makeSeries(folder, Number(flags.slices));
    const started = fork(fileURLToPath(import.meta.url), [folder, "--max", flags.max]);
    /** @type {Found} */
    const found = await new Promise((resolve, reject) => {
      started.once("message", resolve);
      started.once("exit", (code) => code !== 0 && reject(new Error(`exit code ${code}`)));
    });
    if (flags.json) console.log(JSON.stringify({ cpu: cpus()[0]?.model, ...found }));
    else {
      console.log(`${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}`);
      console.log(
        `${found.shown} of ${found.slices} slices of ${size}²: files grouped in ${found.groupMs.toFixed(0)} ms, slices shown in ${found.showMs.toFixed(0)} ms`,
      );
      console.log(
        `memory above the empty process: ${(found.peakBytes / 1e6).toFixed(0)} MB at most; the slices' RGB alone is ${((found.shown * size * size * 3) / 1e6).toFixed(0)} MB`,
      );
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
