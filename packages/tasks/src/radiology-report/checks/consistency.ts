import { interpretations, mayBeOnePlace, organOf } from "./interpretations.js";
import type { Segment } from "../../task/grounding/findings/read-segments.js";
import { placesIn, type StatedFinding } from "./report-findings.js";

export interface Conflict {
  readonly kind: "side-conflict" | "status-conflict";
  readonly first: StatedFinding;
  readonly second: StatedFinding;
}

/** What of a report is compared. */
export interface StatedSections {
  readonly findings: readonly StatedFinding[];
  readonly impression: readonly StatedFinding[];
  /** Findings that recommendations speak of. */
  readonly recommendation: readonly StatedFinding[];
  /** Segments of the findings and of the examination's name that have a side. */
  readonly sided: readonly Segment[];
}

/** Findings that are on opposite sides, or present and absent, in two places of a report. */
export function conflictsIn({ findings, impression, recommendation, sided }: StatedSections): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  for (const second of [...impression, ...recommendation]) {
    const before =
      second.status === "planned" ? [...findings, ...impression.filter((each) => each !== second)] : findings;
    const first = oppositeSide(before, second, sided);
    if (first !== undefined) conflicts.push({ kind: "side-conflict", first, second });
  }
  for (const [at, second] of findings.entries()) {
    // `Fracture of the left radius. The right radial fracture is angulated.`
    if (second.status === "absent" || !second.words.slice(0, 2).some((word) => definite.has(word))) continue;
    const before = findings
      .slice(0, at)
      .filter(({ section, concept }) => section === second.section && concept === second.concept);
    const isKnown =
      before.length > 0 && before.every(({ status, sides }) => status === "present" && sides.length === 1);
    const first = isKnown ? oppositeSide(before, second, []) : undefined;
    if (first !== undefined && !first.words.slice(0, 2).some((word) => definite.has(word)))
      conflicts.push({ kind: "side-conflict", first, second });
  }
  const all = [...findings, ...impression];
  for (const second of all) {
    if (second.status !== "absent" || second.category === "word") continue;
    const first = all.find((each) => each.status === "present" && contradicts(each, second));
    if (first !== undefined)
      conflicts.push({ kind: "status-conflict", first, second: second.section === "impression" ? second : first });
  }
  return conflicts;
}

const definite: ReadonlySet<string> = new Set(
  "the this der die das dieser diese le la cette el este esta o a".split(" "),
);

/** The same finding on the other side, where none is on this one. */
function oppositeSide(
  findings: readonly StatedFinding[],
  second: StatedFinding,
  sided: readonly Segment[],
): StatedFinding | undefined {
  const [side, ...more] = second.sides;
  if (second.status === "absent" || more.length > 0 || (side !== "left" && side !== "right")) return undefined;
  // The side of a shift is where to, not where: `8 mm to the left` beside a right haematoma.
  const near = findings.filter(
    ({ status, places, concept }) =>
      status !== "absent" &&
      (concept === second.concept || !/shift$/.test(concept)) &&
      mayBeOnePlace(second.places, places),
  );
  const own = near.filter((each) => isSameOrBasis(second, each));
  // A diagnosis rests on whatever is abnormal there.
  const isDiagnosis = second.category === "finding" && !descriptive.has(second.concept);
  const same = own.length === 0 && isDiagnosis ? near.filter(({ category }) => category === "finding") : own;
  const opposite = side === "left" ? "right" : "left";
  if (same.some(({ sides }) => sides.some((each) => each !== opposite))) return undefined;
  const stated = same.find(({ sides }) => sides.length === 1 && sides[0] === opposite);
  if (stated !== undefined) return stated;
  // A finding without a side has that of the examined part: `Left knee. Tear of the meniscus.`
  const part = sided.filter(
    (segment) =>
      second.places.length > 0 && placesIn(segment).length > 0 && mayBeOnePlace(placesIn(segment), second.places),
  );
  const isOther = part.length > 0 && part.every(({ sides }) => sides.every((each) => each.side === opposite));
  return isOther ? same[0] : undefined;
}

/** The finding itself, or what it is an interpretation of. */
function isSameOrBasis(interpretation: StatedFinding, described: StatedFinding): boolean {
  if (interpretation.concept === described.concept)
    return interpretation.concept !== "enlarged" || shares(interpretation.places, described.places);
  return isBasis(interpretation.concept, described.concept) || isBasis(described.concept, interpretation.concept);
}

function isBasis(interpretation: string, described: string): boolean {
  return interpretations.get(interpretation)?.includes(described) === true;
}

