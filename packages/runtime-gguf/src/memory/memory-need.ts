import type { TextShape, VisionShape } from "../files/model-shape.js";

export interface MemoryNeedInput {
  readonly text: TextShape;
  /** Bytes of the text model's file. */
  readonly textBytes: number;
  readonly vision?: { readonly shape: VisionShape; readonly bytes: number; readonly flashAttention: boolean };
  /** Positions of the cache. */
  readonly cells: number;
  readonly kvBytesPerValue: number;
  readonly batchCapacity: number;
}

/** Estimated bytes. */
export interface MemoryNeed {
  readonly weights: number;
  readonly cache: number;
  /** What computing takes at its peak. */
  readonly work: number;
}

const floatBytes = 4;

/** Intermediate tensors of a layer that are alive at the same time, in multiples of its widest one. */
const aliveTensors = 4;

/** Estimates what a model takes once it is loaded and computes. */
export function memoryNeed(input: MemoryNeedInput): MemoryNeed {
  const { text, vision, cells } = input;
  // Keys and values of every layer. Local layers have room for the whole length too, so that prefixes can be reused.
  const cache = cells * text.layers * 2 * text.kvHeads * text.headDim * input.kvBytesPerValue;
  const textWork = input.batchCapacity * (aliveTensors * 8 * text.hiddenSize + text.vocabSize / 16) * floatBytes;
  return {
    weights: input.textBytes + (vision?.bytes ?? 0),
    cache,
    work: Math.max(textWork, vision === undefined ? 0 : visionWork(vision.shape, vision.flashAttention)),
  };
}

function visionWork(shape: VisionShape, flashAttention: boolean): number {
  const patches = (shape.imageSize / shape.patchSize) ** 2;
  const widest = patches * Math.max(shape.intermediateSize, shape.hiddenSize * 3) * floatBytes;
  const scores = flashAttention ? 0 : 2 * shape.heads * patches * patches * floatBytes;
  return aliveTensors * widest + scores;
}
