import { cpus } from "node:os";
import {
  argmax,
  fitImage,
  InvalidArgumentError,
  type LanguageModelParts,
  type ModelInfo,
  type PreparedImage,
  preparePrompt,
  type PreparedPrompt,
  type RgbImage,
} from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import { testModelBanner } from "../default-model.js";
import { exitCodes } from "../exit-codes.js";
import { readImages } from "../input/read-images.js";
import { readText } from "../input/read-text.js";
import { createRuntime } from "../model/create-runtime.js";
import { chooseModel, loadFlags } from "../model/open-model.js";
import { loadProgress } from "../terminal/load-progress.js";
import { measurePerplexity } from "./perplexity.js";
import type { ImageFlags, ModelFlags } from "../options/common-options.js";

export interface BenchFlags extends ModelFlags, ImageFlags {
  readonly promptTokens: number;
  readonly tokens: number;
  readonly rounds: number;
  /** A text file whose perplexity is measured instead. */
  readonly perplexity?: string;
}

interface Round {
  readonly prefillTokensPerSecond: number;
  readonly decodeTokensPerSecond: number;
  readonly imageEncodeMs?: number;
}

/** `medgemma bench`: how fast a model is here. Sampling is not part of it: each next token is the most probable one. */
export async function runBench(flags: BenchFlags, context: CommandContext): Promise<number> {
  const { screen, signal, json } = context;
  const text = flags.perplexity === undefined ? undefined : await readText(flags.perplexity, "text", context);
  const [image = gradient()] = await readImages(flags.image ?? [], { flags, context });
  const choice = await chooseModel(flags, context);
  if (choice.isTestModel && !json) screen.notice(testModelBanner, "yellow");
  const runtime = await createRuntime(choice.runtime, flags);
  screen.progress("Loading the model");
  const before = performance.now();
  const parts = await runtime.open(choice.source, {
    signal,
    ...loadFlags(flags, choice),
    onProgress: loadProgress(screen, signal),
  });
  const loadMs = performance.now() - before;
  const { model } = parts;
  try {
    if (text !== undefined) return await tellPerplexity(parts, text, context);
    checkRoom(flags, model.capabilities.maxContext);
    const rounds: Round[] = [];
    // The first round warms up and does not count.
    for (let round = 0; round <= flags.rounds; round++) {
      screen.progress(round === 0 ? "Warming up" : `Round ${round} of ${flags.rounds}`, round / (flags.rounds + 1));
      const measured = await measureRound(parts, { flags, image, round, signal });
      if (round > 0) rounds.push(measured);
    }
    screen.clearProgress();
    const { info, capabilities } = model;
    const imageMs = rounds.flatMap(({ imageEncodeMs }) => imageEncodeMs ?? []);
    const result = {
      ...subjectOf(info),
      promptTokens: flags.promptTokens,
      tokens: flags.tokens,
      loadMs,
      imageEncodeMs: imageMs.length === 0 ? null : median(imageMs),
      prefillTokensPerSecond: median(rounds.map((round) => round.prefillTokensPerSecond)),
      decodeTokensPerSecond: median(rounds.map((round) => round.decodeTokensPerSecond)),
      // The kernel counts in KiB.
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
      rounds,
    };
    if (json) {
      screen.line(JSON.stringify({ command: "bench", ok: true, ...result }, null, 2));
      return exitCodes.ok;
    }
    const row = (name: string, value: string, note = ""): void =>
      screen.line(`${name.padEnd(14)}${value.padStart(18)}${note === "" ? "" : `   ${note}`}`);
    row("load", `${loadMs.toFixed(0)} ms`);
    if (result.imageEncodeMs !== null && capabilities.images !== false) {
      row("image", `${result.imageEncodeMs.toFixed(1)} ms`, `${capabilities.images.tokensPerImage} tokens`);
    } else row("image", "none", "this model takes text only");
    row("prefill", `${result.prefillTokensPerSecond.toFixed(1)} tokens/s`, `${flags.promptTokens} tokens`);
    row("decode", `${result.decodeTokensPerSecond.toFixed(1)} tokens/s`, `${flags.tokens} tokens`);
    row("peak memory", `${(result.peakRssBytes / 2 ** 20).toFixed(0)} MiB`, "of this process");
    const { id, version, device } = info.runtime;
    screen.note(`${info.name} ${info.format} · ${id} ${version} on ${device} · medians of ${flags.rounds} round(s)`);
    return exitCodes.ok;
  } finally {
    await model[Symbol.asyncDispose]();
  }
}

