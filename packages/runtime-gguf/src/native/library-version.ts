/**
 * The llama.cpp release whose C API this folder binds: what node-llama-cpp, pinned in package.json, ships.
 * Structs that are passed by value have the layout of exactly this release (`include/llama.h`), so an
 * upgrade goes through `struct-layouts.ts`, `verify` and the conformance suite.
 */
export const boundRelease = "v0.5.0";
