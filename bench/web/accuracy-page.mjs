// Runs in the browser: the same questions as in Node, on @medgemma/runtime-web.
import { loadMedGemma } from "@medgemma/core";
import { webRuntime } from "@medgemma/runtime-web";
import { phantomAccuracy } from "../phantom-accuracy.mjs";

const packageFiles = {
  /** @param {string} path */
  async file(path) {
    const response = await fetch(`model/${path}`);
    return response.ok ? response.blob() : undefined;
  },
};

globalThis.measure = async (device, cases) => {
  const runtime = webRuntime({ device, wasmPaths: new URL("ort/", location.href).href });
  const model = await loadMedGemma({ model: packageFiles, runtime });
  const measures = await phantomAccuracy(model, {
    cases,
    loadImage: async (name) => {
      const { width, height, base64 } = await globalThis.readPhantom(name);
      return { width, height, data: Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) };
    },
    onProgress: (done, total) => globalThis.showProgress(done, total),
    onMistake: (name, detail) => globalThis.showMistake(name, detail),
  });
  await model[Symbol.asyncDispose]();
  return measures;
};
