import type { Mention } from "../facts/facts.js";
import { normalizeWord } from "../text/normalize-word.js";
import type { FailedField } from "./failed-field.js";
import type { ReadText } from "./read-text.js";

/** Kinds of one thing that exclude each other, each with its words in normal form, and what they are kinds of. */
interface Opposites {
  readonly of: (mention: Mention) => boolean;
  readonly kinds: Readonly<Record<string, RegExp>>;
}

const concept = (...concepts: readonly string[]) => {
  return (mention: Mention): boolean => concepts.includes(mention.concept);
};

const opposites: readonly Opposites[] = [
  {
    of: concept("stroke"),
    kinds: {
      ischemic: /^(?:ischemi|ischami|isquemi|infarct|infarkt|infarto|hirninfarkt)/,
      hemorrhagic: /^(?:hemorr|hamorrh|hirnblutung|blutung)/,
    },
  },
  {
    of: ({ category }) => category === "procedure",
    kinds: {
      open: /^(?:open|offen|ouvert|abiert|abert)/,
      laparoscopic: /^(?:laparos[ck]op|lap|keyhole|robotic|minimally)/,
    },
  },
  {
    of: concept("infarct", "st-elevation", "dislocation"),
    kinds: {
      anterior: /^(?:anter|anteroseptal|vorder|vordere)/,
      inferior: /^(?:inferi)/,
      posterior: /^(?:poster|hinter|hintere)/,
      lateral: /^(?:lateral|seitlich)/,
    },
  },
  {
    of: concept("av-block"),
    kinds: {
      first: /^(?:first|1st|1|i|ersten|premier|primer|primeiro)$/,
      second: /^(?:second|2nd|2|ii|zweiten|deuxieme|segundo|mobitz|wenckebach)$/,
      third: /^(?:third|3rd|3|iii|dritten|troisieme|tercer|terceiro|complete|total|totaler|complet|completo|chb)$/,
    },
  },
];

/** The kinds that the words around a mention name, up to the marks and conjunctions beside it. */
function kindsAt({ start, end }: Mention, text: string, kinds: Opposites["kinds"]): readonly string[] {
  const before =
    text
      .slice(Math.max(0, start - 80), start)
      .split(/[.,;:()\n]/)
      .at(-1) ?? "";
  const after = text.slice(end, end + 80).split(/[.,;:()\n]/)[0] ?? "";
  const words = `${before}${text.slice(start, end)}${after}`.split(/[\s-]+/).map((word) => normalizeWord(word));
  return Object.keys(kinds).filter((name) => words.some((word) => kinds[name]?.test(word) === true));
}

/** Where a statement has another kind of a thing than the source: `anterior` for `inferior infarction`. */
export function opposed(said: ReadText, source: ReadText): readonly FailedField[] {
  const known = source.clauses.flatMap(({ mentions }) => mentions);
  return said.clauses
    .flatMap(({ mentions }) => mentions)
    .flatMap((mention): readonly FailedField[] => {
      const groups = opposites.filter(({ of }) => of(mention));
      return groups.flatMap(({ kinds }): readonly FailedField[] => {
        const own = kindsAt(mention, said.text, kinds);
        if (own.length === 0) return [];
        const same = known.filter((other) => other.concept === mention.concept);
        const isOther = (other: Mention): boolean => {
          const named = kindsAt(other, source.text, kinds);
          return named.length > 0 && !named.some((name) => own.includes(name));
        };
        const [first] = same;
        if (first === undefined || !same.every((other) => isOther(other))) return [];
        return [{ field: "label", statement: mention.text, source: first.text }];
      });
    });
}
