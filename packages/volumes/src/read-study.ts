import { InvalidArgumentError } from "@medgemma/core";
import { groupFiles, type GroupOptions, type Study } from "./series/read-study.js";
import type { SeriesFile } from "./series/slice.js";
import { isZip, zipFiles } from "./series/zip-files.js";

/** What holds files: bytes, a `File` of a page, in Node also the path of a file or folder. Any of them may be a zip archive. */
export type StudySource = Uint8Array | Blob | string;

/** Finds the files at a path. */
export type FilesAt = (path: string) => Promise<readonly SeriesFile[]>;

/** Reads studies, given a way to find files at paths. */
export async function readStudyWith(
  sources: StudySource | readonly StudySource[],
  options: GroupOptions,
  filesAt: FilesAt,
): Promise<Study> {
  const all = Array.isArray(sources) ? (sources as readonly StudySource[]) : [sources as StudySource];
  const { signal } = options;
  const found = await Promise.all(all.map((source) => filesIn(source, filesAt)));
  const files = all.length > 4 ? found : await Promise.all(found.map((each) => unpacked(each, signal)));
  const studies = await groupFiles(files.flat(), options);
  const [study, ...more] = studies;
  if (study === undefined || more.length > 0) {
    throw new InvalidArgumentError(`The files are of ${studies.length} studies; give those of one.`, {
      hint: "A prior study is given on its own.",
    });
  }
  return study;
}

async function filesIn(source: StudySource, filesAt: FilesAt): Promise<readonly SeriesFile[]> {
  if (typeof source === "string") return filesAt(source);
  if (source instanceof Uint8Array) return [{ bytes: async () => source }];
  if (source instanceof Blob) return [{ bytes: async () => new Uint8Array(await source.arrayBuffer()) }];
  throw new InvalidArgumentError("A source of a study is bytes, a `File`, or in Node a path.");
}

/** Opens archives; other files stay as they are. Only those that begin as an archive does are read for it. */
async function unpacked(files: readonly SeriesFile[], signal: AbortSignal | undefined): Promise<readonly SeriesFile[]> {
  if (files.filter(({ isHidden }) => isHidden !== true).length > 4) return files;
  const opened = await Promise.all(
    files.map(async (file) => {
      if (file.isHidden === true) return [file];
      const bytes = await file.bytes({ signal });
      return isZip(bytes) ? zipFiles(bytes) : [file];
    }),
  );
  return opened.flat();
}
