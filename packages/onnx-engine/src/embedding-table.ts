/** Token embeddings outside the graph, read row by row. */
export interface EmbeddingTable {
  /** Writes the rows of `ids` into `into` from element `at` on, `[ids, hidden]`, not scaled. */
  gather(ids: ArrayLike<number>, into: Float32Array, at: number): Promise<void> | void;
}

/** Reads bytes of one of the table's files. */
export type ReadBytes = (file: "rows" | "scales", offset: number, length: number) => Promise<Uint8Array> | Uint8Array;

export interface EmbeddingTableOptions {
  /** fp32: rows of float32. q8: rows of uint8 with zero point 128 and a float32 scale per 32 values. */
  readonly format: "fp32" | "q8";
  readonly hiddenSize: number;
  readonly read: ReadBytes;
}

const blockSize = 32;
const zeroPoint = 128;

/** A table over files in the package's layout. */
export function createEmbeddingTable({ format, hiddenSize, read }: EmbeddingTableOptions): EmbeddingTable {
  const readFloats = async (file: "rows" | "scales", row: number, count: number): Promise<Float32Array> => {
    const bytes = await read(file, row * count * 4, count * 4);
    return new Float32Array(bytes.slice().buffer, 0, count);
  };
  const fp32Row = async (id: number, into: Float32Array, at: number): Promise<void> => {
    into.set(await readFloats("rows", id, hiddenSize), at);
  };
  const q8Row = async (id: number, into: Float32Array, at: number): Promise<void> => {
    const values = await read("rows", id * hiddenSize, hiddenSize);
    const scales = await readFloats("scales", id, hiddenSize / blockSize);
    for (let i = 0; i < hiddenSize; i++) {
      into[at + i] = ((values[i] as number) - zeroPoint) * (scales[(i / blockSize) | 0] as number);
    }
  };
  const readRow = format === "fp32" ? fp32Row : q8Row;
  return {
    async gather(ids, into, at) {
      // At once, since a read from a browser's storage takes its time, however short it is.
      await Promise.all(Array.from(ids, (id, index) => readRow(id, into, at + index * hiddenSize)));
    },
  };
}
