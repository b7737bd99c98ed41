import type { PreparedImage } from "./prepared-prompt.js";

/** Room for the 85 slices of a volume and some more: an image of the 4B model has 256 × 2,560 numbers, 2.6 MB. */
const defaultMaxBytes = 2 ** 28;

/** Where features of images outlive the process, by the SHA-256 of the pixels. */
export interface ImageFeatureStore {
  /** Undefined for what is not there, or is damaged. */
  read(sha256: string): Promise<Float32Array | undefined>;
  /** Never fails: what cannot be kept is computed again. */
  write(sha256: string, features: Float32Array): Promise<void>;
}

export interface ImageFeatureCacheOptions {
  /** Bytes of all features together; the last image's are kept however large they are. Default 256 MiB. */
  readonly maxBytes?: number | undefined;
  readonly store?: ImageFeatureStore | undefined;
}

/** Keeps features of images by the hash of their pixels, so that an image that is shown again is not encoded again. */
export class ImageFeatureCache {
  readonly #maxBytes: number;
  readonly #store: ImageFeatureStore | undefined;
  /** Least recently used first. */
  readonly #kept = new Map<string, Float32Array>();
  #bytes = 0;

  constructor({ maxBytes = defaultMaxBytes, store }: ImageFeatureCacheOptions = {}) {
    this.#maxBytes = maxBytes;
    this.#store = store;
  }

  /** The features of an image, which `encode` makes when they are not known. What fails is not kept. */
  async of({ sha256 }: Pick<PreparedImage, "sha256">, encode: () => Promise<Float32Array>): Promise<Float32Array> {
    const known = this.#kept.get(sha256);
    if (known !== undefined) {
      this.#kept.delete(sha256);
      this.#kept.set(sha256, known);
      return known;
    }
    const stored = await this.#store?.read(sha256);
    const features = stored ?? (await encode());
    if (stored === undefined) await this.#store?.write(sha256, features);
    if (!this.#kept.has(sha256)) this.#bytes += features.byteLength;
    this.#kept.set(sha256, features);
    this.#trim();
    return features;
  }

  #trim(): void {
    for (const [sha256, { byteLength }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes || this.#kept.size === 1) return;
      this.#kept.delete(sha256);
      this.#bytes -= byteLength;
    }
  }
}
