import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { tokenKind, type TokenizerTables } from "./tokenizer-layout.js";

/** Replaces "▁" (E2 96 81) by a space. */
function withSpaces(piece: Uint8Array): Uint8Array {
  const out = new Uint8Array(piece.length);
  let length = 0;
  for (let i = 0; i < piece.length; i++) {
    if (piece[i] === 0xe2 && piece[i + 1] === 0x96 && piece[i + 2] === 0x81) {
      out[length++] = 0x20;
      i += 2;
    } else out[length++] = piece[i] ?? 0;
  }
  return out.slice(0, length);
}

/** Makes the function that tells the bytes of a token; ids at or above `size` are padding rows and have none. */
export function createTokenBytes(tables: TokenizerTables): (id: number) => Uint8Array {
  const byteOf = new Map<number, number>();
  tables.byteIds.forEach((id, byte) => byteOf.set(id, byte));
  return (id) => {
    if (!Number.isInteger(id) || id < 0) {
      throw new InvalidArgumentError("A token id must be an integer of at least 0.");
    }
    if (tables.kinds[id] === tokenKind.byte) return Uint8Array.of(byteOf.get(id) ?? 0);
    if (id >= tables.size) return new Uint8Array(0);
    return withSpaces(tables.pieces.subarray(tables.offsets[id], tables.offsets[id + 1]));
  };
}
