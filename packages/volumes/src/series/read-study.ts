import { breather, ImageDecodeError, InvalidArgumentError } from "@medgemma/core";
import {
  commonFacts,
  type DicomFile,
  isDicom,
  openDicom,
  promptFacts,
  type PromptFacts,
  ruleOf,
  studyDay,
} from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { Series, type SeriesFile, type Slice, slicesOf } from "./series.js";

/** Series of one examination. */
export interface Study {
  readonly series: readonly Series[];
  /** Sentences for people: what was left out, and why. */
  readonly notes: readonly string[];
  /** Days since 1970, only to tell which of two studies is the earlier; undefined without a date. */
  readonly day: number | undefined;
  /** Patient ID, only to tell whether two studies are of one patient: it belongs into no prompt, message or log. */
  readonly patient: string | undefined;
}

export interface GroupOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

interface Group {
  readonly modality: string | undefined;
  readonly day: number | undefined;
  readonly facts: PromptFacts[];
  readonly slices: Slice[];
  readonly seen: Set<string>;
  /** Notes of its files: each once. */
  readonly notes: Set<string>;
  readonly frames: Set<string>;
  duplicates: number;
}

interface StudyGroup {
  readonly series: Map<string, Group>;
  readonly localizers: Map<string, Group>;
}

const tags = {
  study: "x0020000d",
  series: "x0020000e",
  instance: "x00080018",
  imageType: "x00080008",
  patient: "x00100020",
  frameOfReference: "x00200052",
} as const;

/**
 * Groups files by study and series; what is no image of a series is left out with a note.
 *
 * @throws {InvalidArgumentError} when the files say that they are of several patients.
 */
export async function groupFiles(
  files: readonly SeriesFile[],
  { signal, onProgress }: GroupOptions,
): Promise<readonly Study[]> {
  const studies = new Map<string, StudyGroup>();
  const patients = new Set<string>();
  const leftOut = { others: 0, refused: 0 };
  const breathe = breather();
  let unreadable: unknown;
  for (const [done, file] of files.entries()) {
    await breathe();
    signal?.throwIfAborted();
    const opened = await opening(file).catch((error: unknown) => {
      if (!(error instanceof ImageDecodeError)) throw error;
      unreadable ??= error;
      leftOut.refused++;
    });
    onProgress?.({ done: done + 1, total: files.length });
    if (opened === "other") leftOut.others++;
    if (opened === undefined || opened === "other") continue;
    const patient = opened.attributes.text(tags.patient);
    if (patient !== undefined) patients.add(patient);
    addFile(studies, file, opened);
  }
  if (patients.size > 1) {
    throw new InvalidArgumentError(`The files are of ${patients.size} patients by their IDs; give those of one.`, {
      hint: "A prior study is given on its own.",
    });
  }
  const [patient] = patients;
  const found = [...studies.values()].map((study) => ({ ...studyOf(study, toldLeftOut(leftOut)), patient }));
  if (found.length > 0) return found;
  if (unreadable !== undefined) throw unreadable;
  if (files.length === 0)
    throw new InvalidArgumentError("There are no files.", { hint: "Give DICOM files, or a folder of them." });
  throw refused("What was given", "holds no DICOM image", {
    hint: "Give the files of a series, a folder or a zip of them.",
  });
}

/** A file's image. @throws {ImageDecodeError} for DICOM files that hold no picture. */
async function opening(file: SeriesFile): Promise<DicomFile | "other"> {
  const bytes = await file.bytes();
  if (!isDicom(bytes)) return "other";
  const opened = openDicom(bytes);
  ruleOf(opened);
  return opened;
}

function addFile(studies: Map<string, StudyGroup>, file: SeriesFile, dicom: DicomFile): void {
  const { attributes, modality, notes } = dicom;
  const study = entry(studies, attributes.text(tags.study) ?? "", () => ({ series: new Map(), localizers: new Map() }));
  const kind = attributes.texts(tags.imageType).includes("LOCALIZER") ? study.localizers : study.series;
  const group = entry(kind, attributes.text(tags.series) ?? "", (): Group => ({
    ...{ modality, day: studyDay(attributes), facts: [], slices: [], duplicates: 0 },
    ...{ seen: new Set(), notes: new Set(), frames: new Set() },
  }));
  const uid = attributes.text(tags.instance);
  if (uid !== undefined && group.seen.has(uid)) {
    group.duplicates++;
    return;
  }
  if (uid !== undefined) group.seen.add(uid);
  group.facts.push(promptFacts(attributes));
  for (const note of notes) group.notes.add(note);
  const frame = attributes.text(tags.frameOfReference);
  if (frame !== undefined) group.frames.add(frame);
  for (const slice of slicesOf(file, dicom)) group.slices.push(slice);
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function studyOf({ series, localizers }: StudyGroup, left: readonly string[]): Omit<Study, "patient"> {
  // Where there is nothing else, localizers are what is shown.
  const all = [...(series.size > 0 ? series : localizers).values()];
  const scouts = [...localizers.values()].reduce((sum, { slices }) => sum + slices.length, 0);
  const notes = series.size === 0 || scouts === 0 ? left : [...left, `${counted(scouts, "localizer")} left out.`];
  return { series: all.map((group) => seriesOf(group)), notes, day: all[0]?.day };
}

function seriesOf({ modality, facts, slices, duplicates, notes, frames }: Group): Series {
  return new Series({ modality, facts: commonFacts(facts) }, slices, [
    ...notes,
    ...(duplicates === 0 ? [] : [`${counted(duplicates, "copy", "copies")} of its files left out.`]),
    ...(frames.size > 1 ? [`Its slices lie in ${frames.size} frames of reference: they make no volume.`] : []),
  ]);
}

function toldLeftOut({ others, refused: without }: { readonly others: number; readonly refused: number }) {
  return [
    ...(others > 0 ? [`${counted(others, "file")} that ${others === 1 ? "is" : "are"} no DICOM left out.`] : []),
    ...(without > 0 ? [`${counted(without, "file")} without an image, or damaged, left out.`] : []),
  ];
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
