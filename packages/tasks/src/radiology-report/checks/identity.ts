import { readSegments } from "../../task/grounding/findings/read-segments.js";

/** Labels before a person, a number or a place. */
const labels =
  "(?:reporting|interpreting|referring|requesting|ordering|attending|responsible|reading|supervising|treating) [a-z]{2,20}|report author|(?:report|study|scan|image) (?:read|author|reader)(?: by)?|patient(?:'s)?(?: ?name| ?id(?:entifier)?| ?number)?|name(?: of patient)?|mrn|medical record(?: number)?|record number|accession(?: ?(?:number|no\\.?|#))?|case (?:number|no\\.?|id)|study id|exam id|nhs (?:number|no\\.?)|d\\.?o\\.?b\\.?|date of birth|birth ?date|born|hospital|clinic|institution|institute|institut|imaging center|imaging centre|performed at|site|ref(?:erence)?(?: ?(?:number|no\\.?|#))?|exam(?:ination)? (?:number|no\\.?|id)|study (?:number|no\\.?)|order(?: number| no\\.?)|report (?:number|no\\.?|id)|facility|department|center|centre|radiologist|reporting radiologist|physician|referring physician|referring doctor|referrer|ordering physician|requesting physician|requested by|referred by|attending|consultant|doctor|technologist|reported by|read by|dictated by|interpreted by|signed by|signed|electronically signed(?: by)?|e-?signed by|signature|verified by|approved by|verified|approved|reviewed|reported|dictated|interpreted|validated|validated by|reviewed by|resident|fellow|staff|reader|operator|sonographer|reporter|provider|clinician|requesting clinician|requesting doctor|gp|general practitioner|dermatologist|ophthalmologist|optometrist|pathologist|midwife|surgeon|nurse|cardiologist|orthop(?:a)?edist|ward|unit|trust|practice|surgery|location|authorised by|authorized by|transcribed by|author|prepared by|address|phone|ssn|" +
  "patientin|patientenname|name des patienten|geburtsdatum|geb\\.?|geboren(?: am)?|krankenhaus|klinik(?:um)?|praxis|arzt|ärztin|radiologe|radiologin|befunder|befundet von|unterschrift|untersucher(?:in)?|befundender arzt|verantwortlich|médecin radiologue|opérateur|médico informante|médico responsable|fdo\\.?|unterzeichnet|gez\\.?|zuweiser|fallnummer|patienten-?id|" +
  "nom(?: du patient)?|prénom|date de naissance|né(?:e)? le|hôpital|médecin|médecin prescripteur|radiologue|signé(?: par)?|signature|numéro de dossier|ipp|compte[- ]rendu par|" +
  "nombre(?: del paciente)?|paciente|fecha de nacimiento|médico|radiólogo|firmado(?: por)?|firma|informado por|nhc|número de historia(?: clínica)?|historia clínica|hospital|centro|" +
  "nome(?: do paciente)?|data de nascimento|assinado(?: por)?|assinatura|radiologista|médico(?: radiologista)?|laudado por|prontuário";

/** A line that begins with such a label. */
export const identityLabels = new RegExp(`^\\s*(?:${labels})\\s*(?:[:：#]|no\\b|\\s+dr\\b|\\s+by\\b)`, "iu");

/** `N.º de`, `Nr. der` before a label. */
const ordinal =
  "(?:n\\.?\\s?[º°o]|nº|nr\\.?|no\\.?|núm(?:ero)?\\.?|numéro)[ \\t]*(?:de(?: la| l'|l)?|du|der|des|of)?[ \\t]*";

