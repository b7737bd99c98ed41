import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../../", import.meta.url));

/** Folder of reference data from transformers: `MEDGEMMA_REFERENCE_DIR`, or `../shared/reference` by the repository. */
export const referenceFolder = resolve(repository, process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference", "a");

export const hasReference = existsSync(resolve(referenceFolder, "forward.json"));
