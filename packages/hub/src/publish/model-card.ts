import { type ConversionSource, haiDefTerms } from "@medgemma/core";
import { isHubId } from "../source/hub-reference.js";
import { type PublicationFacts, sourceText } from "./publication.js";

/** By this line a card is known that may be replaced when a model is published again. */
export const cardMark =
  "<!-- Written by @medgemma/hub. Take this line away, and publishing again leaves the page as it is. -->";

export interface CardOptions {
  /** `owner/name` of the repository. */
  readonly id: string;
  /** Branch other than `main`. */
  readonly branch?: string;
}

/** The page of a repository (README.md): front matter for the Hub, how to load the model, where it comes from, its terms. */
export function modelCard(facts: PublicationFacts, options: CardOptions): string {
  const terms = facts.kind === "package" ? facts.manifest.terms : haiDefTerms;
  return `${frontMatter(facts, terms.url)}
${cardMark}

# ${options.id.split("/")[1]}

${facts.kind === "package" ? packageText(facts, options) : adapterText(facts, options)}
## Terms

${terms.notice}

Whoever passes these files on passes on the use restrictions of the terms too; see NOTICE.

What the model writes is a draft for professionals, not a diagnosis. It has to be checked, and validated for each use.
`;
}

type PackageFacts = Extract<PublicationFacts, { readonly kind: "package" }>;
type AdapterFacts = Extract<PublicationFacts, { readonly kind: "adapter" }>;

function frontMatter(facts: PublicationFacts, termsUrl: string): string {
  const base = baseModel(facts);
  const isHaiDef = termsUrl === haiDefTerms.url;
  const lines = [
    "license: other",
    `license_name: ${isHaiDef ? "health-ai-developer-foundations" : "see-notice"}`,
    `license_link: ${JSON.stringify(termsUrl)}`,
    ...(base === undefined ? [] : [`base_model: ${base}`]),
    ...relation(facts, base),
    `library_name: ${libraryName(facts)}`,
    ...pipeline(facts),
    "tags:",
    ...tags(facts).map((tag) => `- ${tag}`),
  ];
  return `---\n${lines.join("\n")}\n---`;
}

function baseModel(facts: PublicationFacts): string | undefined {
  if (facts.kind === "adapter") return facts.baseModel;
  const { name } = facts.manifest.source;
  return isHubId(name) ? name : undefined;
}

function relation(facts: PublicationFacts, base: string | undefined): readonly string[] {
  if (base === undefined) return [];
  if (facts.kind === "adapter") return ["base_model_relation: adapter"];
  if ((facts.manifest.source.adapters ?? []).length > 0) return ["base_model_relation: finetune"];
  return /^i?q\d/.test(weightFormat(facts)) ? ["base_model_relation: quantized"] : [];
}

function weightFormat({ manifest }: PackageFacts): string {
  return manifest.kind === "onnx" ? manifest.weights.decoder : manifest.weights.text;
}

function libraryName(facts: PublicationFacts): string {
  if (facts.kind === "package") return facts.manifest.kind;
  return facts.forms.includes("peft") ? "peft" : "gguf";
}

/** What the Hub calls the task; an adapter's is its base model's. */
function pipeline(facts: PublicationFacts): readonly string[] {
  if (facts.kind === "adapter") return [];
  const takesImages = facts.manifest.config.vision !== undefined;
  return [`pipeline_tag: ${takesImages ? "image-text-to-text" : "text-generation"}`];
}

function tags(facts: PublicationFacts): readonly string[] {
  const common = ["medgemma", "medical", "gemma3"];
  return facts.kind === "package" ? [...common, facts.manifest.kind] : [...common, "lora", ...facts.forms];
}

