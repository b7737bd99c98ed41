import { totalmem } from "node:os";

/** Bytes of files that the process may hold: three quarters of the machine's memory, or of what a container allows. */
export function holdableBytes(): number {
  const allowed = process.constrainedMemory();
  return 0.75 * Math.min(totalmem(), allowed > 0 ? allowed : Number.POSITIVE_INFINITY);
}
