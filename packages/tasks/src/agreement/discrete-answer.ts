/** Fields of results that are an answer out of few, and how each is told. */
const readers: readonly ((result: Record<string, unknown>) => string | null | undefined)[] = [
  ({ answer }) => (typeof answer === "string" ? normalize(answer) : answer === null ? null : undefined),
  ({ triage }) => textOf(triage, "urgency"),
  ({ findingList }) => listOf(fieldOf(findingList, "findings"), ["finding", "status", "side"]),
  ({ items }) => listOf(items, ["finding", "seen"]),
  ({ findings, notFound }) => (Array.isArray(notFound) ? listOf(findings, ["label"]) : undefined),
  ({ stage, gradable }) => (gradable === undefined ? undefined : (textOf(stage, "answer") ?? null)),
  ({ asymmetry, irregularBorder, severalColours }) =>
    asymmetry === undefined
      ? undefined
      : listOf([asymmetry, irregularBorder, severalColours], ["answer"], { isOrdered: true }),
  ({ answers }) => listOf(answers, ["question", "answer"]),
  ({ results, unverified }) => (Array.isArray(unverified) ? listOf(results, ["name", "result", "unit"]) : undefined),
];

/**
 * The answer of a task with a discrete result, for comparison: that of a closed question, a multiple-choice, visual or record
 * question, the level of `triage`, the listed findings of a report with status and side, what a checklist saw, targets that
 * have a box, answers about a volume, laboratory rows, the stage of a retinopathy, criteria of a skin lesion. The order of lists does not count. Null when the result is a failure,
 * abstains, or has nothing of the kind.
 */
export function discreteAnswer(result: unknown): string | null {
  if (typeof result !== "object" || result === null || Reflect.get(result, "ok") === false) return null;
  for (const read of readers) {
    const answer = read(result as Record<string, unknown>);
    if (answer !== undefined) return answer;
  }
  return null;
}

function normalize(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, " ").replace(/\.$/, "");
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  const text = fieldOf(value, name);
  return typeof text === "string" ? normalize(text) : undefined;
}

function listOf(
  value: unknown,
  names: readonly string[],
  { isOrdered = false }: { readonly isOrdered?: boolean } = {},
): string | undefined {
  if (!Array.isArray(value)) return undefined;
  const lines = value.map((item: unknown) =>
    names.map((name) => (fieldOf(item, name) === null ? "-" : (textOf(item, name) ?? "-"))).join(", "),
  );
  return (isOrdered ? lines : lines.toSorted()).join("; ");
}
