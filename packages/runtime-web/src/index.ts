export type { BrowserFacts, GpuFacts } from "./browser-facts.js";
export { directoryFiles, type PackageFiles, pickedFiles, type WebModelSource } from "./package-files.js";
export { preflight, type PreflightReport } from "./preflight.js";
export type { DownloadOptions, DownloadProgress } from "./store/download-package.js";
export { type ModelStore, type ModelStoreOptions, openModelStore } from "./store/model-store.js";
export type { StoredModel } from "./store/stored-package.js";
export type { WebDevice, WebRuntimeOptions } from "./web-options.js";
export { webRuntime } from "./web-runtime.js";
