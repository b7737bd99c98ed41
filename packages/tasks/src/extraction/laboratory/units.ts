/** One spelling for a unit: no spaces, small letters, `u` for `µ`, `10^9` for `x10*9`, `10⁹` and `10E9`. */
export function normalizeUnit(text: string): string {
  return powers(text)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[µμ]/g, "u")
    .replace(/\s+/g, "")
    .replace(/^[x×*]?10(?:\^|\*\*?|e)(\d+)/, "10^$1")
    .replace(/^(?:mc|micro)(?=g|l|mol|kat)/, "u")
    .replace(/\/1[.,]73/, "/1.73")
    .replace(/(m|cm|mm)\^?2$/, "$12")
    .replace(/\.$/, "");
}

/** Writes superscripts with `^`, which NFKC would make digits of the number before. */
export function powers(text: string): string {
  return text.replace(/[⁰¹²³⁴-⁹]+/g, (digits) => {
    const plain = Array.from(digits, (digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(digit)).join("");
    return `^${plain}`;
  });
}

const part =
  "(?:[pnumkcdfgt]?(?:mol|mole|osm|osmol|g|l|iu|u|ui|ie|eq|val|kat|pa|au|bar|sec|s|m)|mmhg|cells?|zellen|copies|cfu|kbe|ufc|min|hr|hour|h|d|day|tag|24h|24hr|hpf|lpf|gf|field|mm|mm2|mm3|cmm|cumm|m2|crea|creat|creatinine|kreatinin|krea|ml|dl|thou|mill|mio|tpt|tsd|gpt|tg|gi|k|m|million|thousand|pl|nl|fl|index|bu|mpl|gpl|ru|eu|arb|wbc|100wbc|100leuk|10\\^\\d+)";
const unit = new RegExp(`^(?:${part})?(?:/${part}){1,3}$|^10\\^\\d+(?:/${part}){0,2}$|^ml/min(?:/1\\.73)?(?:m2)?$`);

/** Units without a slash. */
const plainUnits: ReadonlySet<string> = new Set(
  "% ‰ fl pg ng ug mg g kg s sec secs sek seg seconds min h hr mm mmhg kpa mosm meq mmol umol nmol pmol ratio index inr iu miu u ui ie au titre titer cells sd ml dl l mg% vol% %hb coi s/co s/co. °c nm cm kat copies gpl mpl e/l".split(
    " ",
  ),
);

/** Whether a piece of a page is a unit. A lone `L` or `H` is a flag, a lone `U` neither. */
export function isUnit(text: string): boolean {
  if (/^[A-Z]$/.test(text)) return false;
  const normal = normalizeUnit(text);
  return plainUnits.has(normal) || unit.test(normal);
}
