import { type ModelSource, UnsupportedModelError } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import { type ContextOptions, createContext } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import { locateModel } from "../repository/locate-model.js";
import { hubFolder } from "./file-sets.js";
import { checkpointFiles } from "./prepare-checkpoint.js";
import { tellPlan } from "./tell-plan.js";

/**
 * Folder of a checkpoint for tools that read it themselves: of one on the Hub, the files that a conversion reads are fetched.
 *
 * @throws {UnsupportedModelError} when it is no checkpoint. Else as `resolveModel`.
 */
export async function fetchCheckpoint(source: ModelSource, options: ContextOptions = {}): Promise<string> {
  const context = createContext(options);
  const located = await locateModel(source, context);
  if (!located.kinds.includes("checkpoint") || located.at === "address") {
    throw new UnsupportedModelError("The source is no checkpoint.");
  }
  if (located.at === "disk") return located.path;
  return inFolder(context.layout.home, async () => {
    const set = checkpointFiles(located, context);
    await tellPlan(set, { source: located.reference }, context);
    await fetchFiles(set, context);
    return hubFolder(located, context);
  });
}
