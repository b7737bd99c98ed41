import type { DicomFrame } from "@medgemma/dicom";

/** A screen shows no more of a radiograph, and a window must follow the finger. */
export const displaySide = 1024;

/** The frame in a size for the screen: every pixel is the mean of those that it stands for. */
export function displayFrame(frame: DicomFrame): DicomFrame {
  const step = Math.ceil(Math.max(frame.width, frame.height) / displaySide);
  // Only of a linear scale a mean of stored values is one of what they stand for.
  if (step === 1 || frame.modalityTable !== undefined) return frame;
  const [width, height] = [Math.floor(frame.width / step), Math.floor(frame.height / step)];
  const values = frame.values.slice(0, width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = 0; row < step; row++) {
        const start = (y * step + row) * frame.width + x * step;
        for (let column = 0; column < step; column++) sum += frame.values[start + column] as number;
      }
      values[y * width + x] = Math.round(sum / step ** 2);
    }
  }
  return { ...frame, width, height, values };
}
