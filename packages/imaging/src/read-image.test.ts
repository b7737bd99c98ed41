import { fileURLToPath } from "node:url";
import { ImageDecodeError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { readImage } from "./read-image.js";

describe("readImage", () => {
  const file = new URL("../test-data/pixels/two-by-three.png", import.meta.url);

  it("reads a file by path or URL", async () => {
    expect(await readImage(file)).toMatchObject({ width: 2, height: 3 });
    expect(await readImage(fileURLToPath(file))).toMatchObject({ width: 2, height: 3 });
  });

  it("does not name a missing file, in the error or in its cause", async () => {
    const error = await readImage("/nowhere/doe-jane.png").catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ImageDecodeError);
    const { message, cause, stack } = error as Error;
    expect([message, stack, String(cause), (cause as Error).stack].join()).not.toContain("doe-jane");
    expect(message).toContain("ENOENT");
  });
});
