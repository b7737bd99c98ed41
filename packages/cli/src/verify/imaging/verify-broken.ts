import { readFile } from "node:fs/promises";
import { MedGemmaError } from "@medgemma/core";
import { openDicom } from "@medgemma/dicom";
import { openSlide } from "@medgemma/slides";
import { openVolume } from "../../input/open-volume.js";
import type { GroupResult } from "../group-result.js";
import { checkCases } from "./check-cases.js";
import { hashOf, type ImagingCases, type ImagingReference } from "./imaging-reference.js";

type Case = ImagingCases["broken"][number];

/** Milliseconds that a file may take: longer is a hang. */
const longest = 5000;

/** Files that are damaged, lie or hold no image: refused with a typed error in time, or read as stated. */
export async function verifyBroken(reference: ImagingReference): Promise<GroupResult> {
  return (await checkCases(reference, "broken", readAndJudge)).result();
}

async function readAndJudge(expected: Case, place: string): Promise<string | undefined> {
  const read = readers.find(([pattern]) => pattern.test(expected.source.path ?? ""))?.[1];
  if (read === undefined) return "nothing reads it";
  const startedAt = performance.now();
  const outcome = await read(place).catch((error: unknown) => error);
  const took = performance.now() - startedAt;
  return took > longest ? `took ${(took / 1000).toFixed(0)} s` : judge(expected, outcome);
}

interface Read {
  readonly hashes: readonly string[];
  readonly notes: readonly string[];
}

const readers: readonly (readonly [RegExp, (place: string) => Promise<Read>])[] = [
  [/\.dcm$|^[^.]*$/, readDicom],
  [/\.(?:nii|nii\.gz|nrrd|nhdr)$/, readVolume],
  [/\.(?:tiff?|svs)$/, readSlide],
];

async function readDicom(place: string): Promise<Read> {
  const file = openDicom(await readFile(place));
  const hashes: string[] = [];
  for (let index = 0; index < file.frameCount; index++) hashes.push(hashOf((await file.image(index)).data));
  return { hashes, notes: file.notes };
}

async function readVolume(place: string): Promise<Read> {
  const volume = await openVolume(place, await readFile(place));
  return { hashes: [hashOf(volume.slice(0))], notes: volume.notes };
}

async function readSlide(place: string): Promise<Read> {
  const slide = await openSlide(place);
  const hashes: string[] = [];
  for (const [level, { width, height }] of slide.levels.entries())
    hashes.push(hashOf((await slide.region(level, { x: 0, y: 0, width, height })).data));
  return { hashes, notes: slide.notes };
}

/** What is wrong with an outcome; undefined when it is as stated. */
function judge({ outcome, modelInput }: Case, got: unknown): string | undefined {
  if (isRead(got)) {
    if (!/image/.test(outcome)) return "it was read";
    if (modelInput !== undefined && modelInput.join() !== got.hashes.join()) return "the model's view differs";
    return outcome === "image with warning" && got.notes.length === 0 ? "it was read without a warning" : undefined;
  }
  if (!/error/.test(outcome)) return got instanceof Error ? got.message : "it was refused";
  return MedGemmaError.isInstance(got) ? undefined : "what was thrown is not a typed error";
}

function isRead(got: unknown): got is Read {
  return typeof got === "object" && got !== null && "hashes" in got;
}
