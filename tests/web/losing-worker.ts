// The runtime's worker on a GPU that can be taken away.
// oxlint-disable import/no-unassigned-import
import "./losing-gpu.js";
// Later than the first message, which must not be lost.
await import("@medgemma/runtime-web/worker");
