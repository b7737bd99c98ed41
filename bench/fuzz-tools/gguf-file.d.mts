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
}

export function parseGguf(bytes: Buffer): EditableGguf;
export function writeGguf(file: EditableGguf): Buffer;
export function layOut(file: EditableGguf): void;
export function pair(key: string, type: number, value: number | string): GgufPair;
export function encode(type: number, value: number | string): Buffer;
export function makeAdapter(text: EditableGguf): EditableGguf;
