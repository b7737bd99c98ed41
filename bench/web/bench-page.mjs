// Runs in the browser: hands the SDK to the benchmarks.
import * as core from "@medgemma/core";
import * as web from "@medgemma/runtime-web";

/** @typedef {{ sdk: { core: typeof core, web: typeof web } }} BenchPage what the page has more than others */

Object.assign(globalThis, { sdk: { core, web } });
