import { lstatSync, readdirSync, readFileSync, rmdirSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { InvalidArgumentError, packageManifestName } from "@medgemma/core";
import { isRecord } from "../checkpoint/json-record.js";
import { generator } from "../generator.js";
import { packageFiles } from "./package-files.js";

/** A manifest has a few kilobytes, and a digest per 16 MiB of its files. */
const maxManifestBytes = 2 ** 24;

/**
 * Checks that a folder is what an earlier conversion made, and nothing more, so that it may be removed.
 *
 * @returns The names of its files, the manifest last: it goes last, since the others are known by it.
 * @throws {InvalidArgumentError} when it is anything else.
 */
export function earlierPackageFiles(folder: string): readonly string[] {
  if (!lstatSync(folder).isDirectory()) throw notAPackage("it is no folder");
  const listed = listedFiles(folder);
  if (listed === undefined) throw notAPackage(`no valid ${packageManifestName}`);
  const entries = readdirSync(folder, { withFileTypes: true });
  const foreign = entries.filter((entry) => !entry.isFile() || !listed.has(entry.name)).length;
  if (foreign > 0) {
    // Not named: a file's name may be a patient's.
    throw new InvalidArgumentError(
      `The output holds ${foreign === 1 ? "an entry" : `${foreign} entries`} that no conversion wrote.`,
      { hint: "Move what is yours out of the package's folder, or give another folder." },
    );
  }
  const names = entries.map(({ name }) => name).filter((name) => name !== packageManifestName);
  return [...names, packageManifestName];
}

/**
 * Removes an earlier package file by file. What appears in the folder meanwhile stays, and the folder with it.
 *
 * @throws {InvalidArgumentError} when it is not a package, or more than one.
 */
export function removeEarlierPackage(folder: string): void {
  for (const name of earlierPackageFiles(folder)) unlinkSync(join(folder, name));
  rmdirSync(folder);
}

/** Names that the manifest lists, with its own and the notice's; undefined when it is not of a conversion. */
function listedFiles(folder: string): ReadonlySet<string> | undefined {
  const path = join(folder, packageManifestName);
  try {
    const found = lstatSync(path);
    if (!found.isFile() || found.size > maxManifestBytes) return undefined;
    const manifest: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (!isRecord(manifest) || !isRecord(manifest["files"]) || !isRecord(manifest["generator"])) return undefined;
    if (manifest["generator"]["name"] !== generator.name) return undefined;
    const listed = new Set<string>([packageManifestName, packageFiles.notice]);
    for (const file of Object.values(manifest["files"])) {
      if (isRecord(file) && typeof file["path"] === "string") listed.add(file["path"]);
    }
    return listed;
  } catch {
    return undefined;
  }
}

function notAPackage(reason: string): InvalidArgumentError {
  return new InvalidArgumentError(`The output exists and is not a converted package (${reason}).`, {
    hint: "Remove it yourself, or give another folder.",
  });
}
