// Listed findings against the sentences that they cite; accepted is what no field disagrees with.
import { checkFinding } from "@medgemma/tasks";

/** The kind is the field that is wrong, or that all agree. */
export function decide(items) {
  return items.map(({ id, sentence, item, agrees, wrong }) => {
    const check = checkFinding(item, sentence);
    const kind = agrees ? "agrees" : `wrong ${wrong.join(" and ")}`;
    return { id, kind, expected: agrees, accepted: check.agrees, detail: check.wrong };
  });
}
