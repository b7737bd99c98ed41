import { InvalidArgumentError, ModelNotFoundError, UnsupportedModelError } from "@medgemma/core";
import { formatBytes } from "../format-bytes.js";
import { chooseImageEncoder } from "./choose-image-encoder.js";
import { bitsOf, type LabelledFile, labelFiles } from "./gguf-labels.js";
import { fits, fitsWell } from "./memory-rule.js";

export interface GgufWish {
  /** `auto`, `fp32`, `q8`, `q4`, or a quantisation as the files' names have it, such as `q5_k_m`. Default `auto`. */
  readonly wanted?: string;
  /** Name of the image encoder's file, instead of the most exact one. */
  readonly mmproj?: string;
  /** Name of the text model's file, instead of a choice. */
  readonly file?: string;
  /** Bytes that this process may use at most: `machineMemory()`. */
  readonly memoryBytes: number;
}

export interface GgufChoice {
  /** The text model's file. */
  readonly text: string;
  /** The image encoder's file, if there is one. */
  readonly mmproj?: string;
  /** One sentence for people: why it is this one. */
  readonly reason: string;
  /** What people should know besides. */
  readonly notes: readonly string[];
}

interface Chosen {
  readonly text: LabelledFile;
  readonly reason: string;
}

/**
 * Chooses among the GGUF files of a repository, by their names and sizes. `auto` takes full precision where it needs at most a
 * quarter of the memory, else the best quantisation that fits with its cache into 70 %, of those with four bits and more if there
 * are any.
 *
 * @throws {InvalidArgumentError} when what `format`, `mmproj` or the file's name ask for is not there, or the repository holds
 *   several models.
 * @throws {UnsupportedModelError} when it is there in parts only.
 * @throws {ModelNotFoundError} when there is no text model.
 */
export function chooseGgufFile(
  files: readonly { readonly path: string; readonly bytes: number }[],
  { wanted = "auto", mmproj, file, memoryBytes }: GgufWish,
): GgufChoice {
  const labelled = labelFiles(files);
  const encoder = chooseImageEncoder(labelled, mmproj);
  const name = wanted.toLowerCase();
  const texts = labelled.filter(({ kind }) => kind === "text");
  if (texts.length === 0 && file === undefined) throw nothingToLoad(labelled);
  const chosen =
    file !== undefined
      ? namedFile(labelled, file, name)
      : name === "auto"
        ? byMemory(texts, { memoryBytes, besides: encoder?.file.bytes ?? 0 })
        : byName(labelled, name);
  return {
    text: chosen.text.path,
    ...(encoder !== undefined && { mmproj: encoder.file.path }),
    reason: chosen.reason,
    notes: encoder?.note === undefined ? [] : [encoder.note],
  };
}

/** The most exact first: MedGemma's own weights are bfloat16. */
const fullPrecision = ["f32", "bf16", "f16"];

/** The usual one of those with equally many bits. */
const usual = ["q8_0", "q6_k", "q5_k_m", "q4_k_m", "q3_k_m", "q2_k"];

/** Quantised files, the best first. */
function ladder(texts: readonly LabelledFile[]): readonly LabelledFile[] {
  const rank = ({ label = "" }: LabelledFile): number => -2 * bitsOf(label) - Number(usual.includes(label));
  return texts
    .filter(({ label }) => label !== undefined && !fullPrecision.includes(label))
    .toSorted((a, b) => rank(a) - rank(b) || b.bytes - a.bytes);
}

/**
 * What a model needs beside its weights, when its shape is not known: the cache of 8192 positions and an image's largest tensor
 * take 2.2 GB with MedGemma 4B and 5.2 GB with 27B, which this comes near to.
 */
function workingBytes(textBytes: number): number {
  return 2e9 + textBytes / 8;
}

interface Memory {
  readonly memoryBytes: number;
  /** Bytes of the image encoder. */
  readonly besides: number;
}

function byMemory(texts: readonly LabelledFile[], { memoryBytes, besides }: Memory): Chosen {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined)
    return { text: only, reason: "It is the repository's only text model." };
  const memory = `of the ${formatBytes(memoryBytes)} of memory.`;
  const exact = fullPrecision.flatMap((label) => texts.filter((file) => file.label === label));
  const large = exact.find(({ bytes }) => fitsWell(bytes + besides, memoryBytes));
  if (large !== undefined) {
    const reason = `${large.label}: full precision takes ${formatBytes(large.bytes + besides)} ${memory}`;
    return alone(texts, large, reason);
  }
  const steps = ladder(texts);
  const fine = steps.filter(({ label = "" }) => bitsOf(label) >= 4);
  const candidates = fine.length > 0 ? fine : steps.length > 0 ? steps : exact;
  const [best] = candidates;
  if (best === undefined) throw severalModels(texts);
  const needed = ({ bytes }: LabelledFile): number => bytes + besides + workingBytes(bytes);
  const found = candidates.find((file) => fits(needed(file), memoryBytes));
  if (found === undefined) {
    const least = leastOf(candidates, best);
    const reason = `${least.label}: nothing fits well; it takes ${formatBytes(needed(least))} with its cache`;
    return alone(texts, least, `${reason}, ${memory}`);
  }
  if (found !== best) {
    const better = candidates[candidates.indexOf(found) - 1] ?? best;
    return alone(
      texts,
      found,
      `${found.label}: ${better.label} would take ${formatBytes(needed(better))} with its cache, ${memory}`,
    );
  }
  const [full] = exact.toReversed();
  const why =
    full === undefined || full === found
      ? `the best that is there takes ${formatBytes(found.bytes + besides)}`
      : `${full.label} would take ${formatBytes(full.bytes + besides)}`;
  return alone(texts, found, `${found.label}: ${why} ${memory}`);
}

