import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { CorruptModelError, InvalidArgumentError } from "@medgemma/core";
import * as z from "zod";
import { parseJson } from "../reference-folder.js";

const source = z.object({
  package: z.string(),
  path: z.string().optional(),
  folder: z.string().optional(),
  sha256: z.string().optional(),
});

const dicom = z.object({
  id: z.string(),
  source,
  transferSyntax: z.string(),
  frames: z.number(),
  samplesPerPixel: z.number(),
  tolerance: z.number().default(0),
  stored: z
    .object({ type: z.string(), frames: z.array(z.string()), first: z.array(z.array(z.number())).optional() })
    .nullish(),
  modelInput: z.object({ frames: z.array(z.string()) }).nullish(),
});

const series = z.object({
  id: z.string(),
  source,
  count: z.number(),
  sameOrientation: z.boolean(),
  spacing: z.number().optional(),
  evenlySpaced: z.boolean().optional(),
  sampled: z.union([z.array(z.number()), z.string()]),
  modelInput: z.object({ order: z.string(), slices: z.array(z.string()) }),
});

const shown = z.object({ all: z.string() }).optional();

const volume = z.object({
  id: z.string(),
  source,
  orientation: z.string(),
  volumes: z.number(),
  rasShape: z.array(z.number()),
  rasSpacing: z.array(z.number()),
  rasFloat32: z.string(),
  sampled: z.union([z.array(z.number()), z.string()]).optional(),
  ct: shown,
  mr: shown,
});

const slide = z.object({
  id: z.string(),
  source,
  levels: z.array(
    z.object({ width: z.number(), height: z.number(), mpp: z.union([z.number(), z.array(z.number())]).nullish() }),
  ),
  regions: z.array(
    z.object({
      ...{ level: z.number(), x: z.number(), y: z.number(), width: z.number(), height: z.number() },
      ...{ sha256: z.string(), mean: z.array(z.number()) },
    }),
  ),
});

const broken = z.object({
  id: z.string(),
  source,
  outcome: z.string(),
  modelInput: z.array(z.string()).optional(),
});

const reference = z.object({
  format: z.string(),
  packages: z.record(z.string(), z.object({ folder: z.string() })),
  dicom: z.array(dicom).default([]),
  series: z.array(series).default([]),
  volumes: z.array(volume).default([]),
  slides: z.array(slide).default([]),
  broken: z.array(broken).default([]),
  sliceSampling: z.object({ indices: z.record(z.string(), z.array(z.number())) }).optional(),
  ctWindows: z.object({ hu: z.tuple([z.number(), z.number()]), sha256: z.string() }).optional(),
});

export type ImagingCases = z.output<typeof reference>;
export type ImagingSource = z.output<typeof source>;

/** An index of image files with what they must turn into, and where the files lie. */
export class ImagingReference {
  readonly cases: ImagingCases;
  readonly #folder: string;
  readonly #files: string;

  private constructor(cases: ImagingCases, folder: string, files: string) {
    this.cases = cases;
    this.#folder = folder;
    this.#files = files;
  }

  /**
   * @param folder Folder with `imaging.json`.
   * @param files Folder that the packages of the index were fetched into.
   */
  static async open(folder: string, files: string): Promise<ImagingReference> {
    const text = await readFile(join(folder, "imaging.json"), "utf8").catch(() => {
      throw new InvalidArgumentError("The index has no imaging.json.", { hint: "Give the folder that holds it." });
    });
    const parsed = reference.safeParse(parseJson(text, "imaging.json"));
    if (!parsed.success) throw new CorruptModelError("imaging.json has another format.", { cause: parsed.error });
    return new ImagingReference(parsed.data, folder, files);
  }

  /** Where the file or folder of an entry lies; undefined when it is not there. */
  place({ package: name, path, folder }: ImagingSource): string | undefined {
    const own = path ?? folder ?? "";
    const known = this.cases.packages[name];
    const places =
      name === "made"
        ? [join(this.#folder, own)]
        : known === undefined
          ? [join(this.#folder, "../../images", own), join(this.#folder, "images", own)]
          : [join(this.#files, known.folder, own)];
    return places.find((each) => existsSync(each));
  }
}

/** SHA-256 of the bytes of an array. */
export function hashOf({ buffer, byteOffset, byteLength }: ArrayBufferView): string {
  return createHash("sha256")
    .update(new Uint8Array(buffer, byteOffset, byteLength))
    .digest("hex");
}
