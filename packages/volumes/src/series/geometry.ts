import { type Attributes, functionalGroup, imageDirections } from "@medgemma/dicom";

export type Vector = readonly [number, number, number];

/** Where a frame lies in the patient, in millimetres (LPS). */
export interface Place {
  readonly position: Vector;
  /** Directions of rows and columns, of length 1. */
  readonly row: Vector;
  readonly column: Vector;
}

/** Image Position and Orientation (Patient), from the data set or its functional groups; undefined where one of them is none. */
export function placeOf(attributes: Attributes, frame: number): Place | undefined {
  const position =
    attributes.decimals("x00200032") ?? functionalGroup(attributes, frame, "x00209113")?.decimals("x00200032");
  const directions = imageDirections(attributes) ?? imageDirections(functionalGroup(attributes, frame, "x00209116"));
  if (position?.length !== 3 || directions === undefined) return undefined;
  return { position: position as unknown as Vector, ...directions };
}

export function cross([a, b, c]: Vector, [x, y, z]: Vector): Vector {
  return [b * z - c * y, c * x - a * z, a * y - b * x];
}

export function dot([a, b, c]: Vector, [x, y, z]: Vector): number {
  return a * x + b * y + c * z;
}

/** Whether two frames have the same directions, to the thousandth. */
export function sameDirections(first: Place, second: Place): boolean {
  const near = (a: Vector, b: Vector): boolean =>
    a.every((part, index) => Math.abs(part - (b[index] as number)) < 1e-3);
  return near(first.row, second.row) && near(first.column, second.column);
}
