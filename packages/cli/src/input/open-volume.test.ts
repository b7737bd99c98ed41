import { join } from "node:path";
import { inspect } from "node:util";
import { expect, it } from "vitest";
import { openVolume } from "./open-volume.js";

it("does not name the file that a header asks for, not even in the cause", async () => {
  const header = `NRRD0004
type: short
dimension: 3
space: left-posterior-superior
space directions: (1,0,0) (0,1,0) (0,0,1)
sizes: 2 3 4
endian: little
encoding: raw
data file: doe-jane.raw

`;
  const opening = openVolume(join("nowhere", "x.nhdr"), new TextEncoder().encode(header));
  const error: unknown = await opening.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "ERR_IMAGE_DECODE", cause: { message: "ENOENT" } });
  expect(inspect(error)).not.toContain("doe");
});
