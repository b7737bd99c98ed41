import type { RadiologyReportResult } from "@medgemma/tasks";

/** A report for other programs' text fields; says what it is, and which model wrote it. */
export function reportAsText(result: RadiologyReportResult): string {
  const { model, runtime } = result.provenance;
  const body = result.ok
    ? Object.entries(result.report).map(([name, text]) => `${name.toUpperCase()}\n${String(text)}`)
    : [`NOT A USABLE REPORT (${result.reason})\n${result.raw}`];
  const origin = `${model.name}, ${model.format}, package ${model.sha256}, ${runtime.id} ${runtime.version} on ${runtime.device}`;
  return [...body, result.notice, origin].join("\n\n");
}
