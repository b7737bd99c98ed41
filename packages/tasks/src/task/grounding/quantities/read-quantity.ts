import type { Language } from "../text/language.js";
import type { Token } from "../text/tokenize.js";
import { isMonth, readDate, yearOf } from "./dates.js";
import { beginsFrequency, isSpanArticle, readFrequency, timesOf } from "./frequencies.js";
import { numberWords, ordinalWords } from "./number-words.js";
import { parityOf, readOrdinal, scales } from "./ordinals.js";
import type { Quantity } from "./quantity.js";
import { gestation, shortPeriod } from "./periods.js";
import { type ReadNumber, readNumber } from "./read-number.js";
import { type Unit, unitNamed } from "./units.js";

export interface QuantityMatch {
  readonly quantities: readonly Quantity[];
  /** Tokens that they take. */
  readonly length: number;
}

type Fields = Omit<Quantity, "text" | "start" | "end" | "step" | "spelled"> &
  Partial<Pick<Quantity, "step" | "spelled">>;

/** Reads quantities that begin at a token: dates, times, ordinals, how often, numbers with units, ranges, ratios. */
export function readQuantity(tokens: readonly Token[], at: number, language: Language): QuantityMatch | undefined {
  const first = tokens[at];
  if (first === undefined || (first.kind === "word" && !mayBegin(first.word, language))) return undefined;
  if (first.kind === "mark" && !/^[<>≤≥½¼¾]$/.test(first.text)) return undefined;
  const made = (length: number, ...fields: readonly Fields[]): QuantityMatch => {
    const start = first.start;
    const end = tokens[at + length - 1]?.end ?? first.end;
    const text = tokens
      .slice(at, at + length)
      .map((token) => (token.glued || token === first ? token.text : ` ${token.text}`))
      .join("");
    return { quantities: fields.map((given) => ({ step: 1, spelled: false, ...given, text, start, end })), length };
  };
  const date = readDate(tokens, at);
  if (date !== undefined) return made(date.length, { kind: "date", dimension: null, values: [], date: date.dates });
  const clock = readClock(tokens, at);
  if (clock !== undefined) return made(clock.length, { kind: "clock", dimension: null, values: [clock.minutes] });
  const frequency = readFrequency(tokens, at, language);
  if (frequency !== undefined) {
    const values = [frequency.times / frequency.per];
    return made(frequency.length, { kind: "frequency", dimension: frequency.base, values });
  }
  const ordinal = readOrdinal(tokens, at, language);
  if (ordinal !== undefined) {
    return made(ordinal.length, { kind: "ordinal", dimension: ordinal.of, values: [ordinal.value] });
  }
  const pregnancies = parityOf(first.text);
  if (pregnancies.length > 0)
    return made(
      1,
      ...pregnancies.map(({ of, value }): Fields => ({ kind: "ordinal", dimension: of, values: [value] })),
    );
  const times = timesOf(first.word);
  if (times !== undefined) return made(1, { kind: "amount", dimension: null, values: [times], spelled: true });
  return readAmount(tokens, at, language)?.(made);
}

const begins = new Map<string, boolean>();

/** Whether a word may begin a quantity; most do not, which saves time. */
function mayBegin(word: string, language: Language): boolean {
  const key = `${language} ${word}`;
  let may = begins.get(key);
  if (may === undefined) {
    may =
      isMonth(word) ||
      numberWords[language].has(word) ||
      ordinalWords[language].has(word.replace(/[nrsm]$/, "")) ||
      ordinalWords[language].has(word) ||
      beginsFrequency(word) ||
      scales.test(word) ||
      comaScore.test(word) ||
      /^[gp]\d{1,2}(?:p\d{1,2})?$/.test(word);
    // A dictionary of what hostile text holds would grow for ever.
    if (begins.size > 20_000) begins.clear();
    begins.set(key, may);
  }
  return may;
}

type Maker = (make: (length: number, ...fields: readonly Fields[]) => QuantityMatch) => QuantityMatch;

