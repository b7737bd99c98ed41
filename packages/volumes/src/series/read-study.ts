import { ImageDecodeError, InvalidArgumentError } from "@medgemma/core";
import { type Attributes, isDicom, openDicom, studyDay } from "@medgemma/dicom";
import { refused } from "../refuse.js";
import { Series, type SeriesFile, type Slice, slicesOf } from "./series.js";

/** Series of one examination. */
export interface Study {
  readonly series: readonly Series[];
  /** Sentences for people: what was left out, and why. */
  readonly notes: readonly string[];
  /** Days since 1970, only to tell which of two studies is the earlier; undefined without a date. */
  readonly day: number | undefined;
}

export interface GroupOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

interface Group {
  readonly attributes: Attributes;
  readonly slices: Slice[];
  readonly seen: Set<string>;
  duplicates: number;
}

/** Groups files by study and series; what is no image of a series is left out with a note. */
export async function groupFiles(
  files: readonly SeriesFile[],
  { signal, onProgress }: GroupOptions,
): Promise<readonly Study[]> {
  const studies = new Map<string, { readonly series: Map<string, Group>; readonly localizers: Map<string, Group> }>();
  let others = 0;
  let unreadable: unknown;
  let refusedCount = 0;
  for (const [done, file] of files.entries()) {
    signal?.throwIfAborted();
    const bytes = await file.bytes();
    onProgress?.({ done: done + 1, total: files.length });
    if (!isDicom(bytes)) {
      others++;
      continue;
    }
    let dicom;
    try {
      dicom = openDicom(bytes);
    } catch (error) {
      if (!(error instanceof ImageDecodeError)) throw error;
      unreadable ??= error;
      refusedCount++;
      continue;
    }
    const { attributes } = dicom;
    const study = entry(studies, attributes.text("x0020000d") ?? "", () => ({
      series: new Map<string, Group>(),
      localizers: new Map<string, Group>(),
    }));
    const kind = attributes.texts("x00080008").includes("LOCALIZER") ? study.localizers : study.series;
    const group = entry(kind, attributes.text("x0020000e") ?? "", () => ({
      ...{ attributes, slices: [], seen: new Set<string>(), duplicates: 0 },
    }));
    const uid = attributes.text("x00080018");
    if (uid !== undefined && group.seen.has(uid)) {
      group.duplicates++;
      continue;
    }
    if (uid !== undefined) group.seen.add(uid);
    group.slices.push(...slicesOf(file, dicom));
  }
  const left = leftOut({ others, refusedCount });
  const found = [...studies.values()].flatMap(({ series, localizers }): readonly Study[] => {
    // Where there is nothing else, localizers are what is shown.
    const all = [...(series.size > 0 ? series : localizers).values()];
    const scouts = [...localizers.values()].reduce((sum, { slices }) => sum + slices.length, 0);
    const notes = series.size === 0 || scouts === 0 ? left : [...left, `${counted(scouts, "localizer")} left out.`];
    return [
      {
        series: all.map((group) => seriesOf(group)),
        notes,
        day: all[0] === undefined ? undefined : studyDay(all[0].attributes),
      },
    ];
  });
  if (found.length > 0) return found;
  if (unreadable !== undefined) throw unreadable;
  if (files.length === 0)
    throw new InvalidArgumentError("There are no files.", { hint: "Give DICOM files, or a folder of them." });
  throw refused("What was given", "holds no DICOM image", {
    hint: "Give the files of a series, a folder or a zip of them.",
  });
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

function seriesOf({ attributes, slices, duplicates }: Group): Series {
  const notes = duplicates === 0 ? [] : [`${counted(duplicates, "copy", "copies")} of its files left out.`];
  return new Series(attributes, slices, notes);
}

function leftOut({
  others,
  refusedCount,
}: {
  readonly others: number;
  readonly refusedCount: number;
}): readonly string[] {
  return [
    ...(others > 0 ? [`${counted(others, "file")} that ${others === 1 ? "is" : "are"} no DICOM left out.`] : []),
    ...(refusedCount > 0 ? [`${counted(refusedCount, "DICOM file")} without an image that can be read left out.`] : []),
  ];
}

function counted(count: number, one: string, several = `${one}s`): string {
  return `${count} ${count === 1 ? one : several}`;
}
