import { describe, expect, expectTypeOf, it } from "vitest";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { describeImage } from "./image-description.js";
import { imageSpecialties, type ImageSpecialty } from "./schema.js";

const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };
const input = { images: [image], specialty: "dermatology", site: "left forearm" } as const;

function written(specialty: ImageSpecialty, value: string | null, quality = "good"): object {
  const names = Object.keys(imageSpecialties[specialty].features);
  return { quality, features: Object.fromEntries(names.map((name) => [name, value])), summary: null };
}

const good = {
  ...written("dermatology", null),
  features: { ...(written("dermatology", null) as { features: object }).features, colour: "Brown, even." },
};

describe("describeImage", () => {
  itInventsNothing(good, (model, options) => describeImage(model, input, options));

  it.each(["dermatology", "ophthalmology", "histopathology"] as const)("describes the features of %s", async (name) => {
    const result = await describeImage(scripted(JSON.stringify(written(name, "As usual."))), {
      ...input,
      specialty: name,
    });
    if (!result.ok) throw new Error(result.reason);
    expect(Object.keys(result.description.features)).toEqual(Object.keys(imageSpecialties[name].features));
  });

  it("types the features by specialty", async () => {
    const result = await describeImage(scripted(JSON.stringify(good)), input);
    if (!result.ok) throw new Error(result.reason);
    expect(result.description.features.colour).toBe("Brown, even.");
    expect(result.description.features.border).toBeNull();
    expectTypeOf(result.description.features.border).toEqualTypeOf<string | null>();
    // @ts-expect-error -- a feature of another specialty
    expect(result.description.features.macula).toBeUndefined();
  });

  it("is no description when the images do not allow one", async () => {
    const blurred = written("dermatology", null, "not assessable");
    const result = await describeImage(scripted(JSON.stringify(blurred)), input);
    expect(result).toMatchObject({ ok: false, reason: "not-assessable" });
    const empty = await describeImage(scripted(JSON.stringify(written("dermatology", null))), input);
    expect(empty).toMatchObject({ ok: false, reason: "empty" });
    expect(empty).not.toHaveProperty("description");
  });
});
