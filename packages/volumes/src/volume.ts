import { breather, InvalidArgumentError, SharedWork } from "@medgemma/core";
import { joinedRange, type ValueRange } from "@medgemma/dicom";
import { refused } from "./refuse.js";

/** Rows of a matrix of 4 × 4 that takes voxel indices to millimetres. */
export type Affine = readonly (readonly number[])[];

/** What a file says of its voxels. */
export interface VoxelGrid {
  /** Voxels along the file's own axes. */
  readonly shape: readonly [number, number, number];
  /** Takes the file's indices to RAS millimetres: right, anterior, superior. */
  readonly affine: Affine;
  /** A raw voxel by its place in the file, the first axis the fastest. */
  readonly voxel: (index: number) => number;
  readonly slope: number;
  readonly intercept: number;
  /** Volumes that the file holds; the first is read. */
  readonly volumes: number;
  readonly notes: readonly string[];
}

/** Of each axis of the world: the file's axis that is closest to it, and whether it runs the other way. */
interface Axis {
  readonly axis: number;
  readonly isFlipped: boolean;
}

/**
 * A volume in LPS order: columns run to the patient's left, rows to the back, slices to the head. So each slice is the axial image as
 * DICOM shows it, whatever the order of the file was; nothing is resampled.
 */
export class Volume {
  /** Columns, rows, slices. */
  readonly size: readonly [number, number, number];
  /** Millimetres from voxel to voxel along columns, rows, slices. */
  readonly spacing: readonly [number, number, number];
  /** Axes of the file, as nibabel writes them: `RAS`, `LPI`. */
  readonly orientation: string;
  /** Volumes in the file; this is the first. */
  readonly volumes: number;
  readonly notes: readonly string[];
  readonly #grid: VoxelGrid;
  readonly #axes: readonly Axis[];
  readonly #strides: readonly number[];
  #range: ValueRange | undefined;
  readonly #finding = new SharedWork((signal) => this.#findRangeInPieces(signal));

  constructor(grid: VoxelGrid) {
    const { shape, affine, volumes } = grid;
    if (!isInvertible(affine))
      throw refused("The volume", "has an orientation that is none: its axes do not span the space");
    this.#grid = grid;
    this.#axes = closestAxes(affine);
    this.#strides = [1, shape[0], shape[0] * shape[1]];
    const along = (world: number): Axis => this.#axes[world] as Axis;
    const sizeOf = (world: number): number => shape[along(world).axis] as number;
    const spacingOf = (world: number): number =>
      Math.hypot(...[0, 1, 2].map((row) => affine[row]?.[along(world).axis] ?? 0));
    this.size = [sizeOf(0), sizeOf(1), sizeOf(2)];
    this.spacing = [spacingOf(0), spacingOf(1), spacingOf(2)];
    this.orientation = orientationOf(this.#axes);
    this.volumes = volumes;
    this.notes = [
      ...grid.notes,
      ...(volumes > 1 ? [`It holds ${volumes} volumes; the first is read.`] : []),
      ...(isOblique(affine)
        ? ["It is oblique: its slices are those of the acquisition, the nearest to axial ones."]
        : []),
    ];
  }

  /**
   * The values of an axial slice, row by row, the patient's right at the left and the front at the top. Values that are not finite are 0.
   *
   * @param index From 0 at the feet.
   * @throws {InvalidArgumentError} for a slice that is not there.
   */
  slice(index: number): Float64Array {
    const [columns, rows, slices] = this.size;
    if (!Number.isInteger(index) || index < 0 || index >= slices)
      throw new InvalidArgumentError(`There is no slice ${index}: the volume has ${slices}, from 0.`);
    const values = new Float64Array(columns * rows);
    const [x, y, z] = [0, 1, 2].map((world) => this.#line(world)) as [Line, Line, Line];
    const { voxel, slope, intercept } = this.#grid;
    for (let row = 0; row < rows; row++) {
      const start = z.start + index * z.step + y.last - row * y.step;
      for (let column = 0; column < columns; column++) {
        const value = voxel(start + x.last - column * x.step) * slope + intercept;
        values[row * columns + column] = Number.isFinite(value) ? value : 0;
      }
    }
    return values;
  }

  /** Lowest and highest finite value. Finding them goes through all voxels at once; see `findRange`. */
  get range(): ValueRange {
    this.#range ??= told(this.#rangeOf(0, this.#count));
    return this.#range;
  }

  /** `range`, found in pieces: other work and aborts have their turn between them. */
  async findRange({ signal }: { readonly signal?: AbortSignal } = {}): Promise<ValueRange> {
    return this.#range ?? this.#finding.get(signal);
  }

  async #findRangeInPieces(signal: AbortSignal | undefined): Promise<ValueRange> {
    const breathe = breather();
    let range = this.#rangeOf(0, 0);
    for (let from = 0; from < this.#count; from += piece) {
      await breathe();
      signal?.throwIfAborted();
      range = joinedRange(range, this.#rangeOf(from, Math.min(this.#count, from + piece)));
    }
    this.#range = told(range);
    return this.#range;
  }

  get #count(): number {
    const [columns, rows, slices] = this.#grid.shape;
    return columns * rows * slices;
  }

  /** Of voxels from one place to another; from infinity down where none is finite. */
  #rangeOf(from: number, to: number): ValueRange {
    const { voxel, slope, intercept } = this.#grid;
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let index = from; index < to; index++) {
      const value = voxel(index) * slope + intercept;
      if (!Number.isFinite(value)) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    return { low, high };
  }

