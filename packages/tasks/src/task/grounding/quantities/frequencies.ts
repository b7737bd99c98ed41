import type { Language } from "../text/language.js";
import type { Token } from "../text/tokenize.js";
import { readNumber } from "./read-number.js";
import { unitNamed } from "./units.js";

/** How often: times in so many days, or months. */
export interface Frequency {
  readonly times: number;
  readonly per: number;
  readonly base: "days" | "months";
  /** Tokens that it takes. */
  readonly length: number;
}

/** `times/period: names` in days, or with `m` in months. The usual Latin and English abbreviations. */
const fixed: ReadonlyMap<string, readonly [number, number, "days" | "months"]> = new Map(
  `1/1: od qd daily diario diaria diariamente taglich quotidien quotidienne quotidiennement nightly qod1 qhs qam qpm hs1 everyday journalier
2/1: bd bid bds
3/1: tds tid
4/1: qds qid
1/2: qod eod
1/7: weekly wochentlich hebdomadaire semanal semanalmente qw qwk
2/7: biw
3/7: tiw
1/14: fortnightly biweekly zweiwochentlich
24/1: hourly stundlich
1/1m: monthly monatlich mensuel mensual mensal mensualmente
1/3m: quarterly
1/12m: yearly annually annual jahrlich anual anualmente annuel`
    .split("\n")
    .flatMap((line) => {
      const [rate = "", names = ""] = line.split(": ");
      const [times, per = "1"] = rate.split("/");
      const base = per.endsWith("m") ? "months" : "days";
      return names.split(" ").map((name) => [name, [Number(times), Number.parseFloat(per), base] as const] as const);
    }),
);

/** Words for `every` and for `a` as in `twice a day`. */
const every = /^(?:every|each|alle|jede|jeden|jedes|cada|chaque|toutes|tous|todos|todas|q|qq)$/;
const each = /^(?:a|per|par|pro|por|al|am|each|every|je|in|the|ao|a)$/;
/** Words behind a number of times. */
export const timesWord = /^(?:x|times|time|mal|fois|veces|vez|vezes|×)$/;
const once: ReadonlyMap<string, number> = new Map(
  "once:1 twice:2 thrice:3 einmal:1 zweimal:2 dreimal:3 viermal:4 funfmal:5 sechsmal:6".split(" ").map((pair) => {
    const [word = "", value] = pair.split(":");
    return [word, Number(value)];
  }),
);

/** Whether `a` stands for one, as in `for a week`, not for `per`. */
export function isSpanArticle(tokens: readonly Token[], at: number): boolean {
  return (
    /^an?$/.test(tokens[at]?.word ?? "") &&
    /^(?:for|in|within|over|about|nearly|almost|lasting|lasted|after|since|around)$/.test(tokens[at - 1]?.word ?? "") &&
    /^(?:hour|day|week|fortnight|month|year)$/.test(tokens[at + 1]?.word ?? "")
  );
}

/** Whether a word is `every`, or the same in another language. */
export function isEvery(word: string): boolean {
  return every.test(word);
}

/** Whether a word may begin a frequency. */
export function beginsFrequency(word: string): boolean {
  return fixed.has(word) || once.has(word) || every.test(word) || each.test(word) || /^(?:q\d|alternat|c$)/.test(word);
}

const noPeriod = { per: 0, base: "days", length: 0 } as const;

/** Reads how often, beginning at a token: `tds`, `twice a day`, `every 8 hours`, `q8h`, `3x täglich`, `1-0-1`. */
export function readFrequency(tokens: readonly Token[], at: number, language: Language): Frequency | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  return (
    schedule(tokens, at) ??
    counted(tokens, at, language) ??
    everyPeriod(tokens, at, language) ??
    plain(tokens, at, language)
  );
}

/** `1-0-1`: morning, noon, evening and, where there are four, night. */
function schedule(tokens: readonly Token[], at: number): Frequency | undefined {
  const digits: number[] = [];
  let next = at;
  while (/^[0-4]$/.test(tokens[next]?.text ?? "") && (next === at || tokens[next]?.glued === true)) {
    digits.push(Number(tokens[next]?.text));
    if (!/^[-–]$/.test(tokens[next + 1]?.text ?? "") || tokens[next + 1]?.glued !== true) break;
    next += 2;
  }
  if (digits.length < 3) return undefined;
  const times = digits.filter((digit) => digit > 0).length;
  return times === 0 ? undefined : { times, per: 1, base: "days", length: next + 1 - at };
}

/** `three times a day`, `twice daily`, `3 x täglich`, `2x/week`. */
function counted(tokens: readonly Token[], at: number, language: Language): Frequency | undefined {
  const word = tokens[at]?.word ?? "";
  let times = once.get(word);
  let next = at + 1;
  if (times === undefined) {
    const number = readNumber(tokens, at, language);
    if (number === undefined || !timesWord.test(tokens[at + number.length]?.word ?? "")) return undefined;
    times = number.value;
    next = at + number.length + 1;
  }
  const period = periodAt(tokens, next, language);
  if (period.per === 0) return undefined;
  return { times, per: period.per, base: period.base, length: next + period.length - at };
}

