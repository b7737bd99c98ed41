import { freeDiskBytes } from "@medgemma/convert";
import { haiDefTerms } from "@medgemma/core";
import { catalogueEntry } from "../catalogue/index.js";
import { formatBytes } from "../format-bytes.js";
import type { HubContext } from "../hub-context.js";
import { type FileSet, missingBytes } from "../repository/fetch-files.js";
import { describeReference, type HubReference } from "../source/hub-reference.js";

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
  const isHub = !(source instanceof URL);
  const name = isHub ? describeReference({ id: source.id }) : source.origin + source.pathname;
  const revision = set.repository === undefined ? "" : ` at ${set.repository.commit.slice(0, 8)}`;
  const parts = [
    ...(bytes > 0 ? [`${formatBytes(bytes)} to download`] : []),
    ...(conversion === undefined
      ? []
      : [`about ${formatBytes(conversion.bytes)} for the conversion to ${conversion.format}`]),
  ];
  const free = await freeDiskBytes(context.layout.home);
  const space = free === undefined ? "" : `; ${formatBytes(free)} are free in ${context.layout.home}`;
  const message = `${name}${revision}: ${parts.join(", ")}${space}.${bytes === 0 ? "" : ` ${termsSentence(source, terms)}`}`;
  context.onProgress({ stage: "plan", fraction: 0, message });
}

function termsSentence(source: HubReference | URL, terms: { readonly url: string } | undefined): string {
  const entry = source instanceof URL ? undefined : catalogueEntry(source.id);
  const url = terms?.url ?? entry?.terms.url;
  if (url !== undefined) return `Terms: ${url}`;
  return `Its page names its terms; those of models derived from MedGemma are ${haiDefTerms.url}`;
}
