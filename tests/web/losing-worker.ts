// The runtime's worker on a GPU that can be taken away. Static imports: a message that came during an awaited one is lost.
// oxlint-disable import/no-unassigned-import
import "./losing-gpu.js";
import "@medgemma/runtime-web/worker";
