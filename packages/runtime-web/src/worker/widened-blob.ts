/** Types of 16 bits that weights are stored in. */
export type HalfType = "float16" | "bfloat16";

/** A blob whose bytes are those of `blob` as float32; ranges begin and end at whole values. */
export function widenedBlob(blob: Blob, type: HalfType): Blob {
  const widened = blob.slice();
  Object.defineProperty(widened, "size", { value: 2 * blob.size });
  widened.slice = (start = 0, end = 2 * blob.size) => widenedBlob(blob.slice(start / 2, end / 2), type);
  widened.stream = () => widenedStream(blob.stream(), type);
  widened.arrayBuffer = async () => widen(new Uint8Array(await blob.arrayBuffer()), type).buffer;
  return widened;
}

function widenedStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  type: HalfType,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  /** Half a value, between two reads. */
  let rest = new Uint8Array(0);
  return new ReadableStream({
    type: "bytes",
    async pull(controller) {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
          // Whoever waits with a buffer is answered by that.
          controller.byobRequest?.respond(0);
          return;
        }
        const bytes = rest.length === 0 ? value : new Uint8Array([...rest, ...value]);
        const whole = bytes.length - (bytes.length % 2);
        rest = bytes.slice(whole);
        if (whole === 0) continue;
        controller.enqueue(widen(bytes.subarray(0, whole), type));
        return;
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}

function widen(bytes: Uint8Array<ArrayBuffer>, type: HalfType): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, length } = byteOffsetIsEven(bytes) ? bytes : bytes.slice();
  const halves = new Uint16Array(buffer, byteOffset, length / 2);
  const bits = new Uint32Array(halves.length);
  if (type === "bfloat16") for (let i = 0; i < bits.length; i++) bits[i] = (halves[i] as number) << 16;
  else for (let i = 0; i < bits.length; i++) bits[i] = float32Bits(halves[i] as number);
  return new Uint8Array(bits.buffer);
}

function byteOffsetIsEven({ byteOffset }: Uint8Array): boolean {
  return byteOffset % 2 === 0;
}

/** Bits of the float32 that a float16 is; weights are finite. */
function float32Bits(half: number): number {
  const sign = (half & 0x8000) << 16;
  const magnitude = half & 0x7fff;
  if (magnitude >= 0x400) return sign | ((magnitude << 13) + 0x38000000);
  if (magnitude === 0) return sign;
  // Subnormal: the first bit that is set becomes the implicit one.
  const shift = Math.clz32(magnitude) - 21;
  return sign | (((magnitude << (shift + 13)) & 0x7fffff) + ((113 - shift) << 23));
}
