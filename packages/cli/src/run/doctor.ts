import type { CommandContext } from "../command-context.js";
import type { Check, CheckGroup } from "../doctor/check.js";
import { checkMachine } from "../doctor/check-machine.js";
import { type CheckedModel, checkModel } from "../doctor/check-model.js";
import { checkRuntime, type ProbedRuntime } from "../doctor/check-runtimes.js";
import { checkTools } from "../doctor/check-tools.js";
import { exitCodes } from "../exit-codes.js";
import type { ModelFlags } from "../options/common-options.js";
import { quoted } from "../quoted.js";
import { tellError } from "../report-error.js";
import type { Screen } from "../terminal/screen.js";

export interface DoctorFlags extends ModelFlags {
  readonly load?: boolean;
}

/** `medgemma doctor`: what this machine can run, and why not the rest. */
export async function runDoctor(flags: DoctorFlags, context: CommandContext): Promise<number> {
  const { screen, json, signal } = context;
  const groups: CheckGroup[] = [];
  const add = (title: string, checks: readonly Check[]): void => {
    signal.throwIfAborted();
    groups.push({ title, checks });
    if (!json) printGroup(screen, { title, checks });
  };
  add("This machine", await checkMachine());
  const runtimes: ProbedRuntime[] = [];
  for (const id of ["onnx", "gguf"] as const) {
    screen.progress(`Trying ${id}`);
    const probed = await checkRuntime(id, signal);
    runtimes.push(probed);
    add(id === "onnx" ? "ONNX Runtime" : "llama.cpp", probed.checks);
  }
  add("Tools", await checkTools());
  const { model } = flags;
  let isModelFine = true;
  let takesImages = false;
  if (model !== undefined || flags.load === true) {
    screen.progress("Looking at the model");
    const found = model === undefined ? { checks: [] } : await checkModel({ ...flags, model }, runtimes, signal);
    const isHopeless = found.checks.some(({ status }) => status === "no");
    const loaded = flags.load === true && !isHopeless ? await checkLoad(flags, context) : { checks: [] };
    const checks = [...found.checks, ...loaded.checks];
    add(model === undefined ? "Test model" : `Model ${model}`, checks);
    isModelFine = checks.every(({ status }) => status !== "no");
    takesImages = loaded.takesImages ?? found.takesImages ?? false;
  }
  const working = runtimes.filter(({ available }) => available);
  const ok = working.length > 0 && isModelFine;
  if (json) screen.line(JSON.stringify({ command: "doctor", ok, groups }, null, 2));
  else printVerdict(context, { working, isModelFine, flags, takesImages });
  return ok ? exitCodes.ok : exitCodes.unusable;
}

/** Loads the model as any command would, and has it write a token. */
async function checkLoad(flags: ModelFlags, context: CommandContext): Promise<CheckedModel> {
  const name = "load";
  const before = performance.now();
  try {
    await using opened = await context.openModel(flags);
    const loadMs = performance.now() - before;
    const { model } = opened;
    const messages = [{ role: "user", content: "Hello." }] as const;
    for await (const _ of model.generate({ messages, maxTokens: 1, signal: context.signal }));
    const { images, maxContext } = model.capabilities;
    const takes = images === false ? "text only" : `images of ${images.imageSize} x ${images.imageSize}`;
    const { id, device } = model.info.runtime;
    const detail = `loaded in ${(loadMs / 1000).toFixed(1)} s with ${id} on ${device}, wrote a token; ${takes}, ${maxContext} tokens of context`;
    return { checks: [{ name, status: "ok", detail }], takesImages: images !== false };
  } catch (error) {
    context.signal.throwIfAborted();
    const { message, next } = tellError(error);
    return { checks: [{ name, status: "no", detail: message, next }] };
  }
}

const marks = { ok: ["ok", "green"], warn: ["--", "yellow"], no: ["NO", "red"] } as const;

function printGroup(screen: Screen, { title, checks }: CheckGroup): void {
  screen.line(screen.styled("bold", title));
  for (const { name, status, detail, next } of checks) {
    const [mark, colour] = marks[status];
    screen.line(`  ${screen.styled(colour, mark)}  ${name.padEnd(14)} ${detail}`);
    if (next !== undefined) screen.line(`      ${"".padEnd(14)} ${screen.styled("dim", next)}`);
  }
  screen.line();
}

interface Verdict {
  readonly working: readonly ProbedRuntime[];
  readonly isModelFine: boolean;
  readonly flags: ModelFlags;
  /** Whether it is known to take images. */
  readonly takesImages: boolean;
}

function printVerdict({ screen }: CommandContext, { working, isModelFine, flags, takesImages }: Verdict): void {
  const { model, mmproj } = flags;
  if (working.length === 0) {
    screen.line(screen.styled("red", "No runtime works here: models cannot run. What to do stands above."));
    return;
  }
  const names = working.map(({ id, devices }) => `${id} (${devices.join(", ")})`).join(" and ");
  screen.line(screen.styled("green", `This machine runs models with ${names}.`));
  if (model === undefined) return;
  const encoder = mmproj === undefined ? "" : ` --mmproj ${quoted(mmproj)}`;
  const suggestion = takesImages ? "medgemma report chest.png" : 'medgemma ask "What are the signs of pneumonia?"';
  screen.line(
    isModelFine
      ? `The model can be used: ${suggestion} --model ${quoted(model)}${encoder}`
      : screen.styled("red", "The model given cannot be used here. What to do stands above."),
  );
}
