import type { CatalogueEntry } from "./catalogue-entry.js";
import { catalogue } from "./catalogue.js";
import { editDistance } from "./edit-distance.js";

/** What a text says of the variant that it means. */
interface Wanted {
  /** Billions of parameters. */
  readonly size?: number;
  readonly version?: number;
  readonly tuning?: CatalogueEntry["tuning"];
  readonly isTextOnly: boolean;
  /** Words that no variant's name has. */
  readonly hasOtherWords: boolean;
}

/**
 * The published variant that a text most likely means: for hints, when what it names does not exist. It may be an id with a
 * slip in it, a variant that there is not ("MedGemma 7B"), or a path that ends in such a name.
 *
 * @returns undefined when it names another model, or a derived one of somebody else: `someone/medgemma-4b-it-finetuned`.
 */
export function nearestModel(text: string): CatalogueEntry | undefined {
  const { owner, name } = split(text);
  const wanted = readName(name);
  if (wanted === undefined || (wanted.hasOtherWords && !isGoogle(owner))) return undefined;
  const [first] = catalogue.toSorted((a, b) => misfit(a, wanted) - misfit(b, wanted));
  return first;
}

/** The last part of an id, a path or an address, and the part before it. */
function split(text: string): { readonly owner: string; readonly name: string } {
  const plain = text.trim().toLowerCase().replace(/^hf:/, "");
  const page = /^https?:\/\/[^/]+\/([^/]+\/[^/?#]+)/.exec(plain)?.[1] ?? plain;
  const [id = ""] = page.split("@");
  const [name = "", owner = ""] = id.split(/[/\\]/).filter(Boolean).toReversed();
  return { owner, name };
}

/** Reads `medgemma-1.5-4b-it` word by word; undefined when it does not begin with something like "medgemma". */
function readName(name: string): Wanted | undefined {
  const words = name
    // The version, also when its dot was lost.
    .replace(/(^|[^\d.])(\d)[-_](\d)(?=[-_\s]|$)/g, "$1$2.$3")
    .replace(/([a-z])(?=\d)/g, "$1-")
    .split(/[^a-z\d.]+/)
    .filter(Boolean);
  const [first = "", second = ""] = words;
  const length = isFamily(first) ? 1 : isFamily(first + second) ? 2 : 0;
  if (length === 0) return undefined;
  let wanted: Wanted = { isTextOnly: false, hasOtherWords: false };
  for (const word of words.slice(length)) wanted = { ...wanted, ...meaning(word) };
  return wanted;
}

function meaning(word: string): Partial<Wanted> {
  const size = /^(\d+(?:\.\d+)?)b$/.exec(word)?.[1];
  if (size !== undefined) return { size: Number(size) };
  if (/^\d(\.\d)?$/.test(word)) return { version: Number(word) };
  if (["it", "instruct", "chat"].includes(word)) return { tuning: "instruction-tuned" };
  if (["pt", "base", "pretrained"].includes(word)) return { tuning: "pre-trained" };
  if (["text", "txt"].includes(word)) return { isTextOnly: true };
  return ["v", "mm", "multimodal", "vision"].includes(word) ? {} : { hasOtherWords: true };
}

function isFamily(word: string): boolean {
  return editDistance(word, "medgemma") <= (word.startsWith("med") ? 2 : 1);
}

/** Whether the owner is Google, written right or nearly. */
function isGoogle(owner: string): boolean {
  return editDistance(owner, "google") <= 2;
}

/** How badly a variant fits: its size counts most, then its version, its tuning, and whether it takes images. */
function misfit(entry: CatalogueEntry, { size, version, tuning, isTextOnly }: Wanted): number {
  const its = readName(entry.id.split("/")[1] ?? "");
  // Ids of the first version do not name it, and those who name a size that exists mean such an id.
  const isNamedSize = catalogue.some(({ id }) => id.includes(`-${size}b-`));
  const wantedVersion = version ?? (isNamedSize ? 1 : 1.5);
  const sizes = size === undefined || size <= 0 ? 0 : Math.abs(Math.log(size / (its?.size ?? size)));
  const entryIsTextOnly = !entry.modalities.includes("image");
  return (
    1000 * sizes +
    100 * Math.abs(wantedVersion - (its?.version ?? 1)) +
    10 * Number(entry.tuning !== (tuning ?? "instruction-tuned")) +
    Number(entryIsTextOnly !== isTextOnly)
  );
}
