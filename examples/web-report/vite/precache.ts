import type { Plugin } from "vite";

/**
 * Gives the service worker the list of files that the page needs without a network. The model is not among them, since the
 * runtime keeps it in storage of its own; nor are onnxruntime's large files, of which only the one that is used is kept.
 */
export function precache(): Plugin {
  return {
    name: "precache",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const names = Object.keys(bundle).filter((name) => !/^model\/|\.wasm$|\.map$|^service-worker\.js$/.test(name));
        const source = JSON.stringify(["./", ...names.filter((name) => name !== "index.html")]);
        this.emitFile({ type: "asset", fileName: "precache.json", source });
      },
    },
  };
}