function shares(first: readonly string[], second: readonly string[]): boolean {
  return first.some((each) => second.includes(each));
}

/** Words that deny a part of a finding only. */
const restricting: ReadonlySet<string> = new Set(
  (
    "other further additional second another new large significant displaced suspicious enlarging dominant contralateral remaining residual drainable obstructing " +
    "weitere weiterer weiteren sonstige andere neue autre autres otra otras otro otros outra outras nouvelle nouveau nueva nuevo"
  ).split(" "),
);
const acute: ReadonlySet<string> = new Set(
  "acute recent fresh akut akute akuter frische aigu aigue aguda agudo reciente recente".split(" "),
);

/** Whether one place affirms what the other denies. */
function contradicts(present: StatedFinding, absent: StatedFinding): boolean {
  if (present.concept !== absent.concept || present.start === absent.start) return false;
  if (!mayBeOnePlace(present.places, absent.places) || !narrower(absent.places, present.places)) return false;
  if (present.concept === "enlarged" && !shares(present.places, absent.places)) return false;
  if (
    absent.sides.length > 0 &&
    present.sides.length > 0 &&
    !shares(absent.sides, present.sides) &&
    !absent.sides.includes("both") &&
    !present.sides.includes("both")
  )
    return false;
  const qualifiers = absent.words.filter((word) => restricting.has(word));
  if (qualifiers.some((word) => !present.words.includes(word))) return false;
  if (present.isOld && absent.words.some((word) => acute.has(word) || word === "new")) return false;
  if (absent.isOld && !present.isOld) return false;
  // A quality that only the denial has makes it another finding: `no bowel obstruction`, `no gallbladder wall thickening`.
  const isDeepVein = present.places.some((place) => /^(?:femoral|popliteal|iliac)-vein$/.test(place));
  const own = absent.beside.filter((concept) => qualityOf.has(concept) && !(concept === "deep" && isDeepVein));
  return own.every((concept) => present.beside.includes(concept));
}

const qualityOf: ReadonlySet<string> = new Set(
  "wall-thickening pathological malignant compression-fracture subdural deep obstructive".split(" "),
);

/** Whether what is denied includes what is affirmed: a denial for one organ says nothing of another. */
function narrower(denied: readonly string[], affirmed: readonly string[]): boolean {
  return (
    denied.length === 0 ||
    affirmed.length === 0 ||
    denied.some((place) => affirmed.includes(place)) ||
    mayBeOnePlace(denied, affirmed)
  );
}

/**
 * Findings that are seen and not concluded: these need a description of their own. For a diagnosis any abnormality of the
 * same part of the body is a basis.
 */
const descriptive: ReadonlySet<string> = new Set(
  (
    "pneumothorax effusion fracture dislocation stone metastasis rupture thrombus embolism aneurysm hernia free-air hydronephrosis cyst mass nodule cavity consolidation atelectasis " +
    "bleeding hematoma infarct midline-shift cupping microaneurysm abscess polyp ascites hydrocephalus subdural epidural-hematoma hemorrhage-sah dissection pneumomediastinum " +
    "enlarged dilatation compression-fracture necrosis retinal-detachment drusen neovascularization free-fluid cord-compression torsion lymph-node bronchiectasis endoleak scoliosis spondylolisthesis"
  ).split(" "),
);

/** Findings too general to need a counterpart where anything is abnormal. */
const general: ReadonlySet<string> = new Set(
  "lesion infection inflammation asymmetry irregular-border displaced thickening swelling opacity calcification scar ulcer".split(
    " ",
  ),
);

/** Endings of diagnoses, in normal form. */
const diagnosis =
  /(?:itis|oma|omas|osis|oses|pathy|iasis|ectasis|ectasia|cele|plasia|malacia|megaly|ismus|penia|trophy|edema|rrhea|opathie|ose|ite|ome|atia|oza)$/;

/** Findings that a measured size may be called. */
const sizes: ReadonlySet<string> = new Set("dilatation enlarged aneurysm stenosis atrophy narrowing".split(" "));

/** Whether a segment gives a length or an area. */
export function hasSize({ words }: Segment): boolean {
  return words.some((word, at) => /^(?:mm|cm|ml|cm2|cm3)$/.test(word) && /^\d/.test(words[at - 1] ?? ""));
}

