import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { shortText } from "../task/text-input.js";

/** What is described in each specialty, and how the prompt names the images and the features. */
export const imageSpecialties = {
  dermatology: {
    images: "these photographs of the skin",
    features: {
      lesion: "primary lesion, for example macule, papule, plaque",
      colour: "colours and pigment",
      border: "shape and border",
      surface: "surface and scale",
      arrangement: "number, arrangement and distribution",
      surroundings: "skin around it",
    },
  },
  ophthalmology: {
    images: "these fundus photographs",
    features: {
      opticDisc: "optic disc and cup",
      macula: "macula and fovea",
      vessels: "arteries and veins",
      haemorrhages: "haemorrhages and microaneurysms",
      exudates: "exudates and cotton-wool spots",
      periphery: "what is seen of the periphery",
    },
  },
  histopathology: {
    images: "these patches of a stained tissue section",
    features: {
      tissue: "type of tissue",
      architecture: "architecture and glands",
      cells: "cells and cytoplasm",
      nuclei: "nuclei and mitoses",
      stroma: "stroma and inflammation",
      necrosis: "necrosis, haemorrhage and artefacts",
    },
  },
} as const;

export type ImageSpecialty = keyof typeof imageSpecialties;

/** A specialty's features, each described or null. */
export type ImageFeatures<Specialty extends ImageSpecialty> = Specialty extends ImageSpecialty
  ? Readonly<Record<keyof (typeof imageSpecialties)[Specialty]["features"], string | null>>
  : never;

/** What `describeImage` takes. */
export const imageDescriptionInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly().describe("Images of one lesion, eye or specimen"),
  specialty: z
    .enum(["dermatology", "ophthalmology", "histopathology"] satisfies ImageSpecialty[])
    .describe("Whose features are described; see `imageSpecialties`"),
  site: shortText.optional().describe("Where on the body, or the tissue and procedure, for example `colon, biopsy`"),
  context: shortText.optional().describe("For example age, and what the patient says"),
});

/** What `describeImage` takes. */
export interface ImageDescriptionInput {
  /** Images of one lesion, eye or specimen, at least one. */
  readonly images: readonly RgbImage[];
  /** Whose features are described; see `imageSpecialties`. */
  readonly specialty: ImageSpecialty;
  /** Where on the body, or the tissue and procedure, for example `colon, biopsy`. */
  readonly site?: string | undefined;
  /** For example age, and what the patient says. */
  readonly context?: string | undefined;
}

const text = z.string().trim().min(1).max(400);

/** What the model writes. */
export function writtenDescription(specialty: ImageSpecialty) {
  const { features } = imageSpecialties[specialty];
  const fields = Object.entries(features).map(([name, meaning]) => [name, text.nullable().describe(meaning)] as const);
  return z.strictObject({
    quality: z.enum(["good", "limited", "not assessable"]),
    features: z.strictObject(Object.fromEntries(fields)),
    summary: text.nullable(),
  });
}

export type WrittenDescription = z.output<ReturnType<typeof writtenDescription>>;
