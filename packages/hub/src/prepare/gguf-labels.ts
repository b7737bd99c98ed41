/** What a GGUF file's name says of it. */
export interface LabelledFile {
  readonly path: string;
  readonly bytes: number;
  /** `q4_k_m`, `ud-q4_k_xl`, `bf16` …, in small letters; undefined when the name holds none. */
  readonly label?: string;
  readonly kind: "text" | "mmproj" | "part" | "other";
}

const labels =
  /(?:^|[-_.])((?:ud-)?(?:i?q\d(?:_(?:\d|k|nl|xxs|xs|s|m|l|xl))*|tq\d_\d|mxfp4(?:_moe)?|bf16|f(?:p)?(?:16|32)))(?=[-_.])/gi;

/** Reads the names of a repository's GGUF files; others are left out. */
export function labelFiles(
  files: readonly { readonly path: string; readonly bytes: number }[],
): readonly LabelledFile[] {
  return files
    .filter(({ path }) => /\.gguf$/i.test(path))
    .map(({ path, bytes }) => {
      const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
      const label = [...name.matchAll(labels)].at(-1)?.[1]?.replace("fp", "f");
      return { path, bytes, kind: kindOf(name), ...(label !== undefined && { label }) };
    });
}

function kindOf(name: string): LabelledFile["kind"] {
  if (/-\d{5}-of-\d{5}\.gguf$/.test(name)) return "part";
  if (name.includes("mmproj")) return "mmproj";
  // Tables that quantisers work with, and files that go with a model and are none.
  return /(^|[-_.])(imatrix|lora|adapter|mtp|draft)([-_.]|$)/.test(name) ? "other" : "text";
}

/** Bits per weight that a label names; 16 and more is what the weights were trained in, or more exact. */
export function bitsOf(label: string): number {
  return Number(/\d+/.exec(label)?.[0] ?? 0);
}
