import type { LanguageModel, RgbImage } from "@medgemma/core";
import type { Measure, PhantomCase } from "../phantom-accuracy.mjs";

// What pages of the benchmarks have more than others: their modules put it there, and Node's side uses it in `page.evaluate`.
declare global {
  // oxlint-disable no-var, vars-on-top -- only `var` declares what is found on `globalThis`.
  var sdk: { readonly core: typeof import("@medgemma/core"); readonly web: typeof import("@medgemma/runtime-web") };
  /** Of `bench-page.mjs`, for what is loaded in one call and used in another. */
  var model: LanguageModel;
  /** Of `accuracy-page.mjs`. */
  var measure: (device: "wasm" | "webgpu", cases: readonly PhantomCase[]) => Promise<Readonly<Record<string, Measure>>>;
  var readPhantom: (name: string) => Promise<Pick<RgbImage, "width" | "height"> & { readonly base64: string }>;
  var showProgress: (done: number, total: number) => void;
  /** Of the page that `web-bundlers.mjs` builds. */
  var answer: (options: { device: string; threads: number; wasmPaths?: string }) => Promise<string>;
  var showMistake: (measure: string, detail: object) => void;
}
