/** Says what is wrong with a value, or nothing. `path` is where it stands. */
export type ShapeCheck = (value: unknown, path: string) => ShapeFault | undefined;

/** What is wrong, and where. Values are not said: they could be anything. */
export interface ShapeFault {
  readonly path: string;
  readonly wanted: string;
}

/** A small language for the shape of JSON: core has no dependency that could say it. */
function holds(test: (value: unknown) => boolean, wanted: string): ShapeCheck {
  return (value, path) => (test(value) ? undefined : { path, wanted });
}

export const text: ShapeCheck = holds((value) => typeof value === "string", "a text");

export const flag: ShapeCheck = holds((value) => typeof value === "boolean", "true or false");

export const matching = (pattern: RegExp, wanted: string): ShapeCheck =>
  holds((value) => typeof value === "string" && pattern.test(value), wanted);

export const oneOf = (...values: readonly unknown[]): ShapeCheck =>
  holds((value) => values.includes(value), values.map(String).join(" or "));

/** A whole number of a range. */
export const whole = (least: number, most: number): ShapeCheck =>
  holds(
    (value) => Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most,
    `a whole number from ${least} to ${most}`,
  );

/** A number above 0 and not above `most`. */
export const positive = (most: number): ShapeCheck =>
  holds(
    (value) => typeof value === "number" && value > 0 && value <= most,
    most === Infinity ? "a number above 0" : `a number above 0, ${most} at most`,
  );

export const finite: ShapeCheck = holds(Number.isFinite, "a number");

export const nullOr =
  (check: ShapeCheck): ShapeCheck =>
  (value, path) =>
    value === null ? undefined : check(value, path);

/** A list whose entries all pass. */
export const listOf =
  (entry: ShapeCheck, least = 0): ShapeCheck =>
  (value, path) => {
    if (!Array.isArray(value) || value.length < least) {
      return { path, wanted: least === 0 ? "a list" : `a list of at least ${least}` };
    }
    return firstFault(value.map((one: unknown, index) => [entry, one, `${path}[${index}]`] as const));
  };

/** An object that has all of `required`, and may have `optional`. Further keys are left to later versions. */
export const object =
  (required: Readonly<Record<string, ShapeCheck>>, optional: Readonly<Record<string, ShapeCheck>> = {}): ShapeCheck =>
  (value, path) => {
    if (!isRecord(value)) return { path, wanted: "an object" };
    const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
    const own = (key: string): unknown => (Object.hasOwn(value, key) ? value[key] : undefined);
    return firstFault([
      ...Object.entries(required).map(([key, check]) => [check, own(key), at(key)] as const),
      ...Object.entries(optional)
        .filter(([key]) => own(key) !== undefined)
        .map(([key, check]) => [check, own(key), at(key)] as const),
    ]);
  };

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function firstFault(checks: readonly (readonly [ShapeCheck, unknown, string])[]): ShapeFault | undefined {
  for (const [check, value, path] of checks) {
    const fault = check(value, path);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
