import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { fakeContext, modelFlags } from "../testing/fake-context.js";
import { writeSlide } from "../testing/write-slide.js";
import { runSlide } from "./slide.js";
import { toldMagnification } from "./told-magnification.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-cli-slide-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the model is asked, and what people are told. */
async function run(description: string, magnification: number) {
  const path = join(folder, "slide.tif");
  await writeFile(path, writeSlide(description));
  const context = fakeContext({ mock: { responses: ["Colon: normal."] }, json: true });
  const asked: string[] = [];
  const { openModel } = context;
  const spied: typeof context = {
    ...context,
    async openModel(flags) {
      const opened = await openModel(flags);
      const { model } = opened;
      const generate: typeof model.generate = (request) => {
        asked.push(JSON.stringify(request.messages?.map(({ content }) => content)));
        return model.generate(request);
      };
      return { ...opened, model: Object.assign(Object.create(model), { generate }) as typeof model };
    },
  };
  const flags = { ...modelFlags, specimen: "colon", magnification, maxPatches: 2, patchSize: 64, patchSeed: 0 };
  const code = await runSlide([path], flags, spied);
  const { warnings } = JSON.parse(context.stdout.text) as { warnings: readonly string[] };
  return { code, prompt: asked.join(), warnings };
}

it("tells the model the magnification that the patches have, and people that it is another", async () => {
  const { code, prompt, warnings } = await run("Aperio\n|AppMag = 40|MPP = 0.25", 10);
  expect(code).toBe(0);
  expect(prompt).toContain("Magnification: 40x");
  expect(prompt).not.toContain("10x");
  expect(warnings).toContainEqual(expect.stringContaining("and not the 10× that was asked for"));
});

it("tells the one that was asked for where the patches have it", async () => {
  const { prompt, warnings } = await run("Aperio\n|AppMag = 40|MPP = 0.2527", 40);
  expect(prompt).toContain("Magnification: 40x");
  expect(warnings).not.toContainEqual(expect.stringContaining("asked for"));
});

it("tells none where the slide says none", async () => {
  const { prompt, warnings } = await run("a slide", 10);
  expect(prompt).not.toContain("Magnification");
  expect(warnings).toContainEqual(expect.stringContaining("told no magnification"));
});

it.each([
  [40.2, 10, "40x"],
  [9.93, 10, "10x"],
  [5.01, 10, "5x"],
  [0.625, 1, "0.63x"],
])("rounds %d where %d was asked for to %s", (own, asked, told) => {
  expect(toldMagnification(own, asked).told).toBe(told);
});
