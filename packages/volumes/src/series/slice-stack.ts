import { cross, dot, type Place, sameDirections, type Vector } from "./geometry.js";
import type { Slice } from "./slice.js";

/** How the slices of a series lie to each other. */
export interface SliceStack {
  /** Whether all slices have the same direction. */
  readonly sameOrientation: boolean;
  /** Millimetres along the common direction of the slices, or, where none tells one, along the line of their positions. */
  readonly projected: readonly number[] | undefined;
  /** The median step; several images at one place count once. */
  readonly spacing: number | undefined;
  readonly evenlySpaced: boolean | undefined;
  /** Sentences for people. */
  readonly notes: readonly string[];
}

/** Steps in millimetres that count as none. */
const samePlace = 0.001;
/** Steps between positions that were rounded to a hundredth of a millimetre differ by so much; a little more for binary fractions. */
const roundedSteps = 0.02 + 1e-6;
/** Of the largest step to the smallest, from which on a slice may be missing. */
const gap = 1.5;
/** Sine of a degree: what counts as slanted. */
const slanted = Math.sin(Math.PI / 180);

export function stackOf(slices: readonly Slice[]): SliceStack {
  const [first] = slices;
  const places = slices.flatMap(({ place }) => place ?? []);
  const sameOrientation =
    places.length === slices.length && places.every((place) => sameDirections(place, first?.place ?? place));
  const normal = first?.place === undefined ? undefined : cross(first.place.row, first.place.column);
  const isStack = sameOrientation && normal !== undefined;
  const projected = isStack ? places.map(({ position }) => dot(position, normal)) : undefined;
  const steps = stepsOf(projected ?? []);
  const distances = steps.filter((step) => step > samePlace).toSorted((a, b) => a - b);
  const [shortest = 0, longest = 0] = [distances[0], distances.at(-1)];
  const evenlySpaced = projected === undefined ? undefined : longest - shortest <= roundedSteps;
  const notes: string[] = [];
  if (slices.length > 1) {
    if (!sameOrientation) notes.push("Its slices differ in direction, or do not tell it: they make no volume.");
    if (distances.length < steps.length) notes.push("It has several images at one place, such as echoes or phases.");
    if (evenlySpaced === false)
      notes.push(
        longest >= gap * shortest
          ? "Its slices are not evenly spaced: some may be missing. None is made up."
          : `Its slices are not evenly spaced: steps are of ${shortest.toFixed(2)} to ${longest.toFixed(2)} mm.`,
      );
    if (isStack && isSheared(places, normal))
      notes.push("Its slices are shifted against each other, as with a tilted gantry: they are not moved back.");
    if (new Set(slices.map(({ size }) => size)).size > 1) notes.push("Its images differ in their size in pixels.");
    if (differ(slices.flatMap(({ pixelSpacing }) => (pixelSpacing === undefined ? [] : [pixelSpacing]))))
      notes.push("Its images differ in the size of their pixels: they are not brought to one scale.");
  }
  return {
    sameOrientation,
    projected: projected ?? alongLine(slices),
    spacing: distances[Math.floor(distances.length / 2)],
    evenlySpaced,
    notes,
  };
}

/** Of slices that all tell a position and no direction: places along their line, from the right, front or feet on. */
function alongLine(slices: readonly Slice[]): readonly number[] | undefined {
  const positions = slices.flatMap(({ position }) => (position === undefined ? [] : [position]));
  const [first] = positions;
  if (first === undefined || positions.length < slices.length) return undefined;
  const from = positions.map((each) => each.map((part, axis) => part - (first[axis] as number)) as unknown as Vector);
  const farthest = from.reduce((far, each) => (dot(each, each) > dot(far, far) ? each : far));
  const length = Math.sqrt(dot(farthest, farthest));
  if (length <= samePlace) return undefined;
  const main = farthest.reduce((most, part) => (Math.abs(part) > Math.abs(most) ? part : most));
  const line = farthest.map((part) => (Math.sign(main) * part) / length) as unknown as Vector;
  const isOff = (each: Vector): boolean => Math.sqrt(Math.max(0, dot(each, each) - dot(each, line) ** 2)) > 0.15;
  return from.some(isOff) ? undefined : from.map((each) => dot(each, line));
}

function stepsOf(projected: readonly number[]): readonly number[] {
  const sorted = projected.toSorted((a, b) => a - b);
  return sorted.slice(1).map((value, index) => value - (sorted[index] as number));
}

/** Whether slices that follow each other do not lie one above the other, by more than a degree. */
function isSheared(places: readonly Place[], normal: Vector): boolean {
  const sorted = places.map(({ position }) => position).toSorted((a, b) => dot(a, normal) - dot(b, normal));
  return sorted.slice(1).some((position, index) => {
    const before = sorted[index] as Vector;
    const step = position.map((part, axis) => part - (before[axis] as number)) as unknown as Vector;
    const along = dot(step, normal);
    if (along <= samePlace) return false;
    const aside = Math.sqrt(Math.max(0, dot(step, step) - along * along));
    // Positions are often rounded to a tenth of a millimetre.
    return aside > 0.15 && aside > slanted * along;
  });
}

function differ(all: readonly (readonly number[])[]): boolean {
  const [first] = all;
  return all.some((each) => each.some((part, index) => Math.abs(part - (first?.[index] ?? part)) > 1e-3 * part));
}