  /** Along an axis of the world (RAS): places of its first and last voxel, and the step to the next. */
  #line(world: number): Line {
    const { axis, isFlipped } = this.#axes[world] as Axis;
    const stride = this.#strides[axis] as number;
    const end = ((this.#grid.shape[axis] as number) - 1) * stride;
    return isFlipped ? { start: end, last: 0, step: -stride } : { start: 0, last: end, step: stride };
  }
}

/** Voxels that are looked at between two looks at the clock. */
const piece = 1 << 18;

/** Zeros where no value is finite. */
function told(range: ValueRange): ValueRange {
  return range.low > range.high ? { low: 0, high: 0 } : range;
}

interface Line {
  readonly start: number;
  readonly last: number;
  readonly step: number;
}

/** The file's axis that is closest to each axis of the world; the clearest is chosen first. */
function closestAxes(affine: Affine): readonly Axis[] {
  const cosines = [0, 1, 2].map((axis) => {
    const direction = [0, 1, 2].map((row) => affine[row]?.[axis] ?? 0);
    const length = Math.hypot(...direction) || 1;
    return direction.map((part) => part / length);
  });
  const pairs = [0, 1, 2].flatMap((axis) =>
    [0, 1, 2].map((world) => ({ axis, world, cosine: cosines[axis]?.[world] ?? 0 })),
  );
  pairs.sort((a, b) => Math.abs(b.cosine) - Math.abs(a.cosine));
  const chosen: (Axis | undefined)[] = [undefined, undefined, undefined];
  const used = new Set<number>();
  for (const { axis, world, cosine } of pairs) {
    if (used.has(axis) || chosen[world] !== undefined) continue;
    used.add(axis);
    chosen[world] = { axis, isFlipped: cosine < 0 };
  }
  return chosen as readonly Axis[];
}

function orientationOf(axes: readonly Axis[]): string {
  const letters = ["RL", "AP", "SI"];
  const names: string[] = ["", "", ""];
  for (const [world, { axis, isFlipped }] of axes.entries()) names[axis] = letters[world]?.[isFlipped ? 1 : 0] ?? "";
  return names.join("");
}

/** Whether the axes have three directions of their own. */
function isInvertible(affine: Affine): boolean {
  const [a, b, c] = [0, 1, 2].map((axis) => [0, 1, 2].map((row) => affine[row]?.[axis] ?? 0)) as unknown as readonly [
    Axis3,
    Axis3,
    Axis3,
  ];
  const product = Math.hypot(...a) * Math.hypot(...b) * Math.hypot(...c);
  const determinant =
    a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
  return product > 0 && Math.abs(determinant) > 1e-6 * product;
}

type Axis3 = readonly [number, number, number];

/** Whether an axis is more than a degree off the world's. */
function isOblique(affine: Affine): boolean {
  return [0, 1, 2].some((axis) => {
    const direction = [0, 1, 2].map((row) => Math.abs(affine[row]?.[axis] ?? 0));
    const length = Math.hypot(...direction) || 1;
    return Math.max(...direction) / length < Math.cos(Math.PI / 180);
  });
}
