import { CorruptModelError } from "../errors/corrupt-model-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { UnsupportedCapabilityError } from "../errors/unsupported-capability-error.js";
import type { ImageFit, RgbImage } from "../images/rgb-image.js";
import type { GemmaVisionConfig } from "../model/gemma-config.js";
import type { ImageSegment, PreparedPrompt, PromptSegment } from "../model/prepared-prompt.js";
import { sha256Hex } from "../tokenizer/sha256.js";
import type { SpecialTokens, Tokenizer } from "../tokenizer/tokenizer.js";
import { expandImages } from "./expand-images.js";
import type { RenderChatOptions } from "./render-chat.js";
import { type PromptInput, renderPrompt } from "./render-prompt.js";

export interface PreparePromptOptions extends RenderChatOptions {
  readonly tokenizer: Tokenizer;
  /** Shape of the images that the model takes; absent for text-only models. */
  readonly vision?: Pick<GemmaVisionConfig, "imageSize" | "tokensPerImage">;
  /** How images become squares. Default `stretch`; a part's own `fit` comes first. */
  readonly imageFit?: ImageFit;
  /** Also shows the model crops of images that are far from square. Default false. */
  readonly panAndScan?: boolean;
}

/** Throws unless the tokenizer has the tokens that images need. */
function requireImageTokens(special: SpecialTokens): void {
  const { startOfImage, endOfImage, imageSoftToken } = special;
  if (startOfImage === undefined || endOfImage === undefined || imageSoftToken === undefined) {
    throw new UnsupportedCapabilityError("The model's tokenizer has no image tokens.", {
      hint: "Use a multimodal MedGemma checkpoint.",
    });
  }
}

async function imageSegment(image: RgbImage, tokens: number): Promise<ImageSegment> {
  const pixels = new Uint8Array(image.data.buffer, image.data.byteOffset, image.data.length);
  return {
    type: "image",
    image: { size: image.width, pixels, sha256: await sha256Hex(pixels) },
    tokens,
  };
}

/** Splits ids at runs of soft tokens, one run for each image. */
function splitAtImages(ids: Int32Array, images: readonly ImageSegment[], softToken: number): PromptSegment[] {
  const segments: PromptSegment[] = [];
  let from = 0;
  for (const image of images) {
    const at = ids.indexOf(softToken, from);
    if (at < 0) throw new CorruptModelError("The tokenizer does not keep the soft tokens of an image.");
    segments.push({ type: "tokens", ids: ids.slice(from, at) }, image);
    from = at + image.tokens;
  }
  segments.push({ type: "tokens", ids: ids.slice(from) });
  return segments.filter((segment) => segment.type === "image" || segment.ids.length > 0);
}

/**
 * Turns a conversation, or a raw prompt, into what a runtime receives: token ids, and resized images in their places.
 *
 * The text with expanded image places is tokenised as one piece, as transformers' `Gemma3Processor` does,
 * because newlines around an image merge with their neighbours.
 *
 * @throws InvalidArgumentError when the prompt or an image is not valid.
 * @throws UnsupportedCapabilityError when there are images and the model takes none.
 */
export async function preparePrompt(input: PromptInput, options: PreparePromptOptions): Promise<PreparedPrompt> {
  const { tokenizer, vision, imageFit = "stretch", panAndScan = false } = options;
  if (imageFit !== "stretch" && imageFit !== "pad") {
    throw new InvalidArgumentError('imageFit must be "stretch" or "pad".');
  }
  const rendered = renderPrompt(input, options);
  if (rendered.some((segment) => segment.type === "image")) {
    if (vision === undefined) {
      throw new UnsupportedCapabilityError("The model takes no images.", {
        hint: "Use a multimodal MedGemma checkpoint.",
      });
    }
    requireImageTokens(tokenizer.special);
  }
  const { imageSize, tokensPerImage } = vision ?? { imageSize: 0, tokensPerImage: 0 };
  const { spans, images } = await expandImages(rendered, { imageSize, tokensPerImage, imageFit, panAndScan });
  const ids = tokenizer.encode(spans);
  const imageSegments = await Promise.all(images.map((image) => imageSegment(image, tokensPerImage)));
  const segments = splitAtImages(ids, imageSegments, tokenizer.special.imageSoftToken ?? -1);
  return { segments, length: ids.length };
}
