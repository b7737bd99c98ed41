import { expect, it } from "vitest";
import { decodeImage } from "./decode-image.js";
import { encodePng } from "./encode-png.js";

it("encodes pixels that decode to the same", async () => {
  const [width, height] = [37, 11];
  const data = Uint8Array.from({ length: width * height * 3 }, (_, index) => (index * 89) % 256);
  const bytes = await encodePng({ data, width, height });
  expect(Buffer.from(bytes).toString("latin1", 1, 4)).toBe("PNG");
  expect(await decodeImage(bytes)).toMatchObject({ data, width, height, notes: [] });
});
