import { fitSteps } from "../images/fit-image.js";
import { panAndScan } from "../images/pan-and-scan.js";
import type { ImageFit, RgbImage } from "../images/rgb-image.js";
import { runStepsSliced } from "../images/steps.js";
import type { TextSpan } from "../tokenizer/tokenizer.js";
import type { ChatSegment } from "./prompt-segment.js";

/** How images go into a prompt. */
export interface ImageLayout {
  /** Side of the square in pixels. */
  readonly imageSize: number;
  /** Soft tokens per image. */
  readonly tokensPerImage: number;
  readonly imageFit: ImageFit;
  readonly panAndScan: boolean;
}

export interface ExpandedChat {
  /** The whole text; each image's soft tokens are written out in it. */
  readonly spans: readonly TextSpan[];
  /** The images in the text's order, resized. */
  readonly images: readonly RgbImage[];
}

/** Text and images of one image's place: with pan and scan the image and its crops, in transformers' words. */
function expandOne(image: RgbImage, crops: readonly RgbImage[], place: string): { text: string; shown: RgbImage[] } {
  if (crops.length === 0) return { text: place, shown: [image] };
  // Gemma3Processor.replace_image_token in transformers' processing_gemma3.py.
  const detail = crops.map(() => place).join(" ");
  const text = `Here is the original image ${place} and here are some crops to help you see better ${detail}`;
  return { text, shown: [image, ...crops] };
}

/** What stands in the text for one image: its soft tokens between their marks, as in `Gemma3Processor`. */
export function imagePlace(tokensPerImage: number): string {
  return `\n\n<start_of_image>${"<image_soft_token>".repeat(tokensPerImage)}<end_of_image>\n\n`;
}

/**
 * Writes the text of images into a rendered prompt and resizes them.
 *
 * @throws InvalidArgumentError when an image is not valid.
 */
export async function expandImages(segments: readonly ChatSegment[], layout: ImageLayout): Promise<ExpandedChat> {
  const place = imagePlace(layout.tokensPerImage);
  const spans: TextSpan[] = [];
  const images: RgbImage[] = [];
  for (const segment of segments) {
    if (segment.type === "text") {
      spans.push(segment);
      continue;
    }
    const crops = layout.panAndScan ? panAndScan(segment.image) : [];
    const { text, shown } = expandOne(segment.image, crops, place);
    spans.push({ text, control: true });
    const fit = segment.fit ?? layout.imageFit;
    for (const image of shown) images.push(await runStepsSliced(fitSteps(image, layout.imageSize, fit)));
  }
  return { spans, images };
}
