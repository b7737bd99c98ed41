import { readItems } from "../facts/read-items.js";
import type { Item } from "../facts/items.js";
import type { Language } from "../text/language.js";
import { normalizeWord } from "../text/normalize-word.js";
import { splitSentences } from "../text/sentences.js";
import { tokenize } from "../text/tokenize.js";

/** Who did something: the mother noticed, found by her husband. */
export interface Act {
  readonly act: string;
  readonly actor: string;
  /** The act's word in the text. */
  readonly text: string;
}

/** Acts of which it matters whose they are, by their forms. English only. */
const acts: ReadonlyMap<string, string> = new Map(
  `find found finds
notice noticed notices
witness witnessed witnesses
report reported reports
tell told tells
call called calls
bring brought brings
see saw seen sees
hear heard hears
observe observed observes
describe described describes
say said says
state stated states
ask asked asks
inform informed informs
phone phoned phones
help helped helps
hit hits
push pushed pushes
visit visited visits`
    .split("\n")
    .flatMap((line) => {
      const forms = line.split(" ");
      return forms.map((form) => [normalizeWord(form), forms[0] ?? form] as const);
    }),
);

/** Reads who does what, each person by the concept's id, `patient` for the patient. Pronouns name nobody. */
export function actsIn(text: string, language: Language): readonly Act[] {
  if (language !== "en") return [];
  const tokens = tokenize(text);
  if (!tokens.some(({ word }) => acts.has(word))) return [];
  return splitSentences(tokens, text).flatMap((sentence) => {
    const items = readItems(sentence, text, language);
    return items.flatMap((item, at): readonly Act[] => {
      const act = acts.get(item.word);
      const actor = act === undefined ? undefined : actorOf(items, at);
      return act === undefined || actor === undefined ? [] : [{ act, actor, text: item.text }];
    });
  });
}

/** The nearest person before an act, or behind `by` where the act is done to one. */
function actorOf(items: readonly Item[], at: number): string | undefined {
  const isPassive = items
    .slice(Math.max(0, at - 2), at)
    .some(({ word }) => /^(?:was|were|is|are|been|being)$/.test(word));
  if (isPassive || items[at + 1]?.word === "by") {
    const by = items.slice(at + 1, at + 5).findIndex(({ word }) => word === "by");
    return by < 0 ? undefined : items.slice(at + 2 + by, at + 6 + by).flatMap((item) => personOf(item) ?? [])[0];
  }
  for (let before = at - 1; before >= Math.max(0, at - 8); before--) {
    const item = items[before] as Item;
    if (
      acts.has(item.word) ||
      (item.kind === "mark" && /^[;:.]$/.test(item.text)) ||
      /^(?:he|she|they|who)$/.test(item.word)
    )
      return undefined;
    const isOwner =
      items[before + 1]?.word === "'s" ||
      items.slice(Math.max(0, before - 2), before).some(({ word }) => word === "of");
    const person = isOwner ? undefined : personOf(item);
    if (person !== undefined) return person;
  }
  return undefined;
}

function personOf({ concepts }: Item): string | undefined {
  const person = concepts.find(({ category }) => /^(?:relative|profession|patient)$/.test(category));
  return person?.category === "patient" ? "patient" : person?.id;
}

/** Acts of a statement that the source has done by others only. */
export function misattributed(
  said: readonly Act[],
  known: readonly Act[],
): readonly { readonly said: Act; readonly known: Act }[] {
  return said.flatMap((act) => {
    const same = known.filter((other) => other.act === act.act);
    const [first] = same;
    return first === undefined || same.some(({ actor }) => actor === act.actor) ? [] : [{ said: act, known: first }];
  });
}
