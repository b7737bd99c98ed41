// What was drawn, and whether an answer says so.

export const findingNames = {
  effusion: "pleural effusion",
  nodule: "nodule",
  consolidation: "consolidation",
  cardiomegaly: "cardiomegaly",
  pneumothorax: "pneumothorax",
};

/** Whether an impression states what was drawn, on the right side and in the right zone, and no other finding. */
export function statesFinding(text, { finding, side, zone }) {
  const lower = text.toLowerCase();
  const stated = Object.keys(findingNames).filter((name) => lower.includes(findingNames[name]));
  if (finding === "normal") return stated.length === 0 && lower.includes("normal");
  if (stated.join() !== finding) return false;
  const clause = lower.split(".")[0];
  const isOnSide = side === null || (clause.includes(side) && !clause.includes(side === "left" ? "right" : "left"));
  return isOnSide && (zone === null || clause.includes(`${zone} zone`));
}

/** Intersection over union of two boxes `{x0, y0, x1, y1}`. */
export function overlap(a, b) {
  const width = Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0);
  const height = Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
  if (width <= 0 || height <= 0) return 0;
  const area = ({ x0, y0, x1, y1 }) => (x1 - x0) * (y1 - y0);
  return (width * height) / (area(a) + area(b) - width * height);
}

export function drawnBox([y0, x0, y1, x1], { width, height }) {
  return { x0: x0 * width, y0: y0 * height, x1: x1 * width, y1: y1 * height };
}

/** What to look for in an image: what was drawn, or what is always there. */
export function targetOf({ kind, facts, boxes }) {
  if (kind === "skin") return "lesion";
  if (kind === "fundus") return "optic disc";
  const name = findingNames[facts.finding];
  return name !== undefined && name !== "cardiomegaly" && boxes[name] !== undefined ? name : "heart";
}

/** Words of a description that the phantom was drawn with. */
export function wordsOf({ kind, facts }) {
  if (kind === "skin") return [facts.colour, facts.border];
  if (kind === "fundus") return [facts.eye];
  return [facts.density, facts.glands ? "glands" : "no glands"];
}
