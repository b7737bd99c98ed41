import { ImagePanel } from "./image-panel.js";
import { ModelPanel } from "./model-panel.js";
import { startOffline } from "./offline-ready.js";
import { ReportPanel } from "./report-panel.js";

startOffline();

const model = new ModelPanel(update);
const image = new ImagePanel(update);
const report = new ReportPanel(model, image);
update();

function update(): void {
  const images = model.loaded?.model.capabilities.images;
  if (images) image.setSize(images.imageSize);
  report?.update();
}
