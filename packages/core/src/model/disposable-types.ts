/**
 * `AsyncDisposable` for applications whose `lib` has no `esnext.disposable`, as that of new browser projects: the packages'
 * types are checked there, too. It merges with TypeScript's own declaration and with that of `@types/node`, which do
 * the same for each other.
 */
declare global {
  interface SymbolConstructor {
    readonly asyncDispose: unique symbol;
  }

  interface AsyncDisposable {
    [Symbol.asyncDispose](): PromiseLike<void>;
  }
}

export {};
