import { freeDiskBytes } from "@medgemma/convert";
import { formatBytes } from "../format-bytes.js";
import type { HubContext } from "../hub-context.js";
import { type FileSet, missingBytes } from "../repository/fetch-files.js";
import type { HubReference } from "../source/hub-reference.js";
import { planMessage } from "./plan-message.js";

export interface PlanFacts {
  readonly source: HubReference | URL;
  /** Terms that the model itself names. */
  readonly terms?: { readonly url: string };
  /** What is written after the download. */
  readonly conversion?: { readonly bytes: number; readonly format: string };
}

/** Says, before anything large is fetched or written, how much it is and which terms go with it. */
export async function tellPlan(
  set: FileSet,
  { source, terms, conversion }: PlanFacts,
  context: HubContext,
): Promise<void> {
  const bytes = await missingBytes(set, context);
  if ((bytes === 0 && conversion === undefined) || context.onProgress === undefined) return;
  const free = await freeDiskBytes(context.layout.home);
  const message = planMessage({
    source,
    commit: set.repository?.commit,
    downloadBytes: bytes,
    conversion,
    space: free === undefined ? undefined : `${formatBytes(free)} are free in ${context.layout.home}`,
    terms,
  });
  context.onProgress({ stage: "plan", fraction: 0, message });
}
