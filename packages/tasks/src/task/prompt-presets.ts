import { InvalidArgumentError, type LanguageModel, type ModelFamily } from "@medgemma/core";
import type { PromptTemplate } from "./prompt-template.js";

/** `sdk` is this SDK's wording; the others are the published forms that a generation of MedGemma was measured with. */
export type PromptPreset = "sdk" | ModelFamily;

export const promptPresets: readonly PromptPreset[] = ["sdk", "medgemma-1", "medgemma-1.5"];

/** The wordings of a task: its own, and the published ones where there are any. */
export type PromptSet = { readonly sdk: PromptTemplate } & Partial<Readonly<Record<ModelFamily, PromptTemplate>>>;

/** The wording of a call. */
export interface ChosenPrompt {
  /** `custom` for a template of the caller's. */
  readonly preset: PromptPreset | "custom";
  readonly template: PromptTemplate;
}

/**
 * Chooses the wording: the caller's, else the published one of the model's family, else the SDK's.
 *
 * @throws {InvalidArgumentError} when the caller names a preset that the task does not have.
 */
export function choosePrompt(
  prompts: PromptSet,
  asked: PromptPreset | PromptTemplate | undefined,
  { info }: Pick<LanguageModel, "info">,
): ChosenPrompt {
  if (typeof asked === "object") return { preset: "custom", template: asked };
  const preset = asked ?? (info.family !== undefined && prompts[info.family] !== undefined ? info.family : "sdk");
  const template = prompts[preset];
  if (template !== undefined) return { preset, template };
  const known = promptPresets.filter((name) => prompts[name] !== undefined);
  throw new InvalidArgumentError(`There is no prompt "${preset}" for this task and input.`, {
    hint: `There is ${known.map((name) => `"${name}"`).join(", ")}, or a template of your own.`,
  });
}
