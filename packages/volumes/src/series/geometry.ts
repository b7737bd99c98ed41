import { type Attributes, functionalGroup, imageDirections } from "@medgemma/dicom";

export type Vector = readonly [number, number, number];

/** Where a frame lies in the patient, in millimetres (LPS). */
export interface Place {
  readonly position: Vector;
  /** Directions of rows and columns, of length 1. */
  readonly row: Vector;
  readonly column: Vector;
}

/** Image Position (Patient), from the data set or its functional groups. */
export function positionOf(attributes: Attributes, frame: number): Vector | undefined {
  const position =
    attributes.decimals("x00200032") ?? functionalGroup(attributes, frame, "x00209113")?.decimals("x00200032");
  return position?.length === 3 ? (position as unknown as Vector) : undefined;
}

/** Position, and Image Orientation (Patient); undefined where one of them is none. */
export function placeOf(attributes: Attributes, frame: number): Place | undefined {
  const position = positionOf(attributes, frame);
  const directions = imageDirections(attributes) ?? imageDirections(functionalGroup(attributes, frame, "x00209116"));
  return position === undefined || directions === undefined ? undefined : { position, ...directions };
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
