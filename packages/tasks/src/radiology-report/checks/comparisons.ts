import type { Place } from "./identity.js";

/** Examinations that words such as `previous` compare with. */
const exams =
  "(?:exam(?:ination)?s?|stud(?:y|ies)|radiographs?|films?|x-?rays?|cts?|mris?|mr|scans?|reports?|images?|imaging|ultrasounds?|sonograms?|mammograms?|photographs?|views?|pet|angiograms?|one|visit)";

/** Ways to compare with an earlier examination. None is a word that also describes one (`increased density`). */
const comparing: readonly RegExp[] = [
  new RegExp(
    String.raw`\b(?:previous|prior|earlier|last|old|outside|preceding|baseline)\s+(?:\w{2,12}\s+){0,2}?${exams}\b`,
    "gi",
  ),
  /\b(?:compared (?:with|to)|in comparison (?:with|to)|comparison is made|relative to (?:the )?(?:prior|previous)|when compared|by comparison)\b/gi,
  /\bsince\s+(?:the\s+)?(?:last|previous|prior|earlier|\d|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|yesterday|admission)/gi,
  /\b(?:than|as|from)\s+(?:before|previously|on (?:the )?(?:prior|previous)|the (?:prior|previous))\b|\bas (?:seen|noted|described|on|in) (?:before|previously|(?:the )?(?:prior|previous))/gi,
  /\bunchanged\b|\bno (?:\w+ )?(?:interval )?change\b|\b(?:has|have) not (?:\w+ )?changed\b|\bunaltered\b|\bwithout (?:\w+ )?(?:interval )?change\b/gi,
  /(?<!hemodynamically |haemodynamically |clinically |patient is )\bstable\b(?! (?:fracture|vital|patient|condition|airway|angina))/gi,
  /\b(?:improv(?:ed|ing|ement)|worsen(?:ed|ing|s)|progressed|interval (?:\w+)|deteriorat(?:ed|ion|ing)|regress(?:ed|ion|ing)|recurred|reaccumulat(?:ed|ion)|redemonstrat(?:ed|ion))\b/gi,
  /\b(?:progression|enlarging|shrinking|resolving|has grown|have grown|has shrunk|have shrunk|shrunk|has resolved|have resolved|has cleared|have cleared|resolved|has disappeared|no longer|again (?:seen|noted|demonstrated|identified|visuali[sz]ed)|persists|persistent|persisting|previously (?:seen|noted|described|identified|\d))\b/gi,
  /\b(?:has|have|had)\s+(?:\w+ly\s+)?(?:increased|decreased|diminished|enlarged|reduced|developed|appeared|gone|progressed|become)\b/gi,
  /\b(?:increas(?:ed|ing)|decreas(?:ed|ing)|reduced|diminished)\s+(?:in (?:size|number|extent|volume)|(?:left |right |bilateral |pleural |basal |\w+ )?(?:effusion|opacit(?:y|ies)|consolidation|pneumothorax|mass|nodule|oedema|edema|atelectasis|infiltrate)s?)/gi,
  /\b(?:increasing|decreasing|worsening)\b/gi,
  /\b(?:larger|smaller|bigger|better|worse|more extensive|less extensive|more prominent|less prominent|more pronounced|less pronounced)\b(?=\s*(?:[.,;]|than|since|now|on|compared|$))/gi,
  /(?<!no |without )\b(?:new(?:ly)?)\b(?!(?: (?:vessel|born|line of|technique|york|bone|patient)|[ -]onset (?:\w+ )?(?:cough|pain|dyspn|fever|seizure|headache|weakness|confusion|symptom|atrial|palpitation|diabetes)))/gi,
  /\bno new\b|\bwithout new\b/gi,
  /\b(?:Vergleich (?:zur?|zum|mit)|Vergleichs(?:aufnahme|untersuchung)|Voraufnahmen?|Voruntersuchung(?:en)?|Vorbefund|Vor-CT|Vor-MRT|gegenüber (?:der|dem) Vor\w*|unveränder\w*|progredien\w*|größenprogredient\w*|regredien\w*|rückläufig\w*|zugenommen|abgenommen|neu aufgetreten\w*|größenkonstant\w*|konstant\w*|verbessert|verschlechtert|im Verlauf|stationär|nicht mehr (?:nachweisbar|abgrenzbar|sichtbar)|stabil(?:e[rns]?)?|neue[rns]?|neu)\b/giu,
  /(?:par rapport|en comparaison|comparativement|comparé\w*) (?:à|au|aux|avec)|(?<![\p{L}])(?:inchangée?s?|(?<!namically |clinically |patient is )stables?(?! (?:fracture|vital|patient|condition|airway|angina))|en régression|régression|en augmentation|majoration|amélioration|améliorée?|aggravation|aggravée?|nouve(?:au|lle|aux|lles)|d'apparition récente|a (?:diminué|augmenté|régressé|disparu)|examens? (?:antérieurs?|précédents?)|(?:radiographie|scanner|cliché|irm) (?:antérieure?|précédente?|du \d))(?![\p{L}])/giu,
  /(?<![\p{L}])(?:en comparación|comparad[oa]s? con|respecto (?:a|al)|sin cambios|estables?|estáve(?:l|is)|nuev[oa]s?|nov[oa]s?|ha (?:aumentado|disminuido|mejorado|empeorado|crecido|desaparecido)|mejoría|empeoramiento|progresión|progressão|estudios? (?:previos?|anterior(?:es)?)|(?:radiografía|tomografía|tc|resonancia) (?:previa|anterior|del \d)|em comparação|comparativamente|relação ao|inalterad[oa]s?|sem alterações (?:em relação|evolutivas)|sem alteração evolutiva|melhora|melhoria|piora|agravamento|aumentou|diminuiu|exames? anterior(?:es)?|evolutivamente)(?![\p{L}])/giu,
];

/** What is said where there was nothing to compare with. */
const none =
  /^(?:\W*|(?:comparison\s*:?\s*)?(?:none\b.*|no\b.*|not? (?:available|applicable|provided|given|performed).*|n\/?a|nil|nothing.*|unavailable|not available.*|without.*|absent|keine?\b.*|liegen? nicht vor.*|nicht (?:vorhanden|vorliegend|verfügbar).*|entfällt|aucune?\b.*|pas d.*|néant|non (?:disponible|applicable|fourni).*|absence.*|ninguna?o?\b.*|sin .*|no .*|nenhum.*|sem .*|não .*|inexistente.*))\W*$/iu;

/** Whether a comparison section says that there is nothing to compare with. */
export function comparesWithNothing(text: string): boolean {
  const first = text.replace(/[*_]/g, "").trim().split(/\n/)[0] ?? "";
  return none.test(first.trim());
}

/** Words before a comparison that deny it or put it off. */
const excusing =
  /(?:\bno\b|\bwithout(?: any)?|\bnot?\b|\bnone|\bif\b|\bkeine[rn]?|\bohne|\baucune?|\bpas d['e]|\bsans|\bsin\b|\bningun\p{L}*|\bsem|\bnenhum\p{L}*|\bto (?:document|ensure|confirm|exclude|assess|evaluate)|\bfor\b|\brecommend\p{L}*|\bsuggest\p{L}*|\badvis\p{L}*|\bfollow-?up|\bcorrelat\p{L}*|\bobtain\p{L}*|\bavailable|\bzum Ausschluss|\bempf\p{L}*|\brecomm\p{L}*|\brecom\p{L}*)[^.;\n]{0,60}$/iu;
/** A denial of these is a comparison itself. */
const stays =
  /^(?:unchanged|no new|without new|no (?:\w+ )?(?:interval )?change|has not|have not|no longer|without|sin cambios|sem altera|nicht mehr|new|sans changement)/i;

/** A comparison of one side with the other: `smaller than the left`, `increased compared with the right`. */
const otherSide =
  /^[^.,;\n]{0,70}?\b(?:than|as|with|to)\s+(?:that (?:of|on|in) )?(?:the )?(?:left|right|contralateral|opposite|other)(?: (?:side|one|lung|kidney))?(?:[.,;]|$)/i;

/** Where a text compares with an earlier examination. */
export function comparisonsIn(text: string): readonly Place[] {
  const found: Place[] = [];
  for (const pattern of comparing) {
    for (const { 0: words, index } of text.matchAll(pattern)) {
      const before = text.slice(Math.max(0, index - 90), index);
      if (otherSide.test(text.slice(index, index + 90))) continue;
      if (!stays.test(words) && excusing.test(before.replace(/^.*[.;\n]/s, ""))) continue;
      found.push({ start: index, end: index + words.length });
    }
  }
  return found;
}
