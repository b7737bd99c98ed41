import { join } from "node:path";
import { CorruptModelError } from "@medgemma/core";
import type { HubContext } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { HubModel, LocatedModel } from "../repository/located-model.js";
import { chooseGgufFile, type GgufChoice, machineMemory } from "./choose-format.js";
import { hubFiles, hubFolder } from "./file-sets.js";
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
  if (located.at === "disk") return { path: located.path, ...(given !== undefined && { mmproj: given }) };
  if (located.at === "address") throw new CorruptModelError("The address holds no converted package.");
  const { text, mmproj, reason: formatReason, notes } = chooseFiles(located, options);
  const names = mmproj === undefined ? [text] : [text, mmproj];
  const set = hubFiles(located, [...names, "NOTICE", "LICENSE"], context);
  await tellPlan(set, { source: located.reference }, context);
  await fetchFiles(set, context);
  const at = (name: string): string => join(hubFolder(located, context), ...name.split("/"));
  return { path: at(text), ...(mmproj !== undefined && { mmproj: at(mmproj) }), formatReason, notes };
}
