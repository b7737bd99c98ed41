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
  studyMoment,
  type StudyMoment,
} from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { isCopy } from "./is-copy.js";
import { Series } from "./series.js";
import { type SeriesFile, type Slice, slicesOf } from "./slice.js";

/** Series of one examination. */
export interface Study {
  readonly series: readonly Series[];
  /** Sentences for people: what was left out, and why. */
  readonly notes: readonly string[];
  /** Days since 1970, only to tell which of two studies is the earlier; undefined without a date. */
  readonly day: number | undefined;
  /** The same with the time of the day, as far as the files tell it. */
  readonly moment: StudyMoment | undefined;
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
  readonly moment: StudyMoment | undefined;
  readonly facts: PromptFacts[];
  readonly slices: Slice[];
  /** Files by their SOP Instance UIDs; several with one UID are no copies where their images differ. */
  readonly seen: Map<string, SeriesFile[]>;
  /** Notes of its files: each once. */
  readonly notes: Set<string>;
  readonly frames: Set<string>;
  duplicates: number;
  /** Whether different images have one SOP Instance UID. */
  hasEqualInstances: boolean;
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
  name: "x00100010",
  birthDate: "x00100030",
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
  const names = new Set<string>();
  const birthDates = new Set<string>();
  const read = files.filter(({ isHidden }) => isHidden !== true);
  const leftOut = { others: 0, refused: 0, hidden: files.length - read.length };
  const breathe = breather();
  let unreadable: unknown;
  for (const [done, file] of read.entries()) {
    await breathe();
    signal?.throwIfAborted();
    const opened = await opening(file, signal).catch((error: unknown) => {
      if (!(error instanceof ImageDecodeError)) throw error;
      unreadable ??= error;
      leftOut.refused++;
    });
    onProgress?.({ done: done + 1, total: read.length });
    if (opened === "other") leftOut.others++;
    if (opened === undefined || opened === "other") continue;
    const patient = opened.attributes.text(tags.patient);
    if (patient !== undefined) patients.add(patient);
    names.add(nameKey(opened.attributes.text(tags.name)));
    birthDates.add(opened.attributes.text(tags.birthDate) ?? "");
    await addFile(studies, file, opened);
  }
  if (patients.size > 1) {
    throw new InvalidArgumentError(`The files are of ${patients.size} patients by their IDs; give those of one.`, {
      hint: "A prior study is given on its own.",
    });
  }
  const [patient] = patients;
  const left = [
    ...toldLeftOut(leftOut),
    ...([names, birthDates].some((told) => [...told].filter((each) => each !== "").length > 1)
      ? ["Its files differ in the patient's name or birth date: check that they are of one patient."]
      : []),
  ];
  const found = [...studies.values()].map((study) => ({ ...studyOf(study, left), patient }));
  if (found.length > 0) return found;
  if (unreadable !== undefined) throw unreadable;
  if (files.length === 0)
    throw new InvalidArgumentError("There are no files.", { hint: "Give DICOM files, or a folder of them." });
  throw refused("What was given", "holds no DICOM image", {
    hint: "Give the files of a series, a folder or a zip of them.",
  });
}

/** A file's image. @throws {ImageDecodeError} for DICOM files that hold no picture. */
async function opening(file: SeriesFile, signal: AbortSignal | undefined): Promise<DicomFile | "other"> {
  const bytes = await file.bytes({ signal });
  if (!isDicom(bytes)) return "other";
  const opened = openDicom(bytes);
  ruleOf(opened);
  return opened;
}

/** A name without what writers add: cases, empty parts and spaces. */
function nameKey(name = ""): string {
  return name
    .toUpperCase()
    .replaceAll(/[\s^=]+/g, " ")
    .trim();
}

async function addFile(studies: Map<string, StudyGroup>, file: SeriesFile, dicom: DicomFile): Promise<void> {
  const { attributes, modality, notes } = dicom;
  const study = entry(studies, attributes.text(tags.study) ?? "", () => ({ series: new Map(), localizers: new Map() }));
  const kind = attributes.texts(tags.imageType).includes("LOCALIZER") ? study.localizers : study.series;
  const group = entry(kind, attributes.text(tags.series) ?? "", (): Group => ({
    ...{ modality, day: studyDay(attributes), moment: studyMoment(attributes) },
    ...{ facts: [], slices: [], duplicates: 0, hasEqualInstances: false },
    ...{ seen: new Map(), notes: new Set(), frames: new Set() },
  }));
  const uid = attributes.text(tags.instance);
  if (uid !== undefined) {
    const equal = entry(group.seen, uid, (): SeriesFile[] => []);
    for (const other of equal) {
      if (!(await isCopy(dicom, other))) continue;
      group.duplicates++;
      return;
    }
    group.hasEqualInstances ||= equal.length > 0;
    equal.push(file);
  }
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
  return { series: all.map((group) => seriesOf(group)), notes, day: all[0]?.day, moment: all[0]?.moment };
}

function seriesOf({ modality, facts, slices, duplicates, hasEqualInstances, notes, frames }: Group): Series {
  return new Series({ modality, facts: commonFacts(facts) }, slices, [
    ...notes,
    ...(duplicates === 0 ? [] : [`${counted(duplicates, "copy", "copies")} of its files left out.`]),
    ...(hasEqualInstances ? ["Different images of it have the same SOP Instance UID: all are kept."] : []),
    ...(frames.size > 1 ? [`Its slices lie in ${frames.size} frames of reference: they make no volume.`] : []),
  ]);
}

interface LeftOut {
  readonly others: number;
  readonly refused: number;
  readonly hidden: number;
}

function toldLeftOut({ others, refused: without, hidden }: LeftOut): readonly string[] {
  return [
    ...(others > 0 ? [`${counted(others, "file")} that ${others === 1 ? "is" : "are"} no DICOM left out.`] : []),
    ...(without > 0 ? [`${counted(without, "file")} without an image, or damaged, left out.`] : []),
    ...(hidden > 0 ? [`${counted(hidden, "hidden file")} left out: names that begin with a dot hide them.`] : []),
  ];
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
