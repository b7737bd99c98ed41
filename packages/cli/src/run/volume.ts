import { volumeQuestion, type VolumeAnswer, type VolumeAnswers } from "@medgemma/tasks";
import { InvalidArgumentError } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { readStudyImages } from "../input/read-images.js";
import type { GenerationFlags, ImageFlags, ModelFlags, ThinkingFlags } from "../options/common-options.js";
import { printable } from "../terminal/printable.js";
import { failureWords } from "./failure-words.js";
import { finishAnswer } from "./finish-answer.js";
import { asManyAsFit, type ChosenSlices, toldFewer } from "./fit-slices.js";
import { printProbabilities } from "./print-probabilities.js";
import { printThoughts } from "./print-thoughts.js";
import { thinkingOptions } from "./task-options.js";

export interface VolumeFlags extends ModelFlags, ThinkingFlags, Pick<GenerationFlags, "prompt">, ImageFlags {
  readonly question: readonly string[];
  readonly history?: string;
  readonly abstainBelow?: number;
}

/** `medgemma volume`: many questions over the slices of one volume. */
export async function runVolume(
  sources: readonly string[],
  flags: VolumeFlags,
  context: CommandContext,
): Promise<number> {
  const { question: questions, history, abstainBelow, prompt } = flags;
  const { screen, signal } = context;
  const volume = await readStudyImages(sources, { flags, context, what: "volume" });
  const { facts, counts: ofAll = [] } = volume;
  const modality = facts.modality === "CT" ? "CT" : facts.modality === "MR" ? "MRI" : undefined;
  if (modality === undefined) {
    throw new InvalidArgumentError(
      ofAll.length > 1
        ? "What was given is of several modalities, or neither a CT nor an MR."
        : "What was given is neither a CT nor an MR.",
      { hint: "Give one CT or MR. Radiographs and other images go into report and ask." },
    );
  }
  await using opened = await context.openModel(flags);
  const ask = async ({ slices, counts }: ChosenSlices): Promise<VolumeAnswers> => {
    const run = volumeQuestion(
      opened.model,
      {
        slices,
        modality,
        questions,
        ...(counts.length > 1 && { labels: seriesLabels(counts) }),
        ...(history !== undefined && { history }),
      },
      {
        ...{ signal, ...thinkingOptions(flags) },
        ...(prompt !== undefined && { prompt }),
        ...(abstainBelow !== undefined && { abstainBelow }),
      },
    );
    screen.progress(`Weighing ${questions.length === 1 ? "the answer" : `answer 1 of ${questions.length}`}`);
    for await (const event of run) {
      if (event.type === "answer" && event.done < event.total)
        screen.progress(`Weighing answer ${event.done + 1} of ${event.total}`);
    }
    return run;
  };
  const { images: slices, counts = [slices.length] } = volume;
  const all: ChosenSlices = { slices, counts };
  const isFixed = flags.maxSlices !== undefined;
  const { result, ...chosen } = await asManyAsFit(all, { ask, isFixed, capabilities: opened.model.capabilities });
  const fewer = toldFewer(chosen, all);
  if (!context.json) for (const note of fewer) screen.notice(note, "yellow");
  const code = finishAnswer(context, {
    command: "volume",
    noun: "answer",
    result,
    warnings: [...opened.warnings, ...fewer],
    wasStreamed: false,
    print() {
      for (const answer of result.answers) {
        printThoughts(answer, flags, context);
        printAnswer(answer, screen);
      }
      const series = chosen.counts.length > 1 ? ` of ${chosen.counts.length} series` : "";
      screen.note(`${chosen.slices.length} slices${series}.`);
    },
  });
  const isDecided = result.answers.some((answer) => answer.ok && answer.answer !== null);
  return isDecided ? code : exitCodes.unusable;
}

/** A label for each slice of several series: what a series shows is free text in its files, which stays out of prompts. */
function seriesLabels(counts: readonly number[]): readonly string[] {
  return counts.flatMap((count, index) => Array.from({ length: count }, () => `SERIES ${index + 1}`));
}

function printAnswer(answer: VolumeAnswer, screen: CommandContext["screen"]): void {
  screen.line(screen.styled("bold", printable(answer.question)));
  if (answer.ok) printProbabilities(screen, answer);
  else screen.notice(`  no usable answer: ${failureWords(answer.reason).what}`, "yellow");
}
