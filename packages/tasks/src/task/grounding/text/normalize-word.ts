/** Words that end in `our` in American English, too. */
const americanOur = /^(?:f|h|y|p|t|s)?our(?:s|self)?$|hour|four|cours|sourc|journ|court|mourn|pour/;

/**
 * One spelling for a word: small letters, no accents, American instead of British. What comes out may be no word
 * (`does` becomes `des`); it is for comparison with other words of this form only.
 */
export function normalizeWord(text: string): string {
  let word = text.toLowerCase();
  // oxlint-disable-next-line no-control-regex -- what is ASCII needs no folding
  if (!/^[\u0000-\u007f]*$/.test(word)) {
    word = word
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .replaceAll("ß", "ss")
      .replaceAll("œ", "oe")
      .replaceAll("æ", "ae")
      .replaceAll("ø", "o")
      .replaceAll("μ", "u")
      .replaceAll("µ", "u");
  }
  if (word.length < 5) return word;
  // `Maculae`, `vertebrae`: Latin plurals.
  word = word
    .replace(/ae$/, "a")
    .replaceAll("ae", "e")
    .replaceAll("oe", "e")
    .replaceAll("leuco", "leuko")
    .replaceAll("sulph", "sulf");
  if (!americanOur.test(word)) word = word.replace(/our(?=s?$|ed$|ing$|al$|less$|able$|ite$|ation$|ations$)/, "or");
  if (word.length > 6) {
    word = word
      .replace(/([^aeiou])is(?=e$|ed$|es$|ing$|ation$|ations$)/, "$1iz")
      .replace(/lys(?=e$|ed$|es$|ing$)/, "lyz");
  }
  return word
    .replace(/([tb])re(?=s?$)/, (whole, letter: string) => (americanRe.has(word) ? whole : `${letter}er`))
    .replace(/ll(?=ed$|ing$)/, "l")
    .replace(/^grey/, "gray")
    .replace(/^programme/, "program")
    .replace(/^catheteriz/, "catheteriz");
}

/** Words (also of other languages) whose `re` at the end stays. */
const americanRe: ReadonlySet<string> = new Set("entre contre autre notre votre sombre octobre septembre".split(" "));

/** A word without the ending of its plural, for comparison with others of this form only. */
export function singular(word: string): string {
  if (word === "calves") return "calf";
  // `Rénale`, `rénaux`: adjectives of Romance languages, as the English ones.
  if (word.length > 5 && /(?:ales?|aux)$/.test(word)) return word.replace(/(?:ales?|aux)$/, "al");
  // German adjectives: `koronare`, `koronarer`; English ones lose their `e` alike.
  if (word.length > 6 && /(?:isch|lich|ell|ar|ig|al|iv|os)e[rnsm]?$/.test(word)) return word.replace(/e[rnsm]?$/, "");
  if (word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
