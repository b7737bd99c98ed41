import { join } from "node:path";
import { CorruptModelError } from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import type { HubContext } from "../hub-context.js";
import { ggufNames } from "../repository/gguf-names.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { HubModel, LocatedModel } from "../repository/located-model.js";
import { chooseGgufFile, type GgufChoice, machineMemory } from "./choose-format.js";
import { hubFiles, hubFolder } from "./file-sets.js";
import { labelFiles } from "./gguf-labels.js";
import type { Prepared, ResolveOptions } from "./resolve-options.js";
import { tellPlan } from "./tell-plan.js";

/** The GGUF files of a repository that are loaded, and why these. */
export function chooseFiles(
  { files, file }: HubModel,
  { format: wanted = "auto", mmproj }: Pick<ResolveOptions, "format" | "mmproj">,
): GgufChoice {
  return chooseGgufFile(files, {
    wanted,
    memoryBytes: machineMemory(),
    ...(mmproj !== undefined && { mmproj }),
    ...(file !== undefined && { file }),
  });
}

/** GGUF files as they are: on this machine, or chosen from a repository and fetched. */
export async function prepareGguf(
  located: LocatedModel,
  options: ResolveOptions,
  context: HubContext,
): Promise<Prepared> {
  const { mmproj: given } = options;
  if (located.at === "disk") {
    const chosen = await chooseInFolder(located.path, options);
    return chosen ?? { path: located.path, ...(given !== undefined && { mmproj: given }) };
  }
  if (located.at === "address") throw new CorruptModelError("The address holds no converted package.");
  const { text, mmproj, reason: formatReason, notes } = chooseFiles(located, options);
  const names = mmproj === undefined ? [text] : [text, mmproj];
  const set = hubFiles(located, [...names, "NOTICE", "LICENSE"], context);
  await tellPlan(set, { source: located.reference }, context);
  await fetchFiles(set, context);
  const at = (name: string): string => join(hubFolder(located, context), ...name.split("/"));
  return { path: at(text), ...(mmproj !== undefined && { mmproj: at(mmproj) }), formatReason, notes };
}

/** Of a folder with the same model in several formats, the one to load; undefined where there is no such choice. */
async function chooseInFolder(
  folder: string,
  { format: wanted = "auto", mmproj }: Pick<ResolveOptions, "format" | "mmproj">,
): Promise<Prepared | undefined> {
  if ((await fileBytes(folder)) !== undefined) return undefined;
  const { named } = await ggufNames(folder);
  const files = await Promise.all(
    named.map(async (path) => ({ path, bytes: (await fileBytes(join(folder, path))) ?? 0 })),
  );
  const texts = labelFiles(files).filter(({ kind }) => kind === "text");
  const labels = new Set(texts.map(({ label }) => label));
  if (texts.length < 2 || labels.size < texts.length || labels.has(undefined)) return undefined;
  const chosen = chooseGgufFile(files, { wanted, memoryBytes: machineMemory() });
  const encoder = mmproj ?? (chosen.mmproj && join(folder, chosen.mmproj));
  return {
    path: join(folder, chosen.text),
    ...(encoder !== undefined && { mmproj: encoder }),
    formatReason: chosen.reason,
    notes: mmproj === undefined ? chosen.notes : [],
  };
}