/** Endings of tumours, in normal form, and words that do not name one in spite of theirs. */
const tumor = /(?:oma|omas|omata|om|ome|omes|omen)$/;
const noTumor = /(?:hem[ao]tom|symptom|syndrom|glauc?kom|glaucom|trachom|myxom$|granulom|anatom|phantom|abdom)/;
const massLike: ReadonlySet<string> = new Set(
  "mass nodule lesion cyst tumor cancer opacity enhancing hyperintensity hypodensity density raumforderung macule papule plaque polyp thickening calcification lymph-node".split(
    " ",
  ),
);

/** Changes of tissue by their endings, with the words that describe them. */
const tissues: Readonly<Record<string, string>> = {
  metaplasia: "metaplastic goblet intestinalized columnar",
  dysplasia:
    "dysplastic atypia atypical pleomorphism pleomorphic crowded crowding stratified nuclei hyperchromatic shallow",
  hyperplasia: "hyperplastic crowded crowding thickened thickening enlarged increased proliferation",
};

/** Whether a word is a diagnosis that the lexicon does not have, and nothing in the findings is abnormal or has it. */
function isUnseenDiagnosis(
  { concept, words }: StatedFinding,
  { stated, abnormal }: { readonly stated: readonly StatedFinding[]; readonly abnormal: readonly Segment[] },
): boolean {
  if (concept.length < 7 || !words.includes(concept)) return false;
  if (tumor.test(concept) && !noTumor.test(concept)) {
    const described = new Set(
      abnormal.flatMap((segment) => [...segment.words, ...segment.mentions.map((each) => each.concept)]),
    );
    return ![concept, ...massLike].some((each) => described.has(each));
  }
  // What is seen under the microscope and not concluded.
  const seen = Object.keys(tissues).find((name) => concept.endsWith(name));
  if (seen !== undefined) {
    const evidence = new Set([concept, ...(tissues[seen] ?? "").split(" ")]);
    return !abnormal.some(({ words: described }) => described.some((word) => evidence.has(word)));
  }
  if (!diagnosis.test(concept)) return false;
  return abnormal.length === 0 && !stated.some((each) => each.concept === concept);
}

/** Whether a device is named where the findings name none. */
function isUnseenDevice({ concept }: StatedFinding, stated: readonly StatedFinding[]): boolean {
  return (
    /(?:tube|line|catheter|lead|drain|stent)$/.test(concept) &&
    !stated.some(({ category }) => category === "thing" || category === "procedure" || category === "word")
  );
}

/** Findings of the impression without a counterpart among the findings. */
export function unsupportedIn(
  {
    stated,
    abnormal,
    measured,
  }: {
    readonly stated: readonly StatedFinding[];
    readonly abnormal: readonly Segment[];
    /** Segments that give a size. */
    readonly measured: readonly Segment[];
  },
  impression: readonly StatedFinding[],
): readonly StatedFinding[] {
  return impression.filter((finding) => {
    if (finding.category === "word")
      return finding.status === "present" && isUnseenDiagnosis(finding, { stated, abnormal });
    if (finding.category === "thing") return finding.status === "present" && isUnseenDevice(finding, stated);
    if (finding.category !== "finding" || (finding.status !== "present" && finding.status !== "uncertain"))
      return false;
    const { concept, places, status } = finding;
    if (
      status === "uncertain" &&
      finding.words.some((word) => /^(?:exclude|ruled?$|ausgeschlossen|ausschluss|exclu|descart)/.test(word))
    )
      return false;
    // A counterpart of another status is another flag's matter.
    if (stated.some((each) => each.concept === concept && mayBeOnePlace(each.places, places))) return false;
    const organ = organOf.get(concept);
    const where = places.length === 0 && organ !== undefined ? [organ] : places;
    const near = abnormal.filter((segment) => mayBeOnePlace(placesIn(segment), where));
    // A diagnosis that is not in the list rests on any abnormality of its organ; a suspicion of something seen does, too.
    const isOpen = !descriptive.has(concept) || status === "uncertain";
    if (near.length > 0 && (general.has(concept) || isOpen)) return false;
    if (sizes.has(concept) && measured.some((segment) => shares(placesIn(segment), where))) return false;
    const basis = new Set([
      ...(interpretations.get(concept) ?? []),
      ...[...interpretations].flatMap(([name, lines]) => (lines.includes(concept) ? [name] : [])),
    ]);
    return !near.some(
      ({ mentions, words }) =>
        words.some((word) => basis.has(word)) ||
        mentions.some(
          (mention) =>
            !mention.negated &&
            basis.has(mention.concept) &&
            // What is enlarged is only a basis for the same part.
            (mention.concept !== "enlarged" || shares(placesIn({ mentions }), where)),
        ),
    );
  });
}
