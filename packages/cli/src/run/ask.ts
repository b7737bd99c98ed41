import { InvalidArgumentError } from "@medgemma/core";
import {
  answerMultipleChoice,
  answerQuestion,
  askYesNo,
  type ChoiceMethod,
  type ClosedAnswer,
  type MultipleChoiceResult,
} from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { checkLabels } from "../input/check-labels.js";
import { readImages } from "../input/read-images.js";
import { readText } from "../input/read-text.js";
import type { GenerationFlags, ImageFlags, ModelFlags, ThinkingFlags } from "../options/common-options.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { printProbabilities } from "./print-probabilities.js";
import { printThoughts } from "./print-thoughts.js";
import { taskOptions } from "./task-options.js";
import { printable } from "../terminal/printable.js";

export interface AskFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly textFile?: string;
  readonly yesNo?: boolean;
  readonly choices?: readonly string[];
  readonly abstainBelow?: number;
  readonly method?: ChoiceMethod;
}

/** `medgemma ask`: an open question in prose, or a closed one with probabilities. */
export async function runAsk(question: string | undefined, flags: AskFlags, context: CommandContext): Promise<number> {
  const { yesNo = false, choices, abstainBelow, textFile } = flags;
  if (yesNo && choices !== undefined) {
    throw new InvalidArgumentError("--yes-no and --choices exclude each other.", { hint: "Give one of them." });
  }
  if (flags.method !== undefined && choices === undefined) {
    throw new InvalidArgumentError("--method goes with --choices.", { hint: "Give the answers to choose from." });
  }
  if (abstainBelow !== undefined && !yesNo && choices === undefined) {
    throw new InvalidArgumentError("--abstain-below goes with --yes-no or --choices.", { hint: "Add one of them." });
  }
  const options = choices && checkChoices(choices, "--choices none,small,large");
  const isPiped = question === undefined || question === "-";
  if (isPiped && textFile === "-") {
    throw new InvalidArgumentError("Question and text cannot both come from standard input.", {
      hint: "Give the question as an argument.",
    });
  }
  const asked = (isPiped ? await readText(question, "question", context) : question).trim();
  if (asked === "") {
    throw new InvalidArgumentError("The question is empty.", { hint: 'Give it in quotes: medgemma ask "Is it?"' });
  }
  const material = textFile === undefined ? undefined : await readText(textFile, "text", context);
  const images = await readImages(flags.image ?? [], { flags, context });
  const input = { question: asked, images, ...(material !== undefined && { context: material }) };
  await using opened = await context.openModel(flags);
  const { maxTokens, ...common } = taskOptions(flags, context, opened.model);
  const abstaining = abstainBelow === undefined ? {} : { abstainBelow };
  if (yesNo || options !== undefined) {
    context.screen.progress("Weighing the answers");
    const answer =
      options === undefined
        ? await askYesNo(opened.model, input, { ...common, ...abstaining })
        : await answerMultipleChoice(
            opened.model,
            { ...input, options },
            {
              ...common,
              ...(maxTokens !== undefined && { maxTokens }),
              ...(flags.method !== undefined && { method: flags.method }),
              scoring: abstaining,
            },
          );
    return finishClosed(answer, { command: "ask", warnings: opened.warnings, flags }, context);
  }
  const stream = streamOf("prose", flags, context);
  const result = await followRun(
    answerQuestion(opened.model, input, taskOptions(flags, context, opened.model)),
    context,
    stream,
  );
  return finishAnswer(context, {
    command: "ask",
    noun: "answer",
    result,
    warnings: opened.warnings,
    wasStreamed: stream.stream !== undefined,
    print() {
      if (result.ok && stream.stream === undefined) context.screen.line(printable(result.answer));
    },
  });
}

interface ClosedCommand {
  readonly command: string;
  readonly warnings: readonly string[];
  readonly flags: ThinkingFlags;
}

/** @throws {InvalidArgumentError} unless there are from 2 to 26 different ones. */
export function checkChoices(choices: readonly string[], example: string): readonly string[] {
  const hint = `For example: ${example}`;
  if (choices.length < 2) throw new InvalidArgumentError("There must be at least two to choose from.", { hint });
  if (choices.length > 26) throw new InvalidArgumentError("There can be 26 to choose from at most.", { hint });
  return checkLabels(choices, example);
}

/** Shows the probabilities of a closed question, and its thoughts if asked. An abstention is no usable answer. */
export function finishClosed(
  answer: ClosedAnswer | MultipleChoiceResult,
  { command, warnings, flags }: ClosedCommand,
  context: CommandContext,
): number {
  printThoughts(answer, flags, context);
  const exitCode = finishAnswer(context, {
    command,
    noun: "answer",
    result: answer,
    warnings,
    wasStreamed: false,
    print() {
      if (!answer.ok) return;
      if ("reasoning" in answer) context.screen.line(`${printable(answer.reasoning?.raw.trim() ?? "")}\n`);
      printProbabilities(context.screen, answer);
    },
  });
  return answer.ok && answer.answer === null ? exitCodes.unusable : exitCode;
}