function readAmount(tokens: readonly Token[], at: number, language: Language): Maker | undefined {
  const comparison = comparatorAt(tokens, at);
  let next = at + comparison.length;
  const coma = comaScore.exec(tokens[at]?.word ?? "");
  if (coma !== null) {
    const total = coma.slice(1).reduce((sum, part) => sum + Number(part), 0);
    return (make) => make(1, { kind: "amount", dimension: null, values: [total] });
  }
  const number = readNumber(tokens, next, language) ?? readArticle(tokens, next);
  if (number === undefined) return undefined;
  next += number.length;
  const sign = comparison.sign === undefined ? {} : { comparator: comparison.sign };
  const period = shortPeriod(tokens, next, number.value);
  if (period !== undefined) {
    const { dimension, factor } = period;
    return (make) => make(next + 2 - at, { kind: "amount", dimension, values: [number.value * factor], step: factor });
  }
  const age = shortAge(tokens, next, number.value);
  if (age)
    return (make) =>
      make(next + 1 - at, { kind: "amount", dimension: "months", values: [number.value * 12], step: 12 });
  const weeks = gestation(tokens, next, number.value);
  if (weeks !== undefined) {
    const days = number.value * 7 + weeks.days;
    return (make) => make(next + weeks.length - at, { kind: "amount", dimension: "days", values: [days], step: 1 });
  }
  // `24 out of 30`, `3 of 14 nodes`.
  const words =
    tokens[next]?.word === "out" && tokens[next + 1]?.word === "of" ? 2 : tokens[next]?.word === "of" ? 1 : 0;
  const whole = words > 0 ? readNumber(tokens, next + words, language) : undefined;
  if (whole !== undefined) {
    const length = next + words + whole.length - at;
    return (make) => make(length, { kind: "ratio", dimension: null, values: [number.value, whole.value], ...sign });
  }
  // `120/80`.
  const under = tokens[next]?.text === "/" ? readNumber(tokens, next + 1, language) : undefined;
  if (under !== undefined && !under.spelled && tokens[next]?.glued === true) {
    const unit = unitAt(tokens, next + 1 + under.length);
    const length = next + 1 + under.length + unit.length - at;
    const dimension = unit.unit?.dimension === "pressure" ? null : (unit.unit?.dimension ?? null);
    return (make) => make(length, { kind: "ratio", dimension, values: [number.value, under.value], ...sign });
  }
  const second = rangeEnd(tokens, next, language);
  if (second !== undefined) {
    const unit = unitAt(tokens, next + second.length);
    const { dimension = null, factor = 1 } = unit.unit ?? {};
    const values = [number.value * factor, second.value * factor];
    const length = next + second.length + unit.length - at;
    // `from 210 to 38` and `98 -> 145` are changes, `3 to 5` a range; a range goes up.
    if (
      second.isArrow ||
      (second.spoken && (fromWord.test(tokens[at - 1]?.word ?? "") || second.value < number.value))
    ) {
      const [first = 0, last = 0] = values;
      const change = { kind: "amount", dimension, step: factor } as const;
      return (make) =>
        make(length, { ...change, values: [first], role: "from" }, { ...change, values: [last], role: "to" });
    }
    return (make) => make(length, { kind: "range", dimension, values, ...sign });
  }
  if (comparison.length === 0 && yearOf(tokens[at]) !== undefined && unitAt(tokens, next).unit === undefined) {
    const year = number.value;
    return (make) => make(1, { kind: "date", dimension: null, values: [], date: [{ year }] });
  }
  const unit = unitAt(tokens, next);
  // `a`, `ein`, `un` are numbers before a time only.
  if (
    number.spelled &&
    /^(?:ein|eine|einen|einer|einem|un|una|une|um|uma|uno)$/.test(tokens[at]?.word ?? "") &&
    unit.unit === undefined
  )
    return undefined;
  const { dimension = null, factor = 1 } = unit.unit ?? {};
  const step = 10 ** -number.decimals * factor;
  const amount: Fields = {
    kind: "amount",
    dimension,
    values: [number.value * factor],
    step,
    spelled: number.spelled,
    ...sign,
  };
  const length = next + unit.length - at;
  // `2.5 mg/day` is an amount, once a day.
  if (dimension?.endsWith("/days") === true && unit.perDay) {
    const daily: Fields = { kind: "frequency", dimension: "days", values: [1] };
    return (make) => make(length, { ...amount, dimension: dimension.slice(0, -"/days".length) }, daily);
  }
  if (dimension === "fahrenheit") {
    const values = [((number.value - 32) * 5) / 9];
    return (make) => make(length, { ...amount, dimension: "celsius", values, step: step * 0.56 });
  }
  return (make) => make(length, amount);
}

/** `E4V5M6`, parts of the Glasgow Coma Scale. */
const comaScore = /^e([1-4])v([1-5])m([1-6])$/;

