/** SHA-256 of chat templates (the string, as UTF-8) that `renderChat` is equal to. */
export const knownChatTemplates: ReadonlySet<string> = new Set([
  // Gemma 3 and MedGemma, instruction-tuned: google/gemma-3-*-it, google/medgemma-*-it.
  "7de1c58e208eda46e9c7f86397df37ec49883aeece39fb961e0a6b24088dd3c4",
  // The one of @medgemma/tiny-model: tools/train-tiny/chat_template.jinja, compared by check_template.py.
  "c89dbb94b5645faf035c0f2c61a3aa340ba98b8e5565d30f31a1cd9ca57c5082",
]);

/** Tells whether a checkpoint's chat template, by its hexadecimal SHA-256, is one that `renderChat` is equal to. */
export function isKnownChatTemplate(sha256: string): boolean {
  return knownChatTemplates.has(sha256.toLowerCase());
}