/** `daily`, `a day`, `per week`, `/d`, `every 12 hours`, after the number of times. */
function periodAt(tokens: readonly Token[], at: number, language: Language): Omit<Frequency, "times"> {
  const word = tokens[at]?.word ?? "";
  const name = fixed.get(word);
  if (name !== undefined && /ly$|lich$|diari|quotid|hebdo|seman|mensu|mensal|anu/.test(word)) {
    return { per: name[1] / name[0], base: name[2], length: 1 };
  }
  if (word === "/" || each.test(word)) {
    let next = at + 1;
    if (/^(?:the|la|le|l|dem)$/.test(tokens[next]?.word ?? "")) next++;
    const number = readNumber(tokens, next, language);
    if (number !== undefined) next += number.length;
    const unit = unitNamed(tokens[next]?.word ?? "");
    if (unit !== undefined && (unit.dimension === "days" || unit.dimension === "months")) {
      return { per: unit.factor * (number?.value ?? 1), base: unit.dimension, length: next + 1 - at };
    }
  }
  return noPeriod;
}

/** `every 8 hours`, `q8h`, `every other day`, `alternate days`, `8 hourly`, `toutes les 6 heures`. */
function everyPeriod(tokens: readonly Token[], at: number, language: Language): Frequency | undefined {
  const word = tokens[at]?.word ?? "";
  const short = /^q(\d{1,2})(h|d|w)$/.exec(word);
  if (short !== null) {
    const unit = short[2] === "h" ? 1 / 24 : short[2] === "d" ? 1 : 7;
    return { times: 1, per: Number(short[1]) * unit, base: "days", length: 1 };
  }
  if (/^alternat/.test(word) && /^day/.test(tokens[at + 1]?.word ?? "")) {
    return { times: 1, per: 2, base: "days", length: 2 };
  }
  const hourly = readNumber(tokens, at, language);
  if (
    hourly !== undefined &&
    /^(?:hourly|stundlich|weekly|monthly|wochentlich)$/.test(tokens[at + hourly.length]?.word ?? "")
  ) {
    const unit = fixed.get(tokens[at + hourly.length]?.word ?? "");
    if (unit !== undefined)
      return { times: 1, per: (hourly.value * unit[1]) / unit[0], base: unit[2], length: hourly.length + 1 };
  }
  const stroke = word === "c" && tokens[at + 1]?.text === "/" ? 1 : 0;
  if (!every.test(word) && stroke === 0) return undefined;
  let next = at + 1 + stroke;
  if (/^(?:les|los|las|os|as)$/.test(tokens[next]?.word ?? "")) next++;
  let count = 1;
  const ordinal = /^(?:other|second|zweiten|zweite|2nd|anderen)$/.test(tokens[next]?.word ?? "");
  if (ordinal) [count, next] = [2, next + 1];
  const number = readNumber(tokens, next, language);
  if (number !== undefined) [count, next] = [number.value, next + number.length];
  const unit = unitNamed(tokens[next]?.word ?? "");
  if (unit !== undefined && (unit.dimension === "days" || unit.dimension === "months")) {
    return { times: 1, per: unit.factor * count, base: unit.dimension, length: next + 1 - at };
  }
  // `every morning`: once a day; the time of day is read as a phrase.
  if (
    /^(?:morning|evening|night|noon|morgen|abend|manana|noche|matin|soir|bedtime|afternoon|manha|noite|mittag)$/.test(
      tokens[next]?.word ?? "",
    )
  ) {
    return { times: 1, per: 1, base: "days", length: next - at };
  }
  return undefined;
}

/** `daily`, `bd`, and `a day` after an amount. */
function plain(tokens: readonly Token[], at: number, language: Language): Frequency | undefined {
  const word = tokens[at]?.word ?? "";
  const name = fixed.get(word);
  // `OD` before or after an eye is the right one; a drug's `od` stands after an amount or in small letters.
  if (name !== undefined) return { times: name[0], per: name[1], base: name[2], length: 1 };
  if (isSpanArticle(tokens, at)) return undefined;
  if (/^(?:a|per|par|pro|por|al|am|ao)$/.test(word) && tokens[at - 1]?.kind === "word" && at > 0) {
    const period = periodAt(tokens, at, language);
    if (period.per >= 1 && period.length === 2) return { times: 1, per: period.per, base: period.base, length: 2 };
  }
  return undefined;
}

/** The number of `twice` and its like where no period follows. */
export function timesOf(word: string): number | undefined {
  const times = once.get(word);
  return times === undefined || times === 1 ? undefined : times;
}