/** `a` of `for a week`. */
function readArticle(tokens: readonly Token[], at: number): ReadNumber | undefined {
  if (!isSpanArticle(tokens, at)) return undefined;
  return { value: 1, length: 1, decimals: 0, spelled: true };
}

/** `72F`, `45M`, `3m` is not: age and sex. */
function shortAge(tokens: readonly Token[], at: number, value: number): boolean {
  const token = tokens[at];
  return token?.glued === true && /^[MF]$/.test(token.text) && Number.isInteger(value) && value > 0 && value < 93;
}

function comparatorAt(tokens: readonly Token[], at: number): { sign?: "<" | "<=" | ">" | ">="; length: number } {
  const text = tokens[at]?.text ?? "";
  const equal = tokens[at + 1]?.text === "=";
  if (text === "≤" || text === "≥") return { sign: text === "≤" ? "<=" : ">=", length: 1 };
  if (text === "<") return { sign: equal ? "<=" : "<", length: equal ? 2 : 1 };
  if (text === ">") return { sign: equal ? ">=" : ">", length: equal ? 2 : 1 };
  return { length: 0 };
}

/** The second number of `3-5`, `3 to 5`, `3 bis 5`, with the tokens before it. */
function rangeEnd(
  tokens: readonly Token[],
  at: number,
  language: Language,
): { value: number; length: number; spoken: boolean; isArrow: boolean } | undefined {
  const mark = tokens[at];
  if (mark === undefined) return undefined;
  const dash = mark.kind === "mark" && /^[-–—]$/.test(mark.text);
  const isArrow = /^(?:→|-{1,2}>)$/.test(mark.text);
  if (!dash && !isArrow && !/^(?:to|bis|auf|a|ate|para|until)$/.test(mark.word)) return undefined;
  const number = readNumber(tokens, at + 1, language);
  if (number === undefined || (number.spelled && mark.word === "a")) return undefined;
  return { value: number.value, length: 1 + number.length, spoken: !dash, isArrow };
}

/** Words before the first value of a change. */
const fromWord = /^(?:from|von|vom|de|desde|du)$/;

interface UnitMatch {
  readonly unit?: Unit;
  readonly length: number;
  readonly perDay: boolean;
}

/** Reads a unit such as `mg`, `mg/dL`, `x10^9/L`, `beats per minute`, `/min`. */
function unitAt(tokens: readonly Token[], at: number): UnitMatch {
  const none = { length: 0, perDay: false };
  let next = at;
  let unit = simpleUnit(tokens, next);
  if (unit.length > 0) next += unit.length;
  else if (
    /^[x×*]?\s?10\D/.test(tokens[at]?.text ?? "") ||
    /^(?:x10|x109|k|thousand|tsd|mrd|mio)$/i.test(tokens[at]?.word ?? "")
  ) {
    // A power of ten, of cells.
    const power = exponentOf(tokens[at]?.text ?? "");
    if (tokens[at + 1]?.text !== "/") return none;
    unit = { unit: { dimension: "1", factor: 10 ** power }, length: 1 };
    next += 1;
  } else if (/^g$/i.test(tokens[at]?.word ?? "")) return none;
  if (!/^(?:\/|per|pro|par|por)$/.test(tokens[next]?.word ?? "")) {
    if (unit.unit?.dimension === "bpm") return { unit: perMinute, length: next - at, perDay: false };
    return unit.unit === undefined ? none : { unit: unit.unit, length: next - at, perDay: false };
  }
  let below = next + 1;
  const amount = tokens[below]?.kind === "number" ? Number(tokens[below]?.text.replace(",", ".")) : 1;
  if (tokens[below]?.kind === "number") below++;
  const divisor = simpleUnit(tokens, below);
  if (divisor.unit === undefined || !Number.isFinite(amount)) {
    return unit.unit === undefined ? none : { unit: unit.unit, length: next - at, perDay: false };
  }
  const above = unit.unit ?? { dimension: "1", factor: 1 };
  const isBeat = above.dimension === "beat" || above.dimension === "bpm";
  const over = isBeat ? { dimension: "1", factor: 1 } : above;
  const size = divisor.unit.factor * amount;
  let end = below + divisor.length;
  // `/1.73 m²`.
  if (tokens[end]?.text === "/" && /^1[.,]73$/.test(tokens[end + 1]?.text ?? "") && tokens[end + 2]?.word === "m2")
    end += 3;
  const dimension = `${over.dimension}/${divisor.unit.dimension}`;
  const perDay =
    divisor.unit.dimension === "days" &&
    Math.abs(size - 1) < 1e-9 &&
    /^(?:mass|volume|iu|amount|tablet|capsule|puff|drop|times)$/.test(over.dimension);
  return { unit: { dimension, factor: over.factor / size }, length: end - at, perDay };
}

