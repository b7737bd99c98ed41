import { readFile, stat } from "node:fs/promises";
import type { RgbImage } from "@medgemma/core";
import type { VolumeKind } from "@medgemma/volumes";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import {
  inspectDicom,
  inspectPicture,
  inspectSlide,
  inspectStudy,
  inspectVolume,
  type Inspected,
} from "../input/inspect-source.js";
import { headOf, unreadable } from "../input/read-images.js";
import { kindOfSource } from "../input/study-images.js";
import { checkOutput, writePng } from "./box-image.js";

export interface InspectFlags {
  readonly output?: string;
  readonly frame?: number;
  readonly kind?: VolumeKind;
}

/** `medgemma inspect`: what a file is, and what the model would see of it. */
export async function runInspect(source: string, flags: InspectFlags, context: CommandContext): Promise<number> {
  const { output } = flags;
  const { screen, json } = context;
  if (output !== undefined) await checkOutput(output, source);
  const found = await inspect(source, flags, context);
  let shown: RgbImage | undefined;
  if (output !== undefined) {
    shown = await found.view();
    await writePng(output, shown);
  }
  if (json) {
    const { view: _, ...told } = found;
    screen.line(
      JSON.stringify({ command: "inspect", ok: true, ...told, ...(output !== undefined && { output }) }, null, 2),
    );
    return exitCodes.ok;
  }
  screen.line(screen.styled("bold", found.what));
  for (const [name, value] of Object.entries(found.details)) screen.line(`  ${name.padEnd(16)} ${value}`);
  const prompt = Object.entries(found.prompt).map(([name, value]) => `${name} ${value}`);
  screen.line(`  ${"into a prompt".padEnd(16)} ${prompt.length === 0 ? "nothing" : prompt.join(", ")}`);
  for (const line of found.privacy) screen.line(`  ${"may identify".padEnd(16)} ${line}`);
  for (const note of found.notes) screen.notice(`Note: ${note}`, "yellow");
  if (shown !== undefined)
    screen.line(
      `What the model would see, ${shown.width} × ${shown.height} pixels before its own resize, was written.`,
    );
  return exitCodes.ok;
}

async function inspect(
  source: string,
  { frame, kind }: InspectFlags,
  { signal, screen }: CommandContext,
): Promise<Inspected> {
  const options = { frame, kind, signal, onProgress: (text: string) => screen.progress(text) };
  const unread = (error: unknown): never => unreadable("The source", error);
  const found = await stat(source).catch(unread);
  if (found.isDirectory()) return inspectStudy(source, options);
  const head = await headOf(source).catch(unread);
  const what = await kindOfSource(source, head);
  if (what === "zip") return inspectStudy(source, options);
  // A whole slide may be larger than memory.
  const slide = what === "other" ? await inspectSlide(source, head, options) : undefined;
  if (slide !== undefined) return slide;
  const bytes = await readFile(source).catch(unread);
  if (what === "dicom") return inspectDicom(bytes, options);
  return what === "volume" ? inspectVolume(source, bytes, options) : inspectPicture(bytes);
}