function packageText(facts: PackageFacts, { id, branch }: CardOptions): string {
  const { manifest } = facts;
  const source = branch === undefined ? id : `${id}@${branch}`;
  const vision = manifest.weights.vision === undefined ? "no images" : `image encoder ${manifest.weights.vision}`;
  const files = Object.values<{ readonly path: string; readonly bytes: number; readonly sha256: string }>(
    manifest.files,
  );
  return `A model for ${manifest.kind === "onnx" ? "ONNX Runtime" : "llama.cpp"}, converted from ${inline(sourceText(manifest.source))} with
${manifest.generator.name} ${manifest.generator.version}. Weights: ${weightFormat(facts)}, ${vision}.

## Use

${manifest.kind === "onnx" ? onnxUse(source) : ggufUse(source)}
\`\`\`sh
npx @medgemma/cli ask "How do bacterial and viral pneumonia differ?" --model ${source}
\`\`\`

## Where it comes from

${provenance(manifest.source)}
| file | bytes | SHA-256 |
| --- | ---: | --- |
${files.map(({ path, bytes, sha256 }) => `| ${path} | ${bytes} | \`${sha256}\` |`).join("\n")}
`;
}

function onnxUse(source: string): string {
  return `In Node, with \`npm install @medgemma/core @medgemma/runtime-onnx\`:

\`\`\`ts
import { loadMedGemma } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";

const model = await loadMedGemma({ model: "${source}", runtime: onnxRuntime() });
\`\`\`

In browsers, with \`npm install @medgemma/core @medgemma/runtime-web\`:

\`\`\`ts
import { loadMedGemma } from "@medgemma/core";
import { webRuntime } from "@medgemma/runtime-web";

const model = await loadMedGemma({ model: "${source}", runtime: webRuntime() });
\`\`\`

From a terminal:
`;
}

function ggufUse(source: string): string {
  return `In Node, with \`npm install @medgemma/core @medgemma/runtime-gguf\`:

\`\`\`ts
import { loadMedGemma } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const model = await loadMedGemma({ model: "${source}", runtime: ggufRuntime() });
\`\`\`

From a terminal:
`;
}

function provenance({ adapters, files, ...source }: ConversionSource): string {
  const merged = (adapters ?? []).map(({ name, scale }) => `- merged adapter: ${inline(name)}, scale ${scale}`);
  const lines = [
    `- source: ${inline(source.name)}`,
    ...(source.revision === undefined ? [] : [`- revision: ${inline(source.revision)}`]),
    ...merged,
    `- made from ${files.length === 1 ? "a file" : `${files.length} files`} with the SHA-256 digests that medgemma.json lists`,
  ];
  return `${lines.join("\n")}\n`;
}

function adapterText({ baseModel, forms }: AdapterFacts, { id }: CardOptions): string {
  const uses = [
    ...(forms.includes("peft") ? [peftUse(baseModel)] : []),
    ...(forms.includes("gguf") ? [adapterGgufUse(baseModel)] : []),
  ];
  return `A LoRA adapter for [${baseModel}](https://huggingface.co/${baseModel}).

## Use

\`\`\`sh
hf download ${id} --local-dir adapter
\`\`\`

${uses.join("\n")}`;
}

function peftUse(baseModel: string): string {
  return `Merged into a checkpoint of ${baseModel} when that is converted, for every runtime:

\`\`\`ts
import { convertCheckpoint } from "@medgemma/convert";

await convertCheckpoint({ checkpoint: "./checkpoint", output: "./medgemma-onnx", adapters: [{ folder: "./adapter" }] });
\`\`\`

PEFT loads it with \`PeftModel.from_pretrained\`.
`;
}

function adapterGgufUse(baseModel: string): string {
  return `Added at load by llama.cpp:

\`\`\`ts
import { loadMedGemma } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";

const adapters = [{ file: "./adapter/FILE.gguf" }];
const model = await loadMedGemma({ model: "${baseModel}", runtime: ggufRuntime(), adapters });
\`\`\`
`;
}

/** Text that a manifest brings, so that nothing in it is read as markup. */
function inline(text: string): string {
  return `\`${text.replace(/[`\r\n]/g, " ")}\``;
}
