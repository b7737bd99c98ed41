import {
  catalogue,
  createContext,
  formatBytes,
  machineMemory,
  memoryNeeded,
  type StoredModel,
  storedModels,
} from "@medgemma/hub";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import type { Screen } from "../terminal/screen.js";

/** `medgemma models`: what is here, or what is published. */
export async function runModels(
  { published = false }: { readonly published?: boolean },
  { screen, json }: CommandContext,
): Promise<number> {
  if (published) return tellPublished(screen, json);
  const stored = await storedModels(createContext());
  if (json) {
    screen.line(JSON.stringify({ command: "models", ok: true, ...stored }, null, 2));
    return exitCodes.ok;
  }
  if (stored.models.length === 0) {
    screen.line(`No model is in ${stored.folder}.`);
    screen.note("Next: medgemma pull google/medgemma-1.5-4b-it   (medgemma models --published lists others)");
    return exitCodes.ok;
  }
  for (const group of grouped(stored.models)) printGroup(screen, group);
  const rest = stored.unfinishedBytes > 0 ? `, ${formatBytes(stored.unfinishedBytes)} of it unfinished downloads` : "";
  screen.line(`\n${formatBytes(stored.bytes)} in ${stored.folder}${rest}`);
  return exitCodes.ok;
}

/** What belongs to one source, in the order in which sources were used. */
function grouped(models: readonly StoredModel[]): readonly (readonly StoredModel[])[] {
  const groups = new Map<string, StoredModel[]>();
  for (const model of models) groups.set(model.source, [...(groups.get(model.source) ?? []), model]);
  return [...groups.values()];
}

function printGroup(screen: Screen, models: readonly StoredModel[]): void {
  screen.line(screen.styled("bold", models[0]?.source ?? ""));
  for (const { kind, revision, runtime, format, bytes, missingBytes, usedAt } of models) {
    const what = kind === "download" ? "download" : runtime === undefined ? "conversion" : `${runtime} ${format}`;
    const missing = missingBytes > 0 ? `  ${formatBytes(missingBytes)} missing` : "";
    const at = revision === undefined ? "" : `  ${revision.slice(0, 8)}`;
    const size = formatBytes(bytes).padStart(9);
    screen.line(`  ${what.padEnd(14)} ${size}${at}  used ${usedAt.toISOString().slice(0, 10)}${missing}`);
  }
}

function tellPublished(screen: Screen, json: boolean): number {
  const models = catalogue.map(({ config, ...facts }) => ({ ...facts, memoryBytes: memoryNeeded(config, "gguf") }));
  if (json) {
    screen.line(JSON.stringify({ command: "models", ok: true, published: models }, null, 2));
    return exitCodes.ok;
  }
  for (const { id, releases, parameters, modalities, tuning, thinks, memoryBytes } of models) {
    const { version, date } = releases.at(-1) ?? { version: "", date: "" };
    const memory = Object.entries(memoryBytes).map(([format, bytes]) => `${format} ${formatBytes(bytes)}`);
    screen.line(screen.styled("bold", id));
    screen.line(`  ${version} of ${date}, ${tuning}${thinks ? ", thinks" : ""}, takes ${modalities.join(" and ")}`);
    screen.line(`  ${(parameters.total / 1e9).toFixed(1)} billion weights; memory on llama.cpp: ${memory.join(", ")}`);
  }
  const terms = [...new Set(models.map(({ terms: { url } }) => url))];
  screen.line(`\nThis machine has ${formatBytes(machineMemory())}. Terms: ${terms.join(", ")}`);
  screen.note("Next: medgemma doctor --model ID tells what one of them needs on this machine");
  return exitCodes.ok;
}
