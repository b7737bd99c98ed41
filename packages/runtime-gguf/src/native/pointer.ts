/** An address in native memory, as koffi gives and takes it. */
export type Pointer = bigint;

/** Memory that a native call reads or writes: an address, or bytes that JavaScript owns and keeps alive. */
export type Memory = Pointer | Uint8Array | Float32Array | Int32Array | Int8Array | BigUint64Array;

/** A C function. */
export interface NativeFunction<Arguments extends readonly unknown[], Result> {
  (...args: Arguments): Result;
  /** The same call on a thread of its own, so that the event loop goes on. */
  readonly offThread: (...args: Arguments) => Promise<Result>;
}
