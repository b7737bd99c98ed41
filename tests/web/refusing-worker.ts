// The runtime's worker on a GPU that refuses.
// oxlint-disable import/no-unassigned-import
import "./refusing-gpu.js";
import "@medgemma/runtime-web/worker";
