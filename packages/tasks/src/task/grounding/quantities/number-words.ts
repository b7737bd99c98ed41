import type { Language } from "../text/language.js";

const units: Readonly<Record<Language, string>> = {
  en: "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty",
  de: "null eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn siebzehn achtzehn neunzehn zwanzig",
  fr: "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dixsept dixhuit dixneuf vingt",
  es: "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte",
  pt: "zero um dois tres quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezasseis dezassete dezoito dezanove vinte",
};

const tens: Readonly<Record<Language, string>> = {
  en: "twenty thirty forty fifty sixty seventy eighty ninety",
  de: "zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig",
  fr: "vingt trente quarante cinquante soixante",
  es: "veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
  pt: "vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
};

/** Further words of one language, `word:value`. */
const others: Readonly<Record<Language, string>> = {
  en: "hundred:100 thousand:1000 dozen:12 half:0.5 couple:2",
  de: "ein:1 eine:1 einen:1 einer:1 einem:1 zwo:2 hundert:100 einhundert:100 tausend:1000 dutzend:12 halbe:0.5 halben:0.5",
  fr: "une:1 cent:100 mille:1000 douzaine:12 demi:0.5",
  es: "un:1 una:1 veintiun:21 veintiuno:21 veintidos:22 veintitres:23 veinticuatro:24 veinticinco:25 veintiseis:26 veintisiete:27 veintiocho:28 veintinueve:29 cien:100 mil:1000 docena:12 medio:0.5 media:0.5",
  pt: "uma:1 duas:2 dezesseis:16 dezessete:17 dezenove:19 cem:100 mil:1000 duzia:12 meio:0.5 meia:0.5",
};

const ordinals: Readonly<Record<Language, string>> = {
  en: "first second third fourth fifth sixth seventh eighth ninth tenth",
  de: "erste zweite dritte vierte funfte sechste siebte achte neunte zehnte",
  fr: "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
  es: "primero segundo tercero cuarto quinto sexto septimo octavo noveno decimo",
  pt: "primeiro segundo terceiro quarto quinto sexto setimo oitavo nono decimo",
};

function read(language: Language): ReadonlyMap<string, number> {
  const words = new Map<string, number>();
  for (const [value, word] of units[language].split(" ").entries()) words.set(word, value);
  for (const [index, word] of tens[language].split(" ").entries()) words.set(word, (index + 2) * 10);
  for (const pair of others[language].split(" ")) {
    const [word = "", value] = pair.split(":");
    words.set(word, Number(value));
  }
  if (language === "de") {
    const one = units.de.split(" ");
    for (const [index, ten] of tens.de.split(" ").entries()) {
      for (let unit = 1; unit <= 9; unit++) {
        words.set(`${unit === 1 ? "ein" : one[unit]}und${ten}`, (index + 2) * 10 + unit);
      }
    }
  }
  return words;
}

/** Values of the number words of each language, in normal form. */
export const numberWords: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: read("en"),
  de: read("de"),
  fr: read("fr"),
  es: read("es"),
  pt: read("pt"),
};

/** Ordinal words, 1 to 10. */
export const ordinalWords: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: ordinalMap("en"),
  de: ordinalMap("de"),
  fr: ordinalMap("fr"),
  es: ordinalMap("es"),
  pt: ordinalMap("pt"),
};

function ordinalMap(language: Language): ReadonlyMap<string, number> {
  return new Map(ordinals[language].split(" ").map((word, index) => [word, index + 1]));
}
