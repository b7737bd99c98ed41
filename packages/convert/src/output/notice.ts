import { haiDefTerms, type PackageManifest } from "@medgemma/core";

export { haiDefTerms };

const { notice, url } = haiDefTerms;

/** Text of a package's NOTICE file. */
export function noticeText(
  { name, revision }: { readonly name: string; readonly revision?: string | undefined },
  terms: PackageManifest["terms"] = haiDefTerms,
): string {
  const source = revision === undefined ? name : `${name}, revision ${revision}`;
  if (terms !== haiDefTerms) {
    return `NOTICE

${terms.notice}
${terms.url}

The weights of the source model (${source}) were converted to another file format,
and quantized where medgemma.json says so, by @medgemma/convert.
`;
  }
  return `NOTICE

The following applies when the source model is a HAI-DEF model, such as MedGemma, or derived from one:

${notice}

These files were modified: the weights of the source model (${source}) were converted to another file format,
and quantized where medgemma.json says so, by @medgemma/convert.

Whoever passes these files on passes on the use restrictions in section 3.2 of the terms too,
with a copy of the terms: ${url}

If the source model comes under other terms, those apply instead.
`;
}
