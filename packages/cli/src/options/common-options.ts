import type { ModelFamily } from "@medgemma/core";
import type { PromptPreset, Thinking } from "@medgemma/tasks";
import type { VolumeKind } from "@medgemma/volumes";
import { type Command, Option } from "commander";
import { collectPaths, numberBetween, path, text, threadCount, wholeNumber } from "./parse-values.js";

export const runtimeChoices = ["auto", "onnx", "gguf"] as const;
export type RuntimeChoice = (typeof runtimeChoices)[number];

/** What every command takes. */
export interface OutputFlags {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
}

export interface ModelFlags {
  readonly model?: string;
  readonly mmproj?: string;
  readonly format?: string;
  readonly runtime: RuntimeChoice;
  readonly device?: string;
  readonly threads?: number;
  readonly context?: number;
  readonly family?: ModelFamily;
}

export interface ThinkingFlags {
  readonly maxThinkingTokens?: number;
  /** False is `--no-thinking`. */
  readonly thinking?: Thinking | false;
  readonly showThinking?: boolean;
}

export interface GenerationFlags extends ThinkingFlags {
  readonly maxTokens?: number;
  readonly temperature?: number;
  readonly seed?: number;
  readonly stream?: boolean;
  readonly prompt?: PromptPreset;
}

export function addOutputOptions(command: Command): Command {
  return command
    .optionsGroup("Output:")
    .option("--json", "one JSON object on standard output, with provenance")
    .option("--quiet", "no progress and no notes")
    .option("--verbose", "more notes, and the stack of an error (also with DEBUG set)");
}

export function addModelOptions(command: Command): Command {
  const model = new Option(
    "--model <source>",
    "Hugging Face id (owner/name[@revision]), folder, GGUF file or https:// address (default: the test model)",
  ).argParser(path);
  // Scripts that clear a variable often set it to nothing.
  if (process.env["MEDGEMMA_MODEL"] !== "") model.env("MEDGEMMA_MODEL");
  return command
    .optionsGroup("Model:")
    .addOption(model)
    .option(
      "--mmproj <file>",
      "image encoder (mmproj GGUF) of a GGUF file, or one of several in a folder or repository",
      path,
    )
    .addOption(
      new Option("--runtime <id>", "auto takes the one that the model was made for")
        .choices(runtimeChoices)
        .default("auto"),
    )
    .option(
      "--format <name>",
      "weights of what is converted or chosen at load: auto, fp32, q8, q4, or llama.cpp's names (default: auto)",
      text,
    )
    .option("--device <name>", "cpu, cuda, metal, vulkan, webgpu … (default: the best that works)", text)
    .option("--threads <n>", "threads that compute (default: the runtime's own choice)", threadCount)
    .option("--context <n>", "tokens of prompt and answer at most (default: the runtime's own choice)", wholeNumber(1))
    .addOption(
      new Option(
        "--family <name>",
        "generation of MedGemma that a fine-tune comes from, for its prompts (default: by the model's name)",
      ).choices(["medgemma-1", "medgemma-1.5"] satisfies ModelFamily[]),
    );
}

/** Which samples of an image become black and white: those that its bits can hold, or those that occur in it. */
export const imageRanges = ["full", "used"] as const;
export type ImageRange = (typeof imageRanges)[number];

/** What every command with images takes. */
export interface ImageFlags {
  readonly image?: readonly string[];
  readonly range?: ImageRange;
  /** What a NIfTI or NRRD file shows. */
  readonly kind?: VolumeKind;
  /** Slices of series and volumes at most. */
  readonly maxSlices?: number;
}

export function addImageOption(
  command: Command,
  description = "picture, DICOM file, folder or zip of a study, NIfTI or NRRD; give it again for more",
): Command {
  return command
    .option("--image <file>", description, collectPaths)
    .addOption(
      new Option(
        "--range <range>",
        "samples from black to white: all that the bits can hold, or those used (12 bits in a 16-bit file)",
      )
        .choices(imageRanges)
        .default("full"),
    )
    .addOption(
      new Option("--kind <kind>", "what a NIfTI or NRRD file shows").choices(["ct", "mr"] satisfies VolumeKind[]),
    )
    .option("--max-slices <n>", "slices of series and volumes at most, of all together (default: 85)", wholeNumber(1));
}

/**
 * @param streams what `--stream` does in this command, and when it is on.
 * @param tokens of the answer at most, when nobody says.
 */
export function addGenerationOptions(command: Command, streams: string, tokens = "the task's"): Command {
  command
    .optionsGroup("Answer:")
    .option("--max-tokens <n>", `tokens of the answer at most (default: ${tokens})`, wholeNumber(1))
    .option("--temperature <t>", "0 takes the most probable token each time (default: 0)", numberBetween(0, 10))
    .option("--seed <n>", "makes sampling repeatable", wholeNumber(0))
    .option("--stream", streams)
    .option("--no-stream", "wait for the whole answer");
  return addThinkingOptions(command);
}

/** Whether the model thinks first, of commands whose answer may rest on a thought. */
export function addThinkingOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        "--thinking <mode>",
        "on tells the model to think first; auto lets it when it begins by itself (default)",
      ).choices(["off", "auto", "on"] satisfies Thinking[]),
    )
    .option("--no-thinking", "the same as --thinking off")
    .option("--max-thinking-tokens <n>", "tokens of a thought at most (default: the task's)", wholeNumber(1))
    .option("--show-thinking", "show the model's thought on standard error");
}

/** The wording, of commands that run a task which has several. */
export function addPromptOption(command: Command): Command {
  return command.addOption(
    new Option(
      "--prompt <preset>",
      "wording: the SDK's, or the published form of a family (default: by the model)",
    ).choices(["sdk", "medgemma-1", "medgemma-1.5"] satisfies PromptPreset[]),
  );
}

/** Generation options of a command whose answer is JSON, which nobody reads while it is written unless asked for. */
export function addJsonGenerationOptions(command: Command): Command {
  return addGenerationOptions(command, "show the answer's JSON on standard error while it is written (default off)");
}
