/**
 * Other ways to state a finding: words that need not stand beside each other (`the midline is not shifted`). Concepts as in
 * the lexicon; each line is `concept concept = concept concept`, and holds in both directions.
 */
const lines = `
midline-shift = middle shift
midline-shift = midline shift
midline-shift = midline displaced
midline-shift = middle displaced
midline-shift = midline deviation
mediastinal-shift = mediastinum shift
mediastinal-shift = mediastinum displaced
heart enlarged = heart dilatation
heart enlarged = heart big
heart enlarged = cardiothoracic ratio increased
free-air = air diaphragm
free-air = gas diaphragm
free-air = free intraperitoneal air
hydrocephalus = ventricle dilatation
hydrocephalus = ventricle enlarged
cord-compression = spinal-cord compression
cord-compression = cord compression
hyperinflation = lung hyperexpansion
osteoarthritis = degenerative joint
osteoarthritis = degenerative arthropathy
elevated-diaphragm = diaphragm elevated
elevated-diaphragm = diaphragm high
free-fluid = free fluid
compression-fracture fracture = vertebra fracture
neovascularization = new vessel
stone = lithiasis
dissection = intimal flap
cupping = optic-disc cup
retinal-detachment = retina detached
architectural-distortion = architecture distorted
wall-thickening = wall thickening
wall-thickening = wall thickened
joint-space-narrowing = joint space narrowing
joint-space-narrowing = joint-space narrowing
joint-space-narrowing = joint stenosis
bone-bruise = bone bruise
torsion = twisted
lymph-node enlarged = lymph-node enlarged
`;

/** For a set of concepts, joined by spaces in order, the sets that say the same. */
export const equivalents: ReadonlyMap<string, readonly (readonly string[])[]> = (() => {
  const map = new Map<string, (readonly string[])[]>();
  const add = (from: readonly string[], to: readonly string[]): void => {
    const key = [...from].toSorted().join(" ");
    map.set(key, [...(map.get(key) ?? []), to]);
  };
  for (const line of lines.split("\n")) {
    const [left, right] = line.split("=").map((side) => side.trim().split(" "));
    if (left === undefined || right === undefined) continue;
    add(left, right);
    add(right, left);
  }
  return map;
})();

/** What a part of a finding goes without saying: `effusion` in a chest is the pleura's, a lobe is the lung's. */
export const implied: Readonly<Record<string, readonly string[]>> = {
  pleura: ["effusion", "pneumothorax", "costophrenic-angle"],
  lung: [
    "upper-lobe",
    "middle-lobe",
    "lower-lobe",
    "upper-zone",
    "middle-zone",
    "lower-zone",
    "apex",
    "base",
    "lingula",
    "hilum",
    "consolidation",
    "atelectasis",
    "pneumonia",
    "lobe",
    "costophrenic-angle",
  ],
  chest: ["lung", "pleura", "pneumothorax"],
  retina: ["macula", "optic-disc", "fovea", "microaneurysm", "hard-exudate"],
  eye: [
    "macula",
    "optic-disc",
    "retina",
    "cornea",
    "lens",
    "vitreous",
    "microaneurysm",
    "hard-exudate",
    "drusen",
    "cataract",
    "neovascularization",
    "cotton-wool-spot",
  ],
  brain: [
    "cerebral-hemisphere",
    "frontal-lobe",
    "temporal-lobe",
    "parietal-lobe",
    "occipital-lobe",
    "basal-ganglia",
    "thalamus",
    "cerebellum",
    "pons",
    "white-matter",
    "convexity",
    "subdural",
    "epidural-hematoma",
    "hemorrhage-sah",
    "middle-cerebral-artery",
    "falx",
  ],
  bone: ["fracture", "rib", "femur", "tibia", "humerus", "radius", "ulna"],
  joint: ["knee", "hip", "shoulder", "ankle", "elbow", "wrist"],
  heart: ["cardiomegaly"],
};

/** Organs whose normal size denies that they are enlarged. */
export const sizedOrgans: ReadonlySet<string> = new Set(
  "heart liver spleen lymph-node thyroid prostate kidney ventricle aorta uterus ovary pancreas adrenal testis".split(
    " ",
  ),
);

/** Findings that clear lungs do not have. */
export const notInClearLungs: ReadonlySet<string> = new Set(
  "consolidation opacity infiltrate pneumonia atelectasis mass nodule cavity congestion lesion".split(" "),
);
