/** A token that is matched in text before the model sees it. */
export interface AddedToken {
  readonly id: number;
  readonly content: string;
  readonly special: boolean;
}

const whitespaceRun = /^[\n\t\r ▁]+$/u;

const htmlTag =
  /^<\/?(?:a|b|bbox|blockquote|body|br|caption|code|div|em|footer|h[1-6]|html|i|iframe|img|li|ol|p|pre|s|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)>$/u;

/**
 * Tells whether an added token is a control token, which users' text never yields.
 *
 * All are, but for whitespace runs and HTML tags: a token that a fine-tuned checkpoint adds,
 * `<unused0>` or `[multimodal]` included, could steer the model, so unknown ones count as control tokens.
 */
export function isControlToken(token: AddedToken): boolean {
  return token.special || !(whitespaceRun.test(token.content) || htmlTag.test(token.content));
}