/** Of candidates none of which fits: the usual one of those with the fewest bits, else the smallest. */
function leastOf(candidates: readonly LabelledFile[], first: LabelledFile): LabelledFile {
  const fewest = Math.min(...candidates.map(({ label = "" }) => bitsOf(label)));
  const small = candidates.filter(({ label = "" }) => bitsOf(label) === fewest);
  const usualOne = small.find(({ label = "" }) => usual.includes(label));
  return usualOne ?? small.reduce((least, file) => (file.bytes < least.bytes ? file : least), small[0] ?? first);
}

/** Several files of one kind are several models. */
function alone(texts: readonly LabelledFile[], text: LabelledFile, reason: string): Chosen {
  if (texts.filter(({ label }) => label === text.label).length > 1) throw severalModels(texts);
  return { text, reason };
}

/** The file that `format` names among some. */
function findNamed(texts: readonly LabelledFile[], name: string): LabelledFile | undefined {
  const labelledAs = (...labels: readonly string[]): LabelledFile | undefined =>
    labels.flatMap((label) => texts.filter((file) => file.label === label))[0];
  const withBits = (bits: number): LabelledFile | undefined =>
    ladder(texts).find(({ label = "" }) => bitsOf(label) === bits);
  if (name === "fp32") return labelledAs("f32", "bf16");
  if (name === "q8" || name === "q4") return withBits(name === "q8" ? 8 : 4);
  return labelledAs(name, `ud-${name}`);
}

function byName(labelled: readonly LabelledFile[], name: string): Chosen {
  const texts = labelled.filter(({ kind }) => kind === "text");
  const text = findNamed(texts, name);
  if (text !== undefined) return alone(texts, text, `${text.label}: \`format\` asks for it.`);
  const parts = labelled.filter(({ kind }) => kind === "part");
  if (findNamed(parts, name) !== undefined) throw inParts();
  const there = [...new Set(texts.flatMap(({ label }) => label ?? []))].toSorted();
  throw new InvalidArgumentError(
    there.length === 0
      ? "`format` names a quantisation, and the names of the repository's files do not say which they have."
      : `\`format\` asks for what is not there; the repository has ${there.join(", ")}.`,
    { hint: there.length === 0 ? "Leave `format` out." : "Give one of these, or leave `format` out." },
  );
}

function namedFile(labelled: readonly LabelledFile[], path: string, wanted: string): Chosen {
  const text = labelled.find((file) => file.path === path);
  if (text === undefined) throw new ModelNotFoundError(`The repository has no GGUF file "${path}".`);
  if (text.kind === "part") throw inParts();
  if (text.kind === "mmproj") {
    throw new InvalidArgumentError(`"${path}" is an image encoder.`, {
      hint: "Name the text model's file, and the encoder as `mmproj`.",
    });
  }
  const isOther = wanted !== "auto" && text.label !== undefined && findNamed([text], wanted) === undefined;
  if (!isOther) return { text, reason: "It is the file that was named." };
  throw new InvalidArgumentError(`"${path}" is ${text.label}; \`format\` asks for something else.`, {
    hint: "Leave `format` out, or the file's name.",
  });
}

function severalModels(texts: readonly LabelledFile[]): InvalidArgumentError {
  const names = texts.slice(0, 5).map(({ path }) => `"${path}"`);
  const more = texts.length > names.length ? ` and ${texts.length - names.length} more` : "";
  return new InvalidArgumentError(`The repository holds several text models: ${names.join(", ")}${more}.`, {
    hint: "Name one: hf:owner/name/FILE.gguf.",
  });
}

function nothingToLoad(labelled: readonly LabelledFile[]): Error {
  if (labelled.some(({ kind }) => kind === "part")) return inParts();
  return new ModelNotFoundError("The repository has no GGUF file of a text model.", {
    hint: labelled.length > 0 ? "It holds image encoders or adapters only." : "Check the id.",
  });
}

function inParts(): UnsupportedModelError {
  return new UnsupportedModelError(
    "The model is split into several files (-00001-of-…), which the runtime does not load.",
    {
      hint: "Choose another `format` if there is one in a single file, or join the parts: llama-gguf-split --merge.",
    },
  );
}
