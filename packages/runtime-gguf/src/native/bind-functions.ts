import type { LibraryHandle, TypeObject } from "koffi";
import type { NativeFunction } from "./pointer.js";

type CType = string | TypeObject;

/** The C types of functions: the result, and the parameters in order. */
export type Signatures<Functions> = {
  readonly [Name in keyof Functions]: readonly [result: CType, parameters: readonly CType[]];
};

/** Makes a library's functions callable; `Functions` says in TypeScript what `signatures` say in C. */
export function bindFunctions<Functions>(library: LibraryHandle, signatures: Signatures<Functions>): Functions {
  const entries = Object.entries<Signatures<Functions>[keyof Functions]>(signatures);
  return Object.fromEntries(
    entries.map(([name, [result, parameters]]) => [name, nativeFunction(library.func(name, result, [...parameters]))]),
  ) as Functions;
}

function nativeFunction(call: ReturnType<LibraryHandle["func"]>): NativeFunction<readonly unknown[], unknown> {
  const offThread = (...args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const done = (error: Error | null, result: unknown): void => {
        if (error !== null) reject(error);
        else resolve(result);
      };
      call.async(...args, done);
    });
  return Object.assign((...args: readonly unknown[]): unknown => call(...args), { offThread });
}
