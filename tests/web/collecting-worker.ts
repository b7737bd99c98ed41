// The runtime's worker, where garbage is collected all the time (Chromium with `--js-flags=--expose-gc`).
// oxlint-disable import/no-unassigned-import
import "./collecting-garbage.js";
import "@medgemma/runtime-web/worker";
