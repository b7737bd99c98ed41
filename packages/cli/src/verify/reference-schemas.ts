import * as z from "zod";

const array = z.object({ file: z.string(), shape: z.array(z.number()) });

const part = z.union([
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("image") }).loose(),
]);

const message = z.object({
  role: z.enum(["system", "user", "assistant"]),
  content: z.union([z.string(), z.array(part)]),
});

const chatCase = z.object({
  name: z.string(),
  messages: z.array(message),
  generate: z.boolean(),
  rendered: z.string(),
  ids: z.array(z.number()),
});

export type ReferenceMessage = z.output<typeof message>;

export const tokenizerCases = z.object({
  cases: z.array(z.object({ text: z.string(), ids: z.array(z.number()), decoded: z.string() })),
  decode: z.array(z.object({ ids: z.array(z.number()), decoded: z.string() })).optional(),
  special: z.array(z.object({ text: z.string(), ids: z.array(z.number()), decoded: z.string() })).optional(),
});

export const chat = z.object({
  cases: z.array(chatCase),
  literal: z.array(chatCase),
  errors: z.array(z.object({ messages: z.array(message), error: z.string() })),
});

export const features = z.object({ cases: z.array(z.object({ image: z.string(), features: array })) });

const forwardCase = z.object({
  name: z.string(),
  ids: z.array(z.number()),
  images: z.array(z.string()),
  logits: array,
  greedy: z.array(z.number()),
  margins: z.array(z.number()),
  causalOnly: array.optional(),
  causalOnlyDistance: z.number().optional(),
});

export type ForwardCase = z.output<typeof forwardCase>;

export const forward = z.object({ cases: z.array(forwardCase) });

export const pixels = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      image: z.string(),
      fit: z.enum(["stretch", "pad"]),
      size: z.number(),
      sha256: z.string(),
    }),
  ),
});

export const panAndScanCases = z.object({
  size: z.number(),
  cases: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      index: z.number(),
      crops: z.number(),
      sha256: z.array(z.string()),
    }),
  ),
});

export const score = z.object({
  cases: z.array(
    z.object({
      name: z.string(),
      choices: z.array(
        z.object({
          text: z.string(),
          ids: z.array(z.number()),
          tokenLogprobs: z.array(z.number()),
          logprob: z.number(),
        }),
      ),
    }),
  ),
});

export const sampling = z.object({
  cases: z.array(
    z.object({
      options: z.object({
        temperature: z.number().optional(),
        topK: z.number().optional(),
        topP: z.number().optional(),
        minP: z.number().optional(),
        repetitionPenalty: z.number().optional(),
      }),
      logits: z.array(z.number()),
      history: z.array(z.number()),
      probabilities: z.array(z.number()),
    }),
  ),
});
