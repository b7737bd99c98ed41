import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runInNewContext } from "node:vm";
import { ImageDecodeError, InvalidArgumentError, type MedGemmaError } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { readImage as readInBrowsers } from "./browser/read-image.js";
import type { ImageSource } from "./image-source.js";
import { readImage } from "./read-image.js";

const file = new URL("../test-data/pixels/two-by-three.png", import.meta.url);
const bytes = readFileSync(file);
const exact = Uint8Array.from(bytes);
const base64 = bytes.toString("base64");
const percent = Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const other = runInNewContext("new Uint8Array(bytes)", { bytes: [...bytes] }) as Uint8Array;

const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
shared.set(bytes);

const anywhere: readonly (readonly [string, ImageSource])[] = [
  ["a Buffer", bytes],
  ["a Uint8Array", exact],
  ["a Uint8Array inside a larger buffer", new Uint8Array([0, ...bytes, 0]).subarray(1, -1)],
  ["a Uint8Array of another realm", other],
  ["an ArrayBuffer", exact.buffer],
  ["an ArrayBuffer of another realm", other.buffer as ArrayBuffer],
  ["memory that threads share", shared],
  ["a Blob", new Blob([exact])],
  ["a File", new File([exact], "chest.png")],
  ["a data: URL in base64", `data:image/png;base64,${base64}`],
  ["a data: URL of another media type", `data:text/plain;charset=utf-8;base64,${base64}`],
  ["a data: URL without a media type", `DATA:;base64,${base64}`],
  ["a data: URL as URL", new URL(`data:image/png;base64,${base64}`)],
  ["a data: URL with coded base64", `data:image/png;base64,${encodeURIComponent(base64)}`],
  ["a data: URL with line ends", ` data:image/png;base64,${base64.replace(/.{20}/g, "$&\n")}`],
  ["a percent-encoded data: URL", `data:image/png,${percent}`],
  ["a percent-encoded data: URL with a fragment", `data:,${percent}#here`],
];

describe.each([
  ["Node", readImage],
  ["browsers", readInBrowsers],
])("readImage of %s", (_, read) => {
  it.each(anywhere)("reads %s", async (_name, source) => {
    expect(await read(source)).toMatchObject({ width: 2, height: 3, notes: [] });
  });

  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 7],
    ["a list of bytes", [...bytes]],
    ["samples", new Float32Array(12)],
    ["a canvas' pixels", new Uint8ClampedArray(16)],
    ["decoded pixels", { width: 2, height: 3, data: new Uint8Array(18) }],
    ["an object", { path: "/tmp/doe-jane.png" }],
  ])("refuses %s and tells what it takes", async (_name, source) => {
    const error: unknown = await read(source as never).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InvalidArgumentError);
    expect((error as MedGemmaError).hint).toMatch(/path or URL, a Buffer, Uint8Array or ArrayBuffer.*Blob.*data: URL/);
    expect(String(error)).not.toContain("doe");
  });

  it("calls a buffer empty that was given away", async () => {
    const given = exact.slice().buffer;
    structuredClone(given, { transfer: [given] });
    await expect(read(given)).rejects.toThrow("The image file is empty.");
  });

  it.each(["data:image/png;base64", "data:image/png;base64,%%%", "data:;base64,A"])("refuses %s", async (url) => {
    await expect(read(url)).rejects.toThrow("The data: URL is not valid");
  });

  it("refuses options that it does not know", async () => {
    for (const options of [{ range: "wide" }, { sixteenBit: "clip" }, { maxPixels: 0 }, null]) {
      await expect(read(bytes, options as never)).rejects.toThrow(InvalidArgumentError);
    }
  });
});

describe("readImage of Node", () => {
  it("reads a file by path or file: URL", async () => {
    for (const source of [fileURLToPath(file), file, file.href]) {
      expect(await readImage(source)).toMatchObject({ width: 2, height: 3 });
    }
  });

  it.each(["https://example.org/doe-jane.png", "HTTP://example.org/x.png", new URL("https://example.org/doe.png")])(
    "does not fetch %s, and says what to do",
    async (source) => {
      const error: unknown = await readImage(source).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(InvalidArgumentError);
      expect((error as MedGemmaError).hint).toContain("Fetch it, and give the bytes");
      expect(String(error)).not.toContain("doe");
    },
  );

  it.each(["blob:nodedata:1", "s3://bucket/key.png", new URL("ftp://example.org/x.png")])(
    "refuses %s",
    async (source) => {
      await expect(readImage(source)).rejects.toThrow("a URL of this kind");
    },
  );

  it("does not name a missing file, in the error or in its cause", async () => {
    for (const source of ["/nowhere/doe-jane.png", "file:///nowhere/doe-jane.png"]) {
      const error = await readImage(source).catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ImageDecodeError);
      const { message, cause, stack } = error as Error;
      expect([message, stack, String(cause), (cause as Error).stack].join()).not.toContain("doe-jane");
      expect(message).toContain("ENOENT");
    }
  });

  it("takes a file's content in a string for what it is", async () => {
    await expect(readImage("A".repeat(100_000))).rejects.toMatchObject({
      hint: expect.stringContaining("as bytes") as string,
    });
  });
});

describe("readImage of browsers", () => {
  it("refuses a file: URL", async () => {
    for (const source of [file, file.href]) await expect(readInBrowsers(source)).rejects.toThrow(InvalidArgumentError);
  });
});
