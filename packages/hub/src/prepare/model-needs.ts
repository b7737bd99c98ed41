import type { GemmaConfig } from "@medgemma/core";
import { inFolder } from "../cache/folder-errors.js";
import type { HubContext } from "../hub-context.js";
import { missingBytes } from "../repository/fetch-files.js";
import type { LocatedModel } from "../repository/located-model.js";
import { cannotLoad } from "./cannot-load.js";
import { kindFor } from "./kind-for.js";
import { addressFiles, hubFiles } from "./file-sets.js";
import { checkpointFiles, planCheckpoint } from "./prepare-checkpoint.js";
import { chooseFiles } from "./prepare-gguf.js";
import { packageManifest } from "./package-manifest.js";
import type { ResolveOptions } from "./resolve-options.js";

/** What loading a model takes, before it is fetched. */
export interface ModelNeeds {
  /** Format of the weights; of GGUF files the name of the one that is chosen. */
  readonly format: string;
  /** Why this format, where there is a choice. */
  readonly formatReason?: string;
  /** Bytes that are not here yet. */
  readonly downloadBytes: number;
  /** Bytes that a conversion takes on the disk; 0 when there is none to make. */
  readonly conversionBytes: number;
  /** Bytes of the weights in memory. */
  readonly weightBytes: number;
  /** Shape of the model; unknown for GGUF files that are not here. */
  readonly config?: GemmaConfig;
}

/**
 * Tells what a model of the Hub, at an address, or a checkpoint on this machine needs. Only small files are fetched.
 *
 * @throws as `resolveModel`.
 */
export function modelNeeds(located: LocatedModel, options: ResolveOptions, context: HubContext): Promise<ModelNeeds> {
  return inFolder(context.layout.home, () => needsOf(located, options, context));
}

async function needsOf(located: LocatedModel, options: ResolveOptions, context: HubContext): Promise<ModelNeeds> {
  const kind = kindFor(options.runtime, located);
  if (kind === "package") return packageNeeds(located, context);
  if (located.at === "hub" && kind === "gguf") {
    const { text, mmproj, reason: formatReason } = chooseFiles(located, options);
    const set = hubFiles(located, mmproj === undefined ? [text] : [text, mmproj], context);
    const weightBytes = set.files.reduce((sum, { bytes }) => sum + bytes, 0);
    return {
      format: text,
      formatReason,
      downloadBytes: await missingBytes(set, context),
      conversionBytes: 0,
      weightBytes,
    };
  }
  if (located.at === "address") throw cannotLoad(located);
  const { conversion, config, reason, ready, outputBytes, diskBytes } = await planCheckpoint(located, options, context);
  const isReady = ready !== undefined;
  return {
    format: conversion.format,
    formatReason: reason,
    downloadBytes:
      isReady || located.at === "disk" ? 0 : await missingBytes(checkpointFiles(located, context), context),
    conversionBytes: isReady ? 0 : diskBytes,
    weightBytes: outputBytes,
    config,
  };
}

async function packageNeeds(located: LocatedModel, context: HubContext): Promise<ModelNeeds> {
  const manifest = await packageManifest(located, context);
  const names = Object.values<{ readonly path: string }>(manifest.files).map(({ path }) => path);
  const set =
    located.at === "hub"
      ? hubFiles(located, names, context)
      : located.at === "address"
        ? addressFiles(located, context)
        : undefined;
  return {
    format: manifest.kind === "onnx" ? manifest.weights.decoder : manifest.weights.text,
    downloadBytes: set === undefined ? 0 : await missingBytes(set, context),
    conversionBytes: 0,
    weightBytes: Object.values<{ readonly bytes: number }>(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0),
    config: manifest.config,
  };
}
