import { decodeImage as inNode } from "@medgemma/imaging";

// The browser's decoder for JPEG files takes Node for its own place, and looks for what ES modules lack.
Object.assign(globalThis, { __dirname: "/" });
/** @type {typeof import("@medgemma/imaging")} */
const { decodeImage: inBrowser } = await import(new URL("./browser.js", import.meta.resolve("@medgemma/imaging")).href);

/** @typedef {Error & { readonly code?: string }} Refusal */

/**
 * Decodes as in Node and as in a browser. Both have to give the same pixels, or both a typed error, which is thrown.
 *
 * @param {Uint8Array} bytes
 */
export async function compareDecoders(bytes) {
  /** @param {typeof inNode} decode */
  const outcome = (decode) =>
    decode(Uint8Array.from(bytes), { maxPixels: 2 ** 22 }).then(
      (image) => ({ image, error: undefined }),
      (/** @type {Refusal} */ error) => ({ image: undefined, error }),
    );
  const [node, browser] = [await outcome(inNode), await outcome(inBrowser)];
  for (const { error } of [node, browser])
    if (error !== undefined && !String(error.code).startsWith("ERR_")) throw error;
  if (node.error !== undefined && browser.error !== undefined) {
    if (node.error.code !== browser.error.code)
      throw new Error(`Node: ${node.error.code}; browser: ${browser.error.code}.`);
    throw node.error;
  }
  if (node.error !== undefined) throw new Error(`Only Node refuses: ${node.error} ${String(node.error.cause)}`);
  // Inks are turned into colours in Node alone.
  if (browser.error?.message.includes("not read in browsers")) throw browser.error;
  if (browser.error !== undefined)
    throw new Error(`Only browsers refuse: ${browser.error} ${String(browser.error.cause)}`);
  const [a, b] = [node.image, browser.image];
  /** @type {Uint8Array | Uint8ClampedArray} */
  const samples = a.data;
  if (a.width !== b.width || a.height !== b.height) throw new Error("The sizes differ.");
  let differing = 0;
  for (const [at, value] of samples.entries()) if (value !== b.data[at]) differing++;
  if (differing > 0) throw new Error(`${differing} of ${a.data.length} samples differ.`);
}
