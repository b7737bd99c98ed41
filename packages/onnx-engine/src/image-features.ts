import {
  ImageFeatureCache,
  type ImageFeatureStore,
  normalizePixels,
  type PreparedImage,
  UnsupportedCapabilityError,
} from "@medgemma/core";
import type { CreateTensor, OrtSession } from "./ort.js";

export interface ImageFeaturesOptions {
  readonly session: OrtSession | undefined;
  readonly createTensor: CreateTensor;
  readonly store: ImageFeatureStore | undefined;
}

/** Features of images, `[tokensPerImage, hidden]`, computed once per distinct pixels. */
export class ImageFeatures {
  readonly #session: OrtSession | undefined;
  readonly #createTensor: CreateTensor;
  readonly #kept: ImageFeatureCache;

  constructor({ session, createTensor, store }: ImageFeaturesOptions) {
    this.#session = session;
    this.#createTensor = createTensor;
    this.#kept = new ImageFeatureCache({ store });
  }

  async of(image: PreparedImage): Promise<Float32Array> {
    return this.#kept.of(image, () => this.#encode(image));
  }

  async #encode({ pixels, size }: PreparedImage): Promise<Float32Array> {
    if (this.#session === undefined) throw new UnsupportedCapabilityError("This model takes no images.");
    const tensor = this.#createTensor("float32", normalizePixels(pixels, size), [1, 3, size, size]);
    const { image_features: features } = await this.#session.run({ pixel_values: tensor });
    return features?.data as Float32Array;
  }
}
