import { haiDefTerms } from "@medgemma/core";
import { catalogueEntry } from "../catalogue/index.js";
import { formatBytes } from "../format-bytes.js";
import { describeReference, type HubReference } from "../source/hub-reference.js";

/** What is about to be done, before anything large is fetched or written. */
export interface Plan {
  readonly source: HubReference | URL;
  /** Of a repository of the Hub. */
  readonly commit?: string | undefined;
  readonly downloadBytes: number;
  /** What is written after the download. */
  readonly conversion?: { readonly bytes: number; readonly format: string } | undefined;
  /** How much room there is, and where. */
  readonly space?: string | undefined;
  /** Terms that the model itself names. */
  readonly terms?: { readonly url: string } | undefined;
}

/** What people should read before they wait: how much it is, and which terms go with it. */
export function planMessage({ source, commit, downloadBytes, conversion, space, terms }: Plan): string {
  const name = source instanceof URL ? source.origin + source.pathname : describeReference({ id: source.id });
  const parts = [
    ...(downloadBytes > 0 ? [`${formatBytes(downloadBytes)} to download`] : []),
    ...(conversion === undefined
      ? []
      : [`about ${formatBytes(conversion.bytes)} for the conversion to ${conversion.format}`]),
  ];
  const plan = `${name}${commit === undefined ? "" : ` at ${commit.slice(0, 8)}`}: ${parts.join(", ")}`;
  const room = space === undefined ? "" : `; ${space}`;
  return `${plan}${room}.${downloadBytes === 0 ? "" : ` ${termsSentence(source, terms)}`}`;
}

function termsSentence(source: HubReference | URL, terms: { readonly url: string } | undefined): string {
  const entry = source instanceof URL ? undefined : catalogueEntry(source.id);
  const url = terms?.url ?? entry?.terms.url;
  if (url !== undefined) return `Terms: ${url}`;
  return `Its page names its terms; those of models derived from MedGemma are ${haiDefTerms.url}`;
}
