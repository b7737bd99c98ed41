export interface GgufPair {
  key: Buffer;
  type: number;
  element?: number;
  count?: bigint;
  /** The bytes of each value; one, when it is no list. */
  items: Buffer[];
}

export interface GgufTensor {
  name: Buffer;
  dims: bigint[];
  type: number;
  offset: bigint;
  data: Buffer;
}

export interface EditableGguf {
  magic: Buffer;
  version: number;
  alignment: number;
  pairs: GgufPair[];
  tensors: GgufTensor[];
  /** What the header says, where that is not what there is. */
  tensorCount?: bigint;
  pairCount?: bigint;
}

/** Values and bytes per block of each `ggml_type`. */
export const typeSizes: ReadonlyMap<number, readonly [values: number, bytes: number]>;

export function parseGguf(bytes: Buffer): EditableGguf;
export function writeGguf(file: EditableGguf): Buffer;
export function bytesOf(tensor: Pick<GgufTensor, "dims" | "type">): number;
export function layOut(file: EditableGguf): void;
export function pair(key: string, type: number, value: number | string | bigint): GgufPair;
export function encode(type: number, value: number | string | bigint): Buffer;
export function makeAdapter(text: EditableGguf): EditableGguf;
