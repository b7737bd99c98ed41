import { fitImage, type RgbImage } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { localizeFindings } from "./finding-localization.js";
import { toPixels } from "./parse.js";

const image = { width: 200, height: 100, data: new Uint8Array(60_000).fill(200) };
const input = { image, targets: ["right clavicle", "heart"], view: "PA" };
const box = (label: string, ...box_2d: [number, number, number, number]) => ({ box_2d, label });
const say = (...boxes: object[]) => scripted(JSON.stringify(boxes));

describe("localizeFindings", () => {
  itInventsNothing([box("heart", 300, 100, 700, 500)], (model, options) => localizeFindings(model, input, options));

  it("gives boxes in pixels, and what it did not find", async () => {
    const result = await localizeFindings(say(box("heart", 300, 100, 700, 500)), input);
    expect(result).toMatchObject({
      ok: true,
      findings: [{ label: "heart", box: { x0: 20, y0: 10, x1: 100, y1: 90 }, written: [300, 100, 700, 500] }],
      notFound: ["right clavicle"],
      rejected: [],
      provenance: { imageFit: "pad" },
    });
  });

  it("puts boxes apart that mark nothing", async () => {
    const good = box("heart", 300, 100, 700, 500);
    const inverted = box("heart", 700, 100, 300, 500);
    const inPadding = box("right clavicle", 0, 0, 200, 900);
    const result = await localizeFindings(say(inverted, good, inPadding), input);
    expect(result).toMatchObject({
      ok: true,
      findings: [{ label: "heart" }],
      rejected: [{ reason: "no-area" }, { label: "right clavicle", reason: "outside" }],
      notFound: ["right clavicle"],
    });
    const none = await localizeFindings(say(inverted), input);
    expect(none).toMatchObject({ ok: false, reason: "no-usable-box", problems: ["`0.box_2d`: no-area"] });
    expect(none).not.toHaveProperty("findings");
  });

  it("takes an empty list for what it says: nothing was seen", async () => {
    const result = await localizeFindings(say(), input);
    expect(result).toMatchObject({ ok: true, findings: [], notFound: input.targets });
  });

  it("reads the published form of an answer with reasoning", async () => {
    const published =
      'The heart is central. Final Answer: ```json[{"box_2d": [300, 100, 700, 500], "label": "heart"}]```';
    const result = await localizeFindings(scripted(published), input, { constrain: false });
    expect(result).toMatchObject({ ok: true, findings: [{ label: "heart" }] });
    const other = published.replace('"heart"', '"liver"').replace("700", "1001");
    expect(await localizeFindings(scripted(other), input, { constrain: false })).toMatchObject({
      ok: false,
      reason: "schema-mismatch",
    });
  });

  it("streams boxes", async () => {
    const counts = new Set<number>();
    const run = localizeFindings(say(box("heart", 1, 1, 2, 2), box("heart", 300, 100, 700, 500)), input);
    for await (const event of run) if (event.type === "text") counts.add(event.partial.length);
    expect([...counts]).toEqual([0, 1, 2]);
  });
});

describe("toPixels", () => {
  /** A black image with one white rectangle. */
  function marked(width: number, height: number, mark: { x0: number; y0: number; x1: number; y1: number }): RgbImage {
    const data = new Uint8Array(width * height * 3);
    for (let y = mark.y0; y < mark.y1; y++) data.fill(255, (y * width + mark.x0) * 3, (y * width + mark.x1) * 3);
    return { width, height, data };
  }

  it.each([
    [300, 120],
    [120, 301],
    [200, 200],
  ])("undoes what the model's view of %i × %i pixels did", (width, height) => {
    const mark = { x0: 30, y0: 24, x1: 90, y1: 96 };
    const size = 500;
    const seen = fitImage(marked(width, height, mark), size, "pad");
    const white = Array.from({ length: size * size }, (_, at) => at).filter((at) => (seen.data[at * 3] ?? 0) > 127);
    const xs = white.map((at) => at % size);
    const ys = white.map((at) => Math.floor(at / size));
    const scaled = (value: number): number => Math.round((value / size) * 1000);
    const box_2d: [number, number, number, number] = [
      scaled(Math.min(...ys)),
      scaled(Math.min(...xs)),
      scaled(Math.max(...ys) + 1),
      scaled(Math.max(...xs) + 1),
    ];
    const found = toPixels({ box_2d, label: "mark" }, { width, height, data: new Uint8Array() });
    if (!("box" in found)) throw new Error(found.reason);
    for (const key of ["x0", "y0", "x1", "y1"] as const) expect(Math.abs(found.box[key] - mark[key])).toBeLessThan(1.5);
  });
});
