import { type OmissionKind, summarize, type SummaryKind, type SummarySentence } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readText } from "../input/read-text.js";
import type { GenerationFlags, ModelFlags } from "../options/common-options.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";
import { printable } from "../terminal/printable.js";

export interface SummarizeFlags extends ModelFlags, GenerationFlags {
  readonly kind: SummaryKind;
  readonly focus?: string;
  readonly audience?: string;
  readonly askSupport?: boolean;
}

/** `medgemma summarize`: a summary whose sentences are checked against the text. */
export async function runSummarize(
  file: string | undefined,
  flags: SummarizeFlags,
  context: CommandContext,
): Promise<number> {
  const { kind, focus, audience, askSupport = false } = flags;
  const { screen } = context;
  const source = await readText(file, "text", context);
  await using opened = await context.openModel(flags);
  const stream = streamOf("structured", flags, context);
  const run = summarize(
    opened.model,
    { source, kind, ...(focus !== undefined && { focus }), ...(audience !== undefined && { audience }) },
    { ...taskOptions(flags, context, opened.model), askSupport },
  );
  const result = await followRun(run, context, stream);
  return finishAnswer(context, {
    command: "summarize",
    noun: "summary",
    result,
    warnings: opened.warnings,
    wasStreamed: stream.stream !== undefined,
    print() {
      if (!result.ok) return;
      let section: string | undefined;
      for (const sentence of result.sentences) {
        if (sentence.section !== section) {
          if (section !== undefined) screen.line();
          screen.line(screen.styled("bold", sentence.section));
        }
        section = sentence.section;
        screen.line(`  ${describe(sentence, source)}`);
      }
      for (const sentence of result.unverified) {
        const fields = [...new Set(sentence.support.failed.map(({ field }) => field))].join(", ");
        screen.note(`Left out, the text does not state it (${fields}): ${describe(sentence, source)}`);
      }
      for (const { kind, about, source: span } of result.omitted) {
        screen.notice(
          `Check: not in the summary (${omissionWords[kind]} ${printable(about)}): "${printable(span.text)}"`,
          "yellow",
        );
      }
      screen.note("The numbers are lines of the text that a sentence rests on.");
    },
  });
}

const omissionWords: Readonly<Record<OmissionKind, string>> = {
  allergy: "allergy:",
  "new-drug": "new drug:",
  "stopped-drug": "stopped drug:",
  "changed-drug": "changed drug:",
  critical: "critical:",
};

/** A sentence with the lines that it cites: `Review in 14 days. [3]`. */
function describe({ text, sources, supportProbability }: SummarySentence, source: string): string {
  const lineOf = (start: number): number => source.trimStart().slice(0, start).split("\n").length;
  const lines = [...new Set(sources.map(({ start }) => lineOf(start)))];
  const support = supportProbability === undefined ? "" : `, supported ${(100 * supportProbability).toFixed(0)} %`;
  return `${printable(text)} [${lines.join(", ")}${support}]`;
}
