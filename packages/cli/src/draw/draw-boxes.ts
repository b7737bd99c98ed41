import type { RgbImage } from "@medgemma/core";
import type { PixelBox } from "@medgemma/tasks";
import { glyphHeight, glyphOf, glyphWidth } from "./pixel-font.js";

export interface LabelledBox {
  readonly label: string;
  readonly box: PixelBox;
}

type Colour = readonly [red: number, green: number, blue: number];

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Okabe and Ito's colours, told apart with colour blindness, too; those that stand out on grey first. */
const palette: readonly Colour[] = [
  [240, 228, 66],
  [86, 180, 233],
  [230, 159, 0],
  [0, 158, 115],
  [204, 121, 167],
  [213, 94, 0],
];

/** A copy of the image with boxes and their labels; lines are two pixels wide, more on large images, and letters fit. */
export function drawBoxes(image: RgbImage, boxes: readonly LabelledBox[]): RgbImage {
  const canvas: RgbImage = { ...image, data: Uint8Array.from(image.data) };
  const labels = [...new Set(boxes.map(({ label }) => label))];
  const side = Math.max(image.width, image.height);
  const line = Math.max(2, Math.round(side / 500));
  const scale = Math.max(1, Math.round(side / 500));
  for (const { label, box } of boxes) {
    const colour = palette[labels.indexOf(label) % palette.length] ?? [255, 255, 255];
    const x = Math.round(box.x0);
    const y = Math.round(box.y0);
    const width = Math.max(Math.round(box.x1) - x, 1);
    const height = Math.max(Math.round(box.y1) - y, 1);
    outline(canvas, { x, y, width, height }, { line, colour });
    drawLabel(canvas, label, { x, y, scale, colour });
  }
  return canvas;
}

/** The lines lie inside the box. */
function outline(
  canvas: RgbImage,
  { x, y, width, height }: Rectangle,
  { line, colour }: { readonly line: number; readonly colour: Colour },
): void {
  const [across, down] = [Math.min(line, height), Math.min(line, width)];
  fill(canvas, { x, y, width, height: across }, colour);
  fill(canvas, { x, y: y + height - across, width, height: across }, colour);
  fill(canvas, { x, y, width: down, height }, colour);
  fill(canvas, { x: x + width - down, y, width: down, height }, colour);
}

interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly colour: Colour;
}

/** Dark letters on the box's colour, above the box or, where there is no room, inside it. */
function drawLabel(canvas: RgbImage, text: string, { x, y, scale, colour }: LabelPlace): void {
  const characters = Array.from(text);
  const advance = (glyphWidth + 1) * scale;
  const width = characters.length * advance + scale;
  const height = (glyphHeight + 2) * scale;
  const left = Math.max(0, Math.min(x, canvas.width - width));
  const top = y >= height ? y - height : y;
  fill(canvas, { x: left, y: top, width, height }, colour);
  characters.forEach((character, index) => {
    glyphOf(character).forEach((row, down) => {
      for (let across = 0; across < row.length; across++) {
        if (row[across] !== "#") continue;
        const at = { x: left + scale + index * advance + across * scale, y: top + (down + 1) * scale };
        fill(canvas, { ...at, width: scale, height: scale }, [0, 0, 0]);
      }
    });
  });
}

/** Fills what of a rectangle lies in the image. */
function fill(canvas: RgbImage, { x, y, width, height }: Rectangle, [red, green, blue]: Colour): void {
  const data = canvas.data;
  for (let row = Math.max(y, 0); row < Math.min(y + height, canvas.height); row++) {
    for (let column = Math.max(x, 0); column < Math.min(x + width, canvas.width); column++) {
      const at = (row * canvas.width + column) * 3;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
    }
  }
}
