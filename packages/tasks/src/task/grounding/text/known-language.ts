/** Letters of other scripts from which a text is not in one of the five languages, as a share of all letters. */
const foreignShare = 0.3;

/**
 * Whether the checks can read a text. They know English, German, French, Spanish and Portuguese; what is told apart here without
 * guessing is another script. A text in another language of Latin script is read as the nearest of the five.
 */
export function isReadable(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}\p{Script=Greek}]/gu)?.length ?? 0;
  return letters === 0 || (letters - latin) / letters < foreignShare;
}
