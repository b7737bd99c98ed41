import { countPromptTokens, type LanguageModel, type Message, PromptTooLongError } from "@medgemma/core";

/**
 * Checks before any compute that prompt and answer fit the context; returns the prompt's tokens.
 *
 * @throws {PromptTooLongError} with the numbers.
 */
export function requireRoom(model: LanguageModel, messages: readonly Message[], maxTokens: number): number {
  const { images, maxContext } = model.capabilities;
  const tokensPerImage = images === false ? 0 : images.tokensPerImage;
  const prompt = countPromptTokens(messages, { tokenizer: model.tokenizer, tokensPerImage });
  if (prompt + maxTokens > maxContext) {
    throw new PromptTooLongError(
      `The prompt takes ${prompt} tokens and the answer up to ${maxTokens}; the context holds ${maxContext}.`,
      { hint: "Shorten the text, give fewer images, lower `maxTokens`, or load the model with a longer context." },
    );
  }
  return prompt;
}
