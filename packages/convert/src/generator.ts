import type { PackageManifest } from "@medgemma/core";

/** What writes the packages, for their manifest. The version is that of this package. */
export const generator: PackageManifest["generator"] = { name: "@medgemma/convert", version: "0.0.0" };
