import { haiDefTerms, type PackageManifest } from "@medgemma/core";

const { notice, url } = haiDefTerms;

/** Text of the NOTICE file of a package, or of files that are kept as they were published. */
export function noticeText(
  { name, revision }: { readonly name: string; readonly revision?: string | undefined },
  {
    terms = haiDefTerms,
    isConverted = true,
  }: { readonly terms?: PackageManifest["terms"]; readonly isConverted?: boolean } = {},
): string {
  const source = revision === undefined ? name : `${name}, revision ${revision}`;
  const converted = `the weights of the source model (${source}) were converted to another file format,
and quantized where medgemma.json says so, by @medgemma/convert.`;
  if (terms !== haiDefTerms)
    return `NOTICE\n\n${terms.notice}\n${terms.url}\n\nThis package was made here: ${converted}\n`;
  const what = isConverted
    ? `These files were modified: ${converted}`
    : `These are files of ${source}, as they were published.`;
  return `NOTICE

The following applies when the source model is a HAI-DEF model, such as MedGemma, or derived from one:

${notice}

${what}

Whoever passes these files on passes on the use restrictions in section 3.2 of the terms too,
with a copy of the terms: ${url}

If the source model comes under other terms, those apply instead.
`;
}
