import type { Capabilities } from "@medgemma/core";
import { collect, codeOf } from "../collect.js";
import { ask, type CaseContext, type ConformanceCase, stripes } from "../conformance-case.js";

const takesImages = ({ images }: Capabilities): boolean => images !== false;

/** Another image moves log-probabilities at least so far. */
const seenDifference = ({ tolerance }: CaseContext): number => Math.max(1e-3, 10 * tolerance);

/** Largest difference of two lists of log-probabilities. */
function distance(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((value, index) => Math.abs(value - (b[index] ?? NaN))));
}

/** Log-probabilities after an image prompt: they tell images apart even where the best token is the same. */
async function after({ model }: CaseContext, ...images: Parameters<typeof stripes>[0][]): Promise<readonly number[]> {
  const messages = ask("Describe it.", ...images.map((seed) => stripes(seed)));
  const { tokens } = await collect(await model(), { messages, maxTokens: 1, logprobs: 5 });
  return tokens[0]?.topLogprobs?.map(({ logprob }) => logprob) ?? [];
}

export const imageCases: readonly ConformanceCase[] = [
  {
    name: "sees images: another image gives other logits, the same one the same",
    applies: takesImages,
    async run(context) {
      const first = await after(context, 1);
      context.expect(distance(await after(context, 1), first)).toBeLessThanOrEqual(context.tolerance);
      context.expect(distance(await after(context, 2), first)).toBeGreaterThan(seenDifference(context));
    },
  },
  {
    name: "tells the order of two images",
    applies: takesImages,
    async run(context) {
      const forward = await after(context, 1, 2);
      context.expect(distance(await after(context, 2, 1), forward)).toBeGreaterThan(seenDifference(context));
    },
  },
  {
    name: "counts the soft tokens of an image, also in a later turn",
    applies: takesImages,
    async run({ model, capabilities, expect }) {
      const loaded = await model();
      const question = [...ask("Hello."), { role: "assistant", content: "How can I help?" } as const];
      const without = await collect(loaded, { messages: [...question, ...ask("Describe it.")], maxTokens: 1 });
      const withImage = [...question, ...ask("Describe it.", stripes(3))];
      const seen = await collect(loaded, { messages: withImage, maxTokens: 1 });
      const tokensPerImage = capabilities.images === false ? 0 : capabilities.images.tokensPerImage;
      expect(seen.end.usage.promptTokens - without.end.usage.promptTokens).toBeGreaterThan(tokensPerImage);
    },
  },
  {
    name: "refuses an image that is none",
    applies: takesImages,
    async run({ model, expect }) {
      const loaded = await model();
      const sizes = [
        { width: 0, height: 0 },
        { width: 70_000, height: 70_000 },
      ];
      for (const size of sizes) {
        const messages = ask("Describe it.", { ...size, data: new Uint8Array(0) });
        expect(await codeOf(() => collect(loaded, { messages }))).toBe("ERR_INVALID_ARGUMENT");
      }
    },
  },
  {
    name: "refuses images when it takes none",
    applies: (capabilities) => !takesImages(capabilities),
    async run({ model, expect }) {
      const loaded = await model();
      const messages = ask("Describe it.", stripes(1));
      expect(await codeOf(() => collect(loaded, { messages }))).toBe("ERR_UNSUPPORTED_CAPABILITY");
    },
  },
];