/** What was measured, and where. */
function subjectOf({ name, format, sha256, runtime }: ModelInfo) {
  return {
    model: { name, format, sha256 },
    runtime,
    machine: {
      cpu: cpus()[0]?.model ?? "unknown",
      cores: cpus().length,
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
    },
  };
}

async function tellPerplexity(
  parts: LanguageModelParts,
  text: string,
  { screen, signal, json }: CommandContext,
): Promise<number> {
  const { info } = parts.model;
  const onToken = (done: number, of: number): void => screen.progress("Reading the text", done / of);
  const { tokens, perplexity } = await measurePerplexity(parts, { text, signal, onToken });
  screen.clearProgress();
  const bitsPerWeight = info.bitsPerWeight ?? null;
  if (json) {
    const result = { ...subjectOf(info), tokens, perplexity, bitsPerWeight };
    screen.line(JSON.stringify({ command: "bench", ok: true, ...result }, null, 2));
    return exitCodes.ok;
  }
  screen.line(`perplexity       ${perplexity.toFixed(3)}   ${tokens} tokens`);
  screen.line(`bits per weight  ${bitsPerWeight === null ? "unknown" : bitsPerWeight.toFixed(3)}   of the layers`);
  screen.note(`${info.name} ${info.format} · ${info.runtime.id} ${info.runtime.version} on ${info.runtime.device}`);
  return exitCodes.ok;
}

interface RoundInput {
  readonly flags: BenchFlags;
  readonly image: RgbImage;
  readonly round: number;
  readonly signal: AbortSignal;
}

async function measureRound(parts: LanguageModelParts, { flags, image, round, signal }: RoundInput): Promise<Round> {
  const { model } = parts;
  let imageEncodeMs: number | undefined;
  if (model.capabilities.images !== false && model.imageFeatures !== undefined) {
    const prepared = await freshImage(image, { size: model.capabilities.images.imageSize, round });
    const start = performance.now();
    await model.imageFeatures(prepared);
    imageEncodeMs = performance.now() - start;
  }
  signal.throwIfAborted();
  const prompt = await promptOf(parts, flags.promptTokens, round);
  const start = performance.now();
  await using sequence = await model.start(prompt, { signal });
  const prefillMs = performance.now() - start;
  const computed = prompt.length - sequence.reusedTokens;
  const from = performance.now();
  for (let token = 0; token < flags.tokens; token++) await sequence.append(argmax(sequence.logits), signal);
  const decodeMs = performance.now() - from;
  return {
    prefillTokensPerSecond: (1000 * computed) / prefillMs,
    decodeTokensPerSecond: (1000 * flags.tokens) / decodeMs,
    ...(imageEncodeMs !== undefined && { imageEncodeMs }),
  };
}

/** A prompt of so many tokens that no earlier round shares the beginning of. */
async function promptOf({ tokenizer }: LanguageModelParts, tokens: number, round: number): Promise<PreparedPrompt> {
  const sentence = "The heart is of normal size and the lungs are clear. ";
  for (let repeats = Math.ceil(tokens / 8); ; repeats *= 2) {
    const content = `${round}, ${"abcdefghij"[round % 10] ?? ""}. ${sentence.repeat(repeats)}`;
    const prompt = await preparePrompt([{ role: "user", content }], { tokenizer });
    const [first] = prompt.segments;
    if (first?.type !== "tokens" || prompt.length < tokens) continue;
    return { segments: [{ type: "tokens", ids: first.ids.slice(0, tokens) }], length: tokens };
  }
}

/** The image with one pixel of its own per round: engines remember the features of images that they have seen. */
async function freshImage(
  image: RgbImage,
  { size, round }: { readonly size: number; readonly round: number },
): Promise<PreparedImage> {
  const fitted = fitImage(image, size, "pad");
  const pixels = Uint8Array.from(fitted.data);
  pixels[0] = round % 256;
  const digest = await crypto.subtle.digest("SHA-256", pixels);
  return { size, pixels, sha256: Buffer.from(digest).toString("hex") };
}

function checkRoom({ promptTokens, tokens }: BenchFlags, maxContext: number): void {
  if (promptTokens + tokens <= maxContext) return;
  throw new InvalidArgumentError(
    `Prompt and answer would take ${promptTokens + tokens} tokens; the context holds ${maxContext}.`,
    { hint: "Lower --prompt-tokens or --tokens, or raise --context." },
  );
}

function gradient(): RgbImage {
  const side = 512;
  const data = Uint8Array.from({ length: side * side * 3 }, (_, index) => Math.floor(index / 3 / side) % 256);
  return { width: side, height: side, data };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
