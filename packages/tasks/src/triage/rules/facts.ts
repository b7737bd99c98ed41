/** A number with its unit, or a value of its own. */
export type Fact = { readonly value: number; readonly unit: string } | number | string | boolean | null | undefined;

/** What is known of a patient, by name: `pulse`, `age`, `pregnant`, `news2`. What is absent is not known. */
export type PatientFacts = Readonly<Record<string, Fact>>;
