// Runs in the browser: hands the SDK to the benchmarks.
import * as core from "@medgemma/core";
import * as web from "@medgemma/runtime-web";

Object.assign(globalThis, { sdk: { core, web } });
