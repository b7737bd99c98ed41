import { checkStatement } from "@medgemma/tasks";

/** Statements against the sentences that they cite; accepted is what is supported. */
export function decide(items) {
  return items.map(({ id, kind, source, statement, cites, supported }) => {
    const check = checkStatement(
      statement,
      cites.map((index) => source[index]),
    );
    return { id, kind, expected: supported, accepted: check.verdict === "supported", detail: check };
  });
}