const perMinute: Unit = { dimension: "1/days", factor: 1440 };

function exponentOf(text: string): number {
  const superscript = text.normalize("NFKC").replace(/[x×*\s^]/gi, "");
  if (/^k|thousand|tsd/i.test(text)) return 3;
  return Number(superscript.slice(2)) || 0;
}

function simpleUnit(tokens: readonly Token[], at: number): { unit?: Unit; length: number } {
  const token = tokens[at];
  if (token === undefined) return { length: 0 };
  if (token.text === "°" && /^[cf]$/.test(tokens[at + 1]?.word ?? "")) {
    return { unit: { dimension: tokens[at + 1]?.word === "c" ? "celsius" : "fahrenheit", factor: 1 }, length: 2 };
  }
  if (token.text === "°" || token.text === "º") return { unit: { dimension: "celsius", factor: 1 }, length: 1 };
  if (/^(?:degree|degrees|grad|grado|grados)$/.test(token.word)) {
    const name = unitNamed(tokens[at + 1]?.word ?? "");
    return {
      unit: name?.dimension === "fahrenheit" ? name : { dimension: "celsius", factor: 1 },
      length: name === undefined ? 1 : 2,
    };
  }
  if (/^[cf]$/.test(token.word) && token.glued && /^[CF]$/.test(token.text)) {
    return { unit: { dimension: token.word === "c" ? "celsius" : "fahrenheit", factor: 1 }, length: 1 };
  }
  if (token.word === "mm" && tokens[at + 1]?.word === "hg")
    return { unit: { dimension: "pressure", factor: 1 }, length: 2 };
  if (token.word === "pack" && /^years?$/.test(tokens[at + 1]?.word ?? ""))
    return { unit: { dimension: "pack-year", factor: 1 }, length: 2 };
  if (token.word === "international" && /^units?$/.test(tokens[at + 1]?.word ?? ""))
    return { unit: { dimension: "iu", factor: 1 }, length: 2 };
  if (/^(?:por|pour)$/.test(token.word) && /^(?:ciento|cento|cent)$/.test(tokens[at + 1]?.word ?? ""))
    return { unit: { dimension: "percent", factor: 1 }, length: 2 };
  // `T 38.9 HR 110`: the next label of a line of values, no hours.
  if (token.text === "HR" && isNumeric(tokens[at + 1])) return { length: 0 };
  const unit = unitNamed(token.word);
  if (unit === undefined) return { length: 0 };
  // `64 years old` says an age, not that something is old.
  const isAge =
    /^(?:days|months)$/.test(unit.dimension) && /^(?:old|alt|alter|altes|alten)$/.test(tokens[at + 1]?.word ?? "");
  return { unit, length: isAge ? 2 : 1 };
}

function isNumeric(token: Token | undefined): boolean {
  return /^\d/.test(token?.text ?? "");
}

/** `10:30`, `10.30 Uhr`, `10 am`, `14h30`, in minutes after midnight. */
function readClock(tokens: readonly Token[], at: number): { minutes: number; length: number } | undefined {
  const token = tokens[at];
  const next = tokens[at + 1]?.word ?? "";
  const half = /^(?:am|pm)$/.test(next)
    ? next
    : /^[ap]$/.test(next) && tokens[at + 2]?.text === "."
      ? `${next}m`
      : undefined;
  if (token?.kind !== "number") return undefined;
  const colon = /^(\d{1,2}):(\d{2})/.exec(token.text);
  const german = next === "uhr" ? /^(\d{1,2})(?:\.(\d{2}))?$/.exec(token.text) : null;
  const parts =
    colon ??
    german ??
    (half === undefined ||
    (tokens[at + 1]?.text === "am" && !tokens[at + 1]?.glued && /[a-z]/.test(tokens[at + 2]?.text[0] ?? "") && false)
      ? null
      : /^(\d{1,2})(?:\.(\d{2}))?$/.exec(token.text));
  if (parts === null || (colon === null && german === null && half === undefined)) return undefined;
  const hours = (Number(parts[1]) % (half === undefined ? 24 : 12)) + (half === "pm" ? 12 : 0);
  const length = 1 + (half !== undefined || next === "uhr" || next === "h" ? 1 : 0);
  return { minutes: hours * 60 + Number(parts[2] ?? 0), length };
}
