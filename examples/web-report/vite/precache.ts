import type { Plugin } from "vite";
import { medicalFolder } from "./medical-files.js";

/**
 * Writes the list of the build's files into the service worker: so it is another one for every build, and browsers renew it.
 *
 * `first` are those that the page cannot do without. The model is not among them, since the runtime keeps it in storage of
 * its own; nor are onnxruntime's large files, of which only the one that is used is kept, when it is used. `medical` are kept all
 * together, when a medical file is shown first: others may need another decoder.
 */
export function precache(): Plugin {
  return {
    name: "precache",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const worker = bundle["service-worker.js"];
        if (worker?.type !== "chunk") throw new Error("The build has no service worker.");
        const all = Object.keys(bundle).filter((name) => name.startsWith("assets/") && !name.endsWith(".map"));
        const medical = all.filter((name) => name.startsWith(medicalFolder));
        const first = ["./", ...all.filter((name) => !name.endsWith(".wasm") && !medical.includes(name))];
        worker.code = worker.code.replaceAll("BUILD_FILES", JSON.stringify({ all, first, medical }));
      },
    },
  };
}
