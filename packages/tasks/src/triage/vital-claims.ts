import { tokenize } from "../task/grounding/text/tokenize.js";
import { knownPoints, type News2Points } from "./early-warning/news2.js";
import { celsius } from "./early-warning/vital-units.js";
import type { EarlyWarningField, EarlyWarningVitals, Measured } from "./early-warning/vitals.js";

/** Vital signs that a text may call high or low. */
type Sign = Exclude<EarlyWarningField, "supplementalOxygen" | "consciousness">;
type State = "low" | "normal" | "high" | "not-low" | "not-high" | "abnormal";

interface Claim {
  readonly sign: Sign;
  readonly state: State;
}

const all: readonly Sign[] = ["respiratoryRate", "oxygenSaturation", "systolicBloodPressure", "pulse", "temperature"];

/** Names of vital signs, in normal form. */
const names: readonly (readonly [RegExp, readonly Sign[]])[] = [
  [/^(?:vitals|vital|observations|hemodynamic\w*|hamodynamisch\w*|vitalparameter|vitalzeichen)$/, all],
  [/^(?:pressure|bp|blutdruck)$/, ["systolicBloodPressure"]],
  [/^(?:pulse|heart|hr|puls|herzfrequenz)$/, ["pulse"]],
  [/^(?:saturation|saturations|sats|spo2|oxygenation|sattigung|sauerstoffsattigung)$/, ["oxygenSaturation"]],
  [/^(?:respiratory|breathing|rr|atemfrequenz)$/, ["respiratoryRate"]],
  [/^(?:temperature|temp|temperatur|korpertemperatur)$/, ["temperature"]],
];

/** Words that name a sign with its state. */
const named: readonly (readonly [RegExp, Sign, State])[] = [
  [/^tachycardi|^tachykard/, "pulse", "high"],
  [/^bradycardi|^bradykard/, "pulse", "low"],
  [/^hypotens|^hypoton/, "systolicBloodPressure", "low"],
  // `Hypertension` is as often a disease of the history.
  [/^hypertensive$/, "systolicBloodPressure", "high"],
  [/^normotens|^normoton/, "systolicBloodPressure", "normal"],
  [/^hypox/, "oxygenSaturation", "low"],
  [/^tachypn/, "respiratoryRate", "high"],
  [/^bradypn/, "respiratoryRate", "low"],
  [/^(?:fever|febrile|feverish|pyrexia\w*|fieber|febril)$/, "temperature", "high"],
  [/^(?:afebrile|apyrexial|afebril|fieberfrei)$/, "temperature", "not-high"],
  [/^hypothermi/, "temperature", "low"],
];

const states: readonly (readonly [RegExp, State])[] = [
  [
    /^(?:normal|normale|stable|stabil|unremarkable|unauffallig|reassuring|fine|unconcerning|satisfactory|good|ok|okay|acceptable)$/,
    "normal",
  ],
  [/^(?:high|raised|elevated|increased|fast|rapid|erhoht|hoch)$/, "high"],
  [/^(?:low|reduced|decreased|slow|erniedrigt|niedrig)$/, "low"],
  [/^(?:abnormal|deranged|unstable|instability|compromi[sz]ed?|concerning|instabil)$/, "abnormal"],
];

const denying = /^(?:no|not|without|nor|neither|denies|never|kein|keine|keinen|nicht|ohne)$/;
/** Words of what may come, or was. */
const open =
  /^(?:if|risk|may|might|could|should|would|unless|monitor|watch|become|becomes|develop|develops|recheck|history|known|falls)$/;
const breaks = /^(?:but|with|although|though|while|whereas|however|despite|yet|aber|mit|jedoch)$/;

/** What a text says of vital signs: word and sign belong together within a clause. */
function claimsIn(text: string): readonly Claim[] {
  const clauses: string[][] = [[]];
  for (const { kind, text: piece, word } of tokenize(text)) {
    if ((kind === "mark" && /^[.,;:()!?]$/.test(piece)) || breaks.test(word)) clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((words) => !words.some((word) => open.test(word))).flatMap(claimsOf);
}

function claimsOf(words: readonly string[]): readonly Claim[] {
  const claims: Claim[] = [];
  let isDenied = false;
  let signs: readonly Sign[] = [];
  /** A state that waits for its sign: `normal temperature`. */
  let waiting: State | undefined;
  let isSaid = false;
  for (const word of words) {
    if (denying.test(word)) isDenied = true;
    const own = named.find(([pattern]) => pattern.test(word));
    if (own !== undefined) claims.push({ sign: own[1], state: isDenied ? denied(own[2]) : own[2] });
    const sign = names.find(([pattern]) => pattern.test(word))?.[1];
    if (sign !== undefined) {
      // A list shares its state: `respiratory rate and saturation are normal`.
      signs = isSaid ? sign : [...signs, ...sign];
      isSaid = false;
      const state = waiting;
      if (state !== undefined) {
        claims.push(...sign.map((each) => ({ sign: each, state })));
        waiting = undefined;
        isSaid = true;
      }
    }
    const found = states.find(([pattern]) => pattern.test(word))?.[1];
    if (found === undefined) continue;
    const state = isDenied ? denied(found) : found;
    if (signs.length === 0 || isSaid) waiting = state;
    else claims.push(...signs.map((each) => ({ sign: each, state })));
    isSaid = signs.length > 0;
  }
  return claims;
}

function denied(state: State): State {
  if (state === "high") return "not-high";
  if (state === "low") return "not-low";
  return state === "abnormal" ? "normal" : "abnormal";
}

/** From where on nobody calls a value low, and up to where nobody calls it high. */
const limits: Readonly<Record<Sign, { readonly notLow: number; readonly notHigh: number }>> = {
  respiratoryRate: { notLow: 12, notHigh: 20 },
  oxygenSaturation: { notLow: 96, notHigh: Number.NEGATIVE_INFINITY },
  systolicBloodPressure: { notLow: 111, notHigh: 129 },
  pulse: { notLow: 60, notHigh: 90 },
  temperature: { notLow: 36.1, notHigh: 37.4 },
};

/** Whether a text says of a vital sign what its measured value is not; `given` says the same in other words. */
export function misstatesVitals(text: string, given: string, vitals: EarlyWarningVitals): boolean {
  const points = knownPoints(vitals);
  const told = claimsIn(given);
  return claimsIn(text).some((claim) => {
    if (told.some(({ sign, state }) => sign === claim.sign && state === claim.state)) return false;
    return isWrong(claim, points, vitals);
  });
}

function isWrong({ sign, state }: Claim, points: Partial<News2Points>, vitals: EarlyWarningVitals): boolean {
  const score = points[sign];
  const value = valueOf(sign, vitals);
  if (score === undefined || value === null) return false;
  const { notLow, notHigh } = limits[sign];
  if (state === "low") return value >= notLow;
  if (state === "high") return value <= notHigh;
  if (score === 0 || state === "abnormal") return false;
  return state === "normal" || (state === "not-low" ? value < notLow : value > notHigh);
}

function valueOf(sign: Sign, vitals: EarlyWarningVitals): number | null {
  const given: Measured | null | undefined = vitals[sign];
  if (given === null || given === undefined) return null;
  return sign === "temperature" ? celsius(given) : given.value;
}

/** Whether a text names a sign that has this measured amount: `hypotensive (84 mmHg)`. */
export function namesSignOf(amount: string, text: string, vitals: EarlyWarningVitals): boolean {
  return claimsIn(text).some(({ sign }) => {
    const given: Measured | null | undefined = vitals[sign];
    return given !== null && given !== undefined && `${given.value} ${given.unit}` === amount;
  });
}
