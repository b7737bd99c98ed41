import type { Segment } from "../../task/grounding/findings/read-segments.js";
import type { Mention } from "../../task/grounding/facts/facts.js";
import type { Place } from "./identity.js";
import { placesIn, type StatedFinding } from "./report-findings.js";

/** Findings that no normal examination has. */
const abnormal: ReadonlySet<string> = new Set(
  (
    "fracture dislocation mass consolidation pneumonia pneumothorax subdural epidural-hematoma hemorrhage-sah hematoma " +
    "embolism infarct free-air dissection abscess metastasis rupture perforation"
  ).split(" "),
);

/** Of these, what lungs and what bones have. */
const parts: readonly { readonly named: RegExp; readonly findings: ReadonlySet<string> }[] = [
  {
    named: /^(?:lungs?|lunge|lungen|poumons?|pulmon(?:es)?|pulmao|pulmoes)$/,
    findings: new Set("consolidation pneumonia mass pneumothorax".split(" ")),
  },
  {
    named: /^(?:bony|bone|bones|osseous|skeletal|knocherne|knochern|osseuse|osseux|oseas?|osseas?)$/,
    findings: new Set("fracture dislocation".split(" ")),
  },
];

/** Words for an examination as a whole, or the part of the body that it is of. */
const examination =
  /^(?:radiographs?|radiography|x|xray|film|study|exam|examination|scan|ct|mri|ultrasound|appearances|chest|thorax|thoraxbefund|befund|normalbefund|examen|radiographie|radiografia|estudio|estudo|exame|irm|scanner|tc)$/;
const normality =
  /^(?:normal|normale|normaler|normales|unremarkable|clear|unauffallig|unauffalliger|unauffallige|clairs?|claros?|limpos?)$/;
const remainder =
  /^(?:postoperative|postsurgical|alignment|otherwise|else|remaining|remainder|rest|sonst|ansonsten|ubrigen|par|ailleurs|resto|restante|size|sized)$/;
const injury = /^(?:injury|injuries|abnormality|abnormalities|lesion|lesions|verletzung|lasion|anomalie|alteracion)$/;
const denying = /^(?:no|kein|keine|pas|aucune?|sin|sem|ninguna|nenhuma)$/;

/** Words of a fracture that was fixed or heals. */
const treated =
  /^(?:fixation|fixed|orif|plate|plated|screws?|nail|nailed|hardware|healing|healed|union|united|callus)$/;

/**
 * Clear abnormalities of the findings where the impression calls everything, the lungs, the bones or their organ normal and states
 * no finding itself: with the place of what it says.
 */
export function deniedByNormality(
  findings: readonly StatedFinding[],
  impression: readonly StatedFinding[],
  said: readonly { readonly segment: Segment; readonly place: Place }[],
): readonly { readonly finding: StatedFinding; readonly place: Place }[] {
  const isTold = impression.some(
    ({ status, category, concept }) =>
      category === "finding" && !concept.endsWith("normal") && (status === "present" || status === "uncertain"),
  );
  if (isTold) return [];
  const clear = findings.filter(
    ({ concept, status, isOld, words }) =>
      status === "present" && !isOld && abnormal.has(concept) && !words.some((word) => treated.test(word)),
  );
  return said.flatMap(({ segment, place }) => {
    const finding = clear.find((each) => isCalledNormal(each, segment));
    return finding === undefined ? [] : [{ finding, place }];
  });
}

function isCalledNormal({ concept, places }: StatedFinding, segment: Segment): boolean {
  const has = (pattern: RegExp): boolean => segment.words.some((word) => pattern.test(word));
  if (has(remainder)) return false;
  const part = parts.find(({ named, findings }) => has(named) && findings.has(concept));
  if (part !== undefined && has(denying) && has(injury)) return true;
  if (!has(normality) || segment.mentions.some(isDenied)) return false;
  // `Normal.` is everything.
  if (part !== undefined || has(examination) || segment.words.every((word) => normality.test(word))) return true;
  const organs = placesIn(segment);
  return organs.length > 0 && places.some((each) => organs.includes(each));
}

function isDenied({ concept, negated }: Mention): boolean {
  return concept === "normal" && negated;
}
