import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { resizeSteps, type Canvas } from "./resize-bilinear.js";
import type { ImageFit, RgbImage } from "./rgb-image.js";
import { runSteps, type Steps } from "./steps.js";
import { validateImageSize, validateRgbImage } from "./validate-rgb-image.js";

/** The square that an image is padded to: centred, an odd pixel to the right or below. */
function squareAround(image: RgbImage): Canvas {
  const side = Math.max(image.width, image.height);
  return {
    width: side,
    height: side,
    left: Math.floor((side - image.width) / 2),
    top: Math.floor((side - image.height) / 2),
  };
}

/**
 * Pads an image with zeros to a centred square whose side is its longer one.
 *
 * @throws InvalidArgumentError when the image is not valid or the square would be too large.
 */
export function padToSquare(image: RgbImage): RgbImage {
  validateRgbImage(image);
  const canvas = squareAround(image);
  validateImageSize(canvas.width, canvas.height);
  const data = new Uint8Array(canvas.width * canvas.height * 3);
  for (let y = 0; y < image.height; y++) {
    const line = image.data.subarray(y * image.width * 3, (y + 1) * image.width * 3);
    data.set(line, ((y + canvas.top) * canvas.width + canvas.left) * 3);
  }
  return { width: canvas.width, height: canvas.height, data };
}

/**
 * Brings an image to the `size × size` pixels that the model sees.
 *
 * `fit` `"stretch"` equals transformers; `"pad"` equals `padToSquare` and then `resizeBilinear`.
 *
 * @throws InvalidArgumentError when an argument is not valid.
 */
export function fitImage(image: RgbImage, size: number, fit: ImageFit = "stretch"): RgbImage {
  return runSteps(fitSteps(image, size, fit));
}

/** `fitImage` in short steps. */
export function fitSteps(image: RgbImage, size: number, fit: ImageFit): Steps<RgbImage> {
  validateRgbImage(image);
  const target = { width: size, height: size };
  switch (fit) {
    case "stretch":
      return resizeSteps(image, { width: image.width, height: image.height, left: 0, top: 0 }, target);
    case "pad":
      return resizeSteps(image, squareAround(image), target);
    default:
      fit satisfies never;
      throw new InvalidArgumentError('The fit of an image must be "stretch" or "pad".');
  }
}
