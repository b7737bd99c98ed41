/** A number with its unit, as it was measured. */
export interface Measured {
  readonly value: number;
  readonly unit: string;
}

/** Alert, new confusion, responds to voice, responds to pain, unresponsive. */
export type Consciousness = "A" | "C" | "V" | "P" | "U";

/** The vital signs of an early-warning score. What is absent was not measured: nothing is assumed. */
export interface EarlyWarningVitals {
  /** Breaths per minute. */
  readonly respiratoryRate?: Measured | null | undefined;
  /** In %. Scale 2 is for hypercapnic respiratory failure, when a clinician has set 88 to 92 % as target. */
  readonly oxygenSaturation?: (Measured & { readonly scale: 1 | 2 }) | null | undefined;
  /** Whether oxygen is given, or its flow in L/min. `false` is breathing air. */
  readonly supplementalOxygen?: boolean | Measured | null | undefined;
  /** In mmHg. */
  readonly systolicBloodPressure?: Measured | null | undefined;
  /** Beats per minute. */
  readonly pulse?: Measured | null | undefined;
  readonly consciousness?: Consciousness | null | undefined;
  /** In °C or °F. */
  readonly temperature?: Measured | null | undefined;
}

export type EarlyWarningField = keyof EarlyWarningVitals;

/** In years, months, weeks or days. */
export type PatientAge = Measured;
