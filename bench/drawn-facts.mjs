// What was drawn, and whether an answer says so.

/**
 * What `tools/train-tiny/write_phantoms.py` says of a drawing.
 *
 * @typedef {object} DrawnFacts
 * @property {string} finding
 * @property {"left" | "right" | null} side
 * @property {string | null} zone
 * @property {string} [colour]
 * @property {string} [border]
 * @property {string} [eye]
 * @property {string} [density]
 * @property {boolean} [glands]
 *
 * @typedef {[y0: number, x0: number, y1: number, x1: number]} DrawnBox shares of height and width
 *
 * @typedef {object} Drawing
 * @property {string} kind
 * @property {DrawnFacts} facts
 * @property {Record<string, DrawnBox>} boxes
 *
 * @typedef {{ x0: number, y0: number, x1: number, y1: number }} Box
 */

/** @type {Readonly<Record<string, string>>} */
export const findingNames = {
  effusion: "pleural effusion",
  nodule: "nodule",
  consolidation: "consolidation",
  cardiomegaly: "cardiomegaly",
  pneumothorax: "pneumothorax",
};

/**
 * Whether an impression states what was drawn, on the right side and in the right zone, and no other finding.
 *
 * @param {string} text
 * @param {DrawnFacts} facts
 */
export function statesFinding(text, { finding, side, zone }) {
  const lower = text.toLowerCase();
  const stated = Object.keys(findingNames).filter((name) => lower.includes(String(findingNames[name])));
  if (finding === "normal") return stated.length === 0 && lower.includes("normal");
  if (stated.join() !== finding) return false;
  const [clause = ""] = lower.split(".");
  const isOnSide = side === null || (clause.includes(side) && !clause.includes(side === "left" ? "right" : "left"));
  return isOnSide && (zone === null || clause.includes(`${zone} zone`));
}

/**
 * Intersection over union of two boxes.
 *
 * @param {Box} a
 * @param {Box} b
 */
export function overlap(a, b) {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return 0;
  /** @param {Box} box */
  const area = ({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0);
  return (width * height) / (area(a) + area(b) - width * height);
}

/**
 * @param {DrawnBox} box
 * @param {{ width: number, height: number }} image
 */
export function drawnBox([y0, x0, y1, x1], { width, height }) {
  return { x0: x0 * width, y0: y0 * height, x1: x1 * width, y1: y1 * height };
}

/**
 * What to look for in an image: what was drawn, or what is always there.
 *
 * @param {Drawing} drawing
 */
export function targetOf({ kind, facts, boxes }) {
  if (kind === "skin") return "lesion";
  if (kind === "fundus") return "optic disc";
  const name = findingNames[facts.finding];
  return name !== undefined && name !== "cardiomegaly" && boxes[name] !== undefined ? name : "heart";
}

/**
 * Words of a description that the phantom was drawn with.
 *
 * @param {Pick<Drawing, "kind" | "facts">} drawing
 */
export function wordsOf({ kind, facts }) {
  if (kind === "skin") return [facts.colour, facts.border];
  if (kind === "fundus") return [facts.eye];
  return [facts.density, facts.glands ? "glands" : "no glands"];
}