const labelled = new RegExp(
  `(?:^|[,;|.\\n(])[ \\t]*(?:${ordinal})?(?:${labels})(?:[ \\t]*[:：#]|[ \\t]{1,4}[-–—](?=[ \\t]))[ \\t]*([^\\n;|]{1,80})`,
  "giu",
);
const byline =
  /\b(?:reported|read|dictated|interpreted|signed|electronically signed|verified|approved|authori[sz]ed|transcribed|prepared|reviewed|befundet|gezeichnet|unterzeichnet|signé|rédigé|firmado|informado|assinado|laudado)(?:\s+[^\s.;]{1,12}){0,5}?\s+(?:by|von|par|por)\s*:?\s+(?!(?:the|a|an|artificial|ai|model|medgemma|radiology|den|die|das|le|la|un|el|una|o|um)\s)(\p{L}[\p{L}.'’-]+)/giu;
const titled =
  /(?<![\p{L}])(?:Dr|Pr|Prof|Professor|Doctor|Drs|Dra|Dott|Mr|Mrs|Ms|Miss|Mlle|Hr|Lic|Dres|Mx|Herr|Herrn|Frau|Monsieur|Madame|Mme|Sr|Sra|Señor|Señora|Senhor|Senhora)\.?\s+(?:Dr\.?\s+|med\.?\s+|Prof\.?\s+)*(?:\p{Lu}\.?\s*){0,3}\p{Lu}(?:[\p{Ll}'’-]+|\.)/u;
const graded =
  /\p{Lu}[\p{Ll}'’-]+\s+(?:\p{Lu}\.?\s+)?\p{Lu}[\p{Ll}'’-]+,?\s+(?:MD|M\.D\.|FRCR|FRANZCR|DO|MBBS|MBChB|PhD|FACR|RT)\b/u;
const closing =
  /\b(?:[Rr]egards|[Ss]incerely|[Gg]rüßen|[Gg]rüssen|[Cc]ordialement|[Aa]tentamente|[Aa]tenciosamente|[Ss]igned),?\s{1,4}(?:\p{Lu}\.\s?){0,2}\p{Lu}\p{Ll}+/u;
const number =
  /\b(?:MRN|accession|NHS|hospital (?:number|no)|patient (?:id|number)|record (?:number|no)|case (?:number|no)|NHC|IPP|ID)\b\.?\s*(?:number|no\.?|:|#|\s)*\s*[A-Z]{0,3}-?\d[\d -]{2,}/iu;
const roles =
  "(?:[Cc]onsultant|[Aa]ttending|[Cc]hief|[Ss]enior|[Rr]eporting|[Ss]pecialist|[Bb]oard|[Rr]adiologist|[Pp]hysician|[Oo]ber[aä]rzt|[Ff]ach[aä]rzt|[Rr]adiolog[eia]|[Rr]adiologue|[Rr]adiólog[oa]|[Mm]édec|[Mm]édic|[Aa]ssistenz)";
const nameThenRole = new RegExp(
  `(?<![\\p{L}])(?:\\p{Lu}\\.\\s?){0,2}\\p{Lu}[\\p{Ll}'’-]*\\.?\\s(?:\\p{Lu}\\.?\\s)?\\p{Lu}[\\p{L}'’-]+\\s?[,\\n(–-]\\s?${roles}`,
  "u",
);
const named =
  /\b(?:named|called|namens|nommée?|llamad[oa]|chamad[oa]|[Pp]atient,?|[Pp]atientin|[Pp]aciente|[Pp]atiente)\s{1,6}(?:\p{Lu}\.\s)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\.)?\s\p{Lu}\p{Ll}+/u;
const place =
  /(?<![\p{L}])(?:(?:St\.?|Saint|Mount|\p{Lu}[\p{Ll}'’-]+)\s+){1,3}(?:Hospital|Medical Center|Medical Centre|Infirmary|Clinic|Imaging Cent(?:er|re)|Health Cent(?:er|re)|Healthcare|Medical Group|Klinikum|Krankenhaus|Radiology (?:Group|Associates))\b|\b(?:Klinikum|Krankenhaus|Universitätsklinikum|Hôpital|Centre [Hh]ospitalier|Clinique|Centro Médico|CHU|Hospital|Clínica)\s+(?:de\s+|da\s+|do\s+|del\s+|Universitario\s+)?\p{Lu}[\p{Ll}'’-]+/u;
const birth =
  /\b(?:DOB|date of birth|born(?: on)?|geboren am|geb\.|Geburtsdatum|née? le|fecha de nacimiento|data de nascimento)\b[:\s]*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}/iu;

/** What stands after a label and says nobody's name. */
const nobody =
  /^(?:\W*|\[.*|_+.*|<.*|\{.*|x{2,}.*|n\/?a\b.*|none.*|not (?:provided|given|stated|available|applicable|specified|known).*|unknown.*|anonym.*|withheld.*|redacted.*|de-?identified.*|unbekannt.*|nicht .*|non (?:précisé|communiqué|renseigné).*|no (?:consta|especificado|disponible).*|não .*)$/iu;

export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A label of more words, which names a person or a number somewhere: `Interpreting radiologist:`, `Chart no.:`. */
const longLabel =
  /(?:^|\n)[ \t]*[^\n:]{0,30}?\b(?:name|radiologist|physician|doctor|hospital|clinic|institution|department|mrn|dob|birth|chart|file|insurance|nurse|technician|referrer|surgeon|Arzt|Ärztin|Klinik|Praxis|Fall|Pat|Nr|médecin|dossier|médico|médica|expediente|historia n|prontuário|registro)\b\.?[^\n:]{0,20}[:#][ \t]*([^\n]{1,60})/giu;
const signed =
  /\b(?:[Ee]lectronically|[Dd]igitally) (?:signed|verified|authenticated|approved|authori[sz]ed)\b|[Ee]lektronisch (?:signiert|unterschrieben|freigegeben|validiert)|[Ss]igné(?:e)? (?:électroniquement|numériquement)|[Ff]irmad[oa] (?:electrónica|digital)mente|[Aa]ssinad[oa] (?:eletrônica|eletrónica|digital)mente|\/s\/\s?\p{Lu}|(?<!\p{L})\p{L}{2,40}@\p{L}{2,40}\.\p{L}{2,}|\b(?:[Tt]el|[Pp]hone|[Ff]ax|[Pp]ager)\.?:?\s?[+\d][\d\s()-]{5,}/u;
const doctors =
  /(?<!\p{L})(?:(?:Ober|Chef|Fach|Assistenz|Stations)(?:arzt|ärztin)|Radiologe|Radiologin|Docteur|Docteure|Doctora|Doutora?|Médico|[Rr]adiologist|[Pp]hysician|[Cc]onsultant|[Ss]urgeon|[Nn]urse|[Ss]ister|[Rr]adiographer|[Rr]adiologue|[Mm]édecin|[Rr]adiólog[oa]|[Rr]esident|[Ss]onographer|[Tt]echnologist|[Cc]linician)\s(?!(?:Radiolog|Physician|Surgeon|Assistant|Impression|Findings|Report|Review|Reviewed))(?:\p{Lu}\.\s?){0,2}\p{Lu}\p{Ll}{2,}(?!\p{Ll})/u;
const introduced =
  /(?<!\p{L})\p{Lu}\p{Ll}+\s(?:\p{Lu}\.?\s)?\p{Lu}[\p{Ll}'’-]+(?:,\s|\s\(|\s(?:is|was|ist|est|es|é)\s(?:an?\s|un\s|ein\s|eine\s)?)(?:aged?\s|male,?\s|female,?\s|[MF],?\s)?\(?\d{1,3}[- ]?(?:y\b|yo\b|year|yr|Jahre|ans\b|años|anos)/u;
/** No measurement has six digits. */
const longNumber = /(?<![\d.,])\d{6,}(?![\d.,]*\d)|#\s?\d{4,}/u;
const shortLabel =
  /(?<!\p{L})(?:Patient(?:in)?|Paciente|Ref|MRN|ID|Case|Acc|Chart|File|Fall|HC)[:.#\s]{1,3}[A-Z]{0,4}[-/]?(?=[\w/-]{0,12}\d{3})\d[\w/-]+/u;
const bornShort = /(?<!\p{L})(?:b|geb|DDN|F\.? ?[Nn]ac|FN|[Nn]asc|DN|DOB)\.?\s?:?\s?\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/u;
const performedAt =
  /\b(?:at|from|by|in)\s(?:the\s)?(?:\p{Lu}[\p{Ll}'’.-]+\s){1,3}(?:Radiology|Imaging|Diagnostics|Medical|Health|Hospital|Clinic|Infirmary|Cancer|Surgery|Practice|University|Trust|Institute|Center|Centre|General|Memorial)\b|\b(?:Klinik|Institut|Praxis|Radiologie)\s(?:für\s|am\s|im\s|an\sder\s)?\p{Lu}[\p{Ll}-]+/u;
/** A line that begins with an institution's name: `Larkmoor Cancer Centre`. */
const institution =
  /(?<=^|\n)[ \t]*(?:\p{Lu}[\p{Ll}'’.-]+\s){1,4}(?:Hospital|Clinic|Centre|Center|Infirmary|Institute|Practice|Klinikum|Krankenhaus)\b(?=\s*(?:$|[,\n–—-]))|(?<=^|\n)[ \t]*(?:H[oô]pital|Clinique|Cl[ií]nica|Hospital|Klinikum|Krankenhaus|Universit[äa]tsklinikum)\s(?:(?:de|del|du|la|le|Saint|Sankt|St\.)\s){0,2}\p{Lu}\p{Ll}+/u;
const told =
  /\b(?:discussed with|communicated (?:to|with)|called to|phoned to|telephoned to|reported to|relayed to|informed|notified|besprochen mit|mitgeteilt an|communiqué à|comunicado a|seen by|reviewed with|on behalf of|care of|for attention of)\s(?:\p{Lu}\.\s?){0,2}\p{Lu}\p{Ll}+\s(?:\p{Lu}\.\s)?\p{Lu}\p{Ll}+/u;
const bornInWords =
  /\b(?:DOB|[Dd]ate of birth|[Bb]orn(?: on| in)?|[Gg]eboren(?: am)?|[Nn]ée? (?:le|en)|[Nn]acid[oa] (?:el|en)|[Nn]ascid[oa] (?:em|a))\b[:\s]{0,3}(?:\d{1,2}\.?\s(?:de\s)?)?(?:\p{L}{3,10}\.?\s(?:de\s)?)?(?:\d{1,2},\s)?\d{4}/u;
const numbered =
  /\b(?:MRN|MR#|[Aa]cc(?:ession)?|[Cc]ase|[Cc]hart|[Ff]ile|[Pp]atient|[Rr]ecord|[Oo]rder|[Rr]ef|[Rr]equest|Fall|Pat|HC|NHC|CHI|UHID|[Hh]istoria|[Ee]xpediente|[Dd]ossier|[Pp]rontuário|[Ee]xam|[Ss]tudy|[Rr]eport)\.?[- ]?(?:[Nn]o\.?|[Nn]umber|[Nn]r\.?|#|[Nn]º|n°|ID|[Ii]d|[Cc]línica nº)[:\s#]{0,3}[A-Z]{0,4}[-/]?\d[\d/-]{2,}/u;

const singles: readonly RegExp[] = [
  closing,
  introduced,
  longNumber,
  shortLabel,
  performedAt,
  institution,
  bornShort,
  signed,
  doctors,
  told,
  bornInWords,
  numbered,
  titled,
  graded,
  number,
  place,
  birth,
  nameThenRole,
  named,
];

/** A line of two or three unknown words in capitals at the start or the end of a report: a signature. */
function signatureIn(text: string): Place | null {
  const lines = Array.from(text.matchAll(/[^\n]+/g)).filter(({ 0: line }) => line.trim() !== "");
  for (const { 0: line, index } of [...lines.slice(0, 1), ...lines.slice(-2)]) {
    const plain = line.replace(/^[\s—–/-]*(?:\/?s\/\s?)?/, "").trim();
    if (
      !/^(?:\p{Lu}\.\s?){0,2}\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}\.?){0,1}\s\p{Lu}[\p{Ll}'’-]+$|^(?:\p{Lu}\.\s?){1,2}\p{Lu}[\p{Ll}'’-]+$/u.test(
        plain,
      )
    )
      continue;
    const mentions = readSegments(plain).flatMap((segment) => segment.mentions);
    const words = plain.split(/\s/).filter((word) => word.length > 2);
    if (mentions.length >= words.length && mentions.every(({ category }) => category === "word"))
      return { start: index, end: index + line.length };
  }
  return null;
}

/** Two unknown words in capitals within a sentence that has small letters: a name. Eponyms name a thing behind them. */
function nameIn(text: string): Place | null {
  const names =
    /(?<=\p{Ll},?\s)\p{Lu}\p{Ll}{2,20}\s\p{Lu}\p{Ll}{2,20}(?!\p{L})(?!\s(?:disease|syndrome|lesion|sign|fracture|class|grade|type|score|tumou?r|node|line|view|criteri|malformation|anomaly|defect|index|angle|stage|deformity|method|protocol|scale))/gu;
  let looked = 0;
  for (const { 0: name, index } of text.matchAll(names)) {
    // In German every noun has a capital; there names are told by their titles.
    if (looked++ > 20 || germanWords.test(text)) return null;
    const mentions = readSegments(name).flatMap((segment) => segment.mentions);
    if (mentions.length === 2 && mentions.every(({ category }) => category === "word"))
      return { start: index, end: index + name.length };
  }
  return null;
}

const germanWords = /\b(?:und|der|die|das|kein|keine|mit|nicht|Befund|Beurteilung)\b/;

/** Where a report names a patient, a physician, a hospital, a number, a birth date, or is signed. */
export function identitiesIn(report: string): readonly Place[] {
  // Bold type and headings, without moving what stands behind them.
  const text = report.replace(/[*#>]|__/g, (mark) => " ".repeat(mark.length));
  const found: Place[] = [];
  for (const match of text.matchAll(labelled)) {
    const value = (match[1] ?? "").replace(/[*_]{2}/g, "").trim();
    // A name is one in small letters, too.
    const isName =
      /\b(?:name|nom|nombre|nome)\b/i.test(match[0].slice(0, match[0].length - value.length)) &&
      /\p{L}{2}/u.test(value);
    if (!nobody.test(value) && (isName || isIdentity(value)))
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  for (const match of text.matchAll(longLabel)) {
    const value = (match[1] ?? "").trim();
    const isNamed = /(?:\p{Lu}\.|\p{Lu}[\p{Ll}'’-]+)\s\p{Lu}[\p{Ll}'’-]+/u.test(value) || /\d{4,}/.test(value);
    if (!nobody.test(value) && isNamed && isIdentity(value))
      found.push({ start: match.index, end: match.index + match[0].length });
  }
  const signature = signatureIn(text);
  if (signature !== null) found.push(signature);
  const name = nameIn(text);
  if (name !== null) found.push(name);
  for (const match of text.matchAll(byline)) found.push({ start: match.index, end: match.index + match[0].length });
  for (const pattern of singles) {
    const match = pattern.exec(text);
    if (match !== null) found.push({ start: match.index, end: match.index + match[0].length });
  }
  return found;
}

/** A name, a number or a date; not `57-year-old man` or `adult`. */
function isIdentity(value: string): boolean {
  const withoutAge = value.replace(/\b\d{1,3}[- ]?(?:year|yr|y|month|week|day)s?(?:[- ]old)?\b/gi, "");
  if (/\d{4,}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}/.test(withoutAge)) return true;
  if (/^(?:\p{Lu}\.\s?){2,}/u.test(withoutAge)) return true;
  const capitals = withoutAge.match(/(?<![\p{L}])\p{Lu}[\p{L}'’-]+/gu) ?? [];
  const names = capitals.filter(
    (word) =>
      !/^(?:Male|Female|Adult|Man|Woman|Child|Boy|Girl|The|A|An|Unknown|Radiology|Supine|Erect|Standing|Upright|PA|AP|CT|MRI|MR|US|ICU|ED|ER|Ward|Emergency|Chest|Department|Not|No)$/i.test(
        word,
      ),
  );
  return names.length > 0;
}
