import type { EarlyWarningField } from "./vitals.js";

/** Points up to and with `to`; the last band has no upper end. */
export interface PointBand {
  readonly to: number;
  readonly points: 0 | 1 | 2 | 3;
}

const rest = Number.POSITIVE_INFINITY;

/** The chart of NEWS2, as data. */
export const news2Table = {
  name: "National Early Warning Score (NEWS) 2",
  version: "2017",
  source:
    "Royal College of Physicians. National Early Warning Score (NEWS) 2: Standardising the assessment of acute-illness severity in the NHS. Updated report of a working party. London: RCP, 2017. Chart 1.",
  /** Not for children and not in pregnancy. Years. */
  minimumAge: 16,
  respiratoryRate: [
    { to: 8, points: 3 },
    { to: 11, points: 1 },
    { to: 20, points: 0 },
    { to: 24, points: 2 },
    { to: rest, points: 3 },
  ],
  oxygenSaturationScale1: [
    { to: 91, points: 3 },
    { to: 93, points: 2 },
    { to: 95, points: 1 },
    { to: rest, points: 0 },
  ],
  /** Up to 92 %, and above it on air. */
  oxygenSaturationScale2: [
    { to: 83, points: 3 },
    { to: 85, points: 2 },
    { to: 87, points: 1 },
    { to: rest, points: 0 },
  ],
  oxygenSaturationScale2OnOxygen: [
    { to: 83, points: 3 },
    { to: 85, points: 2 },
    { to: 87, points: 1 },
    { to: 92, points: 0 },
    { to: 94, points: 1 },
    { to: 96, points: 2 },
    { to: rest, points: 3 },
  ],
  supplementalOxygen: { air: 0, oxygen: 2 },
  systolicBloodPressure: [
    { to: 90, points: 3 },
    { to: 100, points: 2 },
    { to: 110, points: 1 },
    { to: 219, points: 0 },
    { to: rest, points: 3 },
  ],
  pulse: [
    { to: 40, points: 3 },
    { to: 50, points: 1 },
    { to: 90, points: 0 },
    { to: 110, points: 1 },
    { to: 130, points: 2 },
    { to: rest, points: 3 },
  ],
  consciousness: { A: 0, C: 3, V: 3, P: 3, U: 3 },
  temperature: [
    { to: 35, points: 3 },
    { to: 36, points: 1 },
    { to: 38, points: 0 },
    { to: 39, points: 1 },
    { to: rest, points: 2 },
  ],
  /** Score from which a band begins. */
  bands: { medium: 5, high: 7 },
} as const satisfies Record<string, unknown> & Partial<Record<EarlyWarningField, unknown>>;

/** Units of a vital sign as they are written, folded: small letters, no spaces and full stops. */
export const vitalUnits = {
  respiratoryRate: [
    "/min",
    "1/min",
    "min-1",
    "min^-1",
    "breaths/min",
    "breaths/minute",
    "/minute",
    "bpm",
    "rpm",
    "perminute",
    "breathsperminute",
    "breathspermin",
    "permin",
    "br/min",
    "atemzüge/min",
    "resp/min",
  ],
  oxygenSaturation: ["%", "percent", "prozent"],
  supplementalOxygen: [
    "l/min",
    "l/minute",
    "lpm",
    "litres/min",
    "liters/min",
    "litres/minute",
    "liters/minute",
    "litresperminute",
    "litersperminute",
    "lpermin",
  ],
  systolicBloodPressure: ["mmhg", "torr"],
  pulse: [
    "/min",
    "1/min",
    "min-1",
    "min^-1",
    "beats/min",
    "beats/minute",
    "/minute",
    "bpm",
    "perminute",
    "beatsperminute",
    "beatspermin",
    "permin",
    "schläge/min",
  ],
  temperature: ["°c", "c", "cel", "degc", "degreesc", "celsius", "ºc", "℃", "degreescelsius"],
} as const;

export const fahrenheitUnits: readonly string[] = [
  "°f",
  "f",
  "degf",
  "fahrenheit",
  "ºf",
  "℉",
  "degreesf",
  "degreesfahrenheit",
];

/**
 * What is possible at all; anything else is a slip of the pen or of the unit. Wide on purpose, so that
 * none of a patient's is refused.
 */
export const possibleValues = {
  respiratoryRate: { from: 0, to: 100 },
  oxygenSaturation: { from: 1, to: 100 },
  supplementalOxygen: { from: 0, to: 100 },
  systolicBloodPressure: { from: 20, to: 350 },
  pulse: { from: 0, to: 350 },
  temperature: { from: 11, to: 47 },
} as const;
