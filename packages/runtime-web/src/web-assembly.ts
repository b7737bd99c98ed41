import { RuntimeUnavailableError } from "@medgemma/core";

/** A module without content (WebAssembly specification, section 5.5.16). */
const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** Whether WebAssembly is there and the page's content policy lets it be compiled. */
export function allowsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(emptyModule) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** @throws {RuntimeUnavailableError} when the page may not compile WebAssembly. */
export function requireWebAssembly(): void {
  if (allowsWebAssembly()) return;
  throw new RuntimeUnavailableError("The page's content policy does not allow WebAssembly.", {
    hint: "Add 'wasm-unsafe-eval' to its `script-src`.",
  });
}
