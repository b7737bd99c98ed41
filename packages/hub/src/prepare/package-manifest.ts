import type { GgufManifest, PackageManifest } from "@medgemma/core";
import { packageManifestName } from "@medgemma/core";
import { type HubContext, quiet } from "../hub-context.js";
import { fetchFiles } from "../repository/fetch-files.js";
import type { LocatedModel } from "../repository/located-model.js";
import { hubFiles, hubFolder } from "./file-sets.js";
import { parseManifest } from "./parse-manifest.js";
import { readManifest } from "./read-manifest.js";

/** The manifest of a package, wherever it is; from the Hub it is fetched. */
export async function packageManifest(
  located: LocatedModel,
  context: HubContext,
): Promise<PackageManifest | GgufManifest> {
  if (located.at === "address") return parseManifest(located.manifestText);
  if (located.at === "disk") return readManifest(located.path);
  await fetchFiles(hubFiles(located, [packageManifestName], context), quiet(context));
  return readManifest(hubFolder(located, context));
}
