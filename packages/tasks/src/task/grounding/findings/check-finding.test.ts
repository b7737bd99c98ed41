import { describe, expect, it } from "vitest";
import { checkFinding, type FindingItem } from "./check-finding.js";

type Row = readonly [
  sentence: string,
  finding: string,
  side: FindingItem["side"],
  site: string | null,
  status: FindingItem["status"],
  change?: FindingItem["change"],
];
const itemOf = ([, finding, side, site, status, change = null]: Row): FindingItem => ({
  finding,
  side,
  site,
  status,
  change,
});

const agreeing: readonly Row[] = [
  ["Right renal mass, not seen previously.", "mass", "right", null, "present", "new"],
  ["Free pelvic fluid.", "pelvic fluid", null, null, "present"],
  ["Absence d'embolie pulmonaire.", "embolie pulmonaire", null, null, "absent"],
  ["Eine Lungenembolie konnte ausgeschlossen werden.", "Lungenembolie", null, null, "absent"],
  ["Left jugular line with its tip in the right atrium.", "jugular line", "left", "right atrium", "present"],
  ["Haemorrhages at both maculae.", "haemorrhages", "bilateral", "macula", "present"],
  // A course and what it is dated by
  ["Right pneumothorax, smaller after drain insertion.", "pneumothorax", "right", null, "present", "better"],
  ["Cyst in the left kidney, increased in size.", "cyst", "left", "kidney", "present", "worse"],
  ["No enhancement to suggest residual tumour.", "residual tumour", null, null, "absent"],
  ["RUL consolidation.", "consolidation", "right", "upper lobe", "present"],
  ["LLL opacity.", "opacity", "left", "lower lobe", "present"],
  ["Bibasilar atelectasis.", "atelectasis", "bilateral", "lung bases", "present"],
  // Chest
  ["No pneumothorax, small left pleural effusion.", "pleural effusion", "left", null, "present"],
  ["No pneumothorax, small left pleural effusion.", "pneumothorax", null, null, "absent"],
  ["The lungs are clear, without consolidation or effusion.", "effusion", null, null, "absent"],
  ["Heart size is normal.", "cardiomegaly", null, null, "absent"],
  ["The cardiac silhouette is enlarged.", "cardiomegaly", null, null, "present"],
  ["Nodule in the left lower lobe, previously 6 mm, now 9 mm.", "nodule", "left", "lower lobe", "present", "worse"],
  ["The right upper lobe mass has decreased from 4.2 cm to 31 mm.", "mass", "right", "upper lobe", "present", "better"],
  ["Right-sided pneumothorax, no longer visible.", "pneumothorax", "right", null, "absent", "resolved"],
  ["Persistent bibasal atelectasis.", "atelectasis", "bilateral", "basal", "present", "unchanged"],
  ["Findings suspicious for pneumonia in the right middle lobe.", "pneumonia", "right", "middle lobe", "uncertain"],
  ["A small effusion on the left cannot be excluded.", "effusion", "left", null, "uncertain"],
  ["Unchanged left effusion and new right consolidation.", "consolidation", "right", null, "present", "new"],
  ["Unchanged left effusion and new right consolidation.", "effusion", "left", null, "present", "unchanged"],
  ["No new consolidation.", "consolidation", null, null, "absent"],
  ["The effusion and the atelectasis on the right have increased.", "effusion", "right", null, "present", "worse"],
  ["There is no evidence of pneumothorax after removal of the left chest tube.", "pneumothorax", null, null, "absent"],
  ["Interval removal of the endotracheal tube.", "endotracheal tube", null, null, "absent"],
  ["Right PICC with tip in the superior vena cava.", "PICC", "right", "superior vena cava", "present"],
  ["Nasogastric tube tip below the diaphragm.", "nasogastric tube", null, "below the diaphragm", "present"],
  ["Emphysema, no focal consolidation.", "emphysema", null, null, "present"],
  // Abdomen
  ["Two cysts in the left kidney, the right kidney is normal.", "cysts", "left", "kidney", "present"],
  ["Gallstones without gallbladder wall thickening.", "cholelithiasis", null, null, "present"],
  ["Gallstones without gallbladder wall thickening.", "wall thickening", null, "gallbladder", "absent"],
  ["No hydronephrosis on either side.", "hydronephrosis", "bilateral", null, "absent"],
  ["Mild hydronephrosis on the right, none on the left.", "hydronephrosis", "right", null, "present"],
  ["The spleen is enlarged to 15 cm.", "splenomegaly", null, null, "present"],
  ["Hepatic steatosis, stable.", "hepatic steatosis", null, null, "present", "unchanged"],
  ["The pancreatic lesion has resolved.", "lesion", null, "pancreas", "absent", "resolved"],
  ["Probable haemangioma in the right hepatic lobe.", "haemangioma", "right", "liver", "uncertain"],
  // Neuro
  ["No midline shift or mass effect.", "mass effect", null, null, "absent"],
  ["There is 6 mm shift of the midline to the left.", "midline shift", null, null, "present"],
  ["Old infarct in the left basal ganglia.", "infarct", "left", "basal ganglia", "present"],
  [
    "Hyperdensity along the right tentorium, possibly subdural haematoma.",
    "subdural haematoma",
    null,
    null,
    "uncertain",
  ],
  [
    "The known right frontal meningioma has grown from 18 to 22 mm.",
    "meningioma",
    "right",
    "frontal",
    "present",
    "worse",
  ],
  ["Ventricles are not dilated.", "hydrocephalus", null, null, "absent"],
  // Musculoskeletal
  ["Undisplaced fracture of the left fifth metatarsal base.", "fracture", "left", "fifth metatarsal base", "present"],
  ["No fracture; moderate osteoarthritis of the right knee.", "osteoarthritis", "right", "knee", "present"],
  ["Tear of the medial meniscus, intact cruciate ligaments.", "meniscal tear", null, "medial meniscus", "present"],
  ["Healing fracture of the right clavicle, callus has increased.", "fracture", "right", "clavicle", "present"],
  ["Both hips show joint space narrowing.", "joint space narrowing", "bilateral", "hip", "present"],
  [
    "Disc herniation at L4/L5 on the left with compression of the L5 root.",
    "disc herniation",
    "left",
    "L4/L5",
    "present",
  ],
  // Breast, eye, obstetric, vascular, skin
  [
    "Spiculated mass in the upper outer quadrant of the left breast.",
    "mass",
    "left",
    "upper outer quadrant",
    "present",
  ],
  ["No suspicious microcalcifications in either breast.", "microcalcifications", "bilateral", "breast", "absent"],
  ["OD: cotton wool spots; OS: normal fundus.", "cotton wool spots", "right", null, "present"],
  ["Drusen OU, no haemorrhage.", "drusen", "bilateral", null, "present"],
  ["Optic disc cupping OS, stable.", "cupping", "left", "optic disc", "present", "unchanged"],
  ["Occlusive thrombus in the right popliteal vein.", "thrombus", "right", "popliteal vein", "present"],
  ["Infrarenal aortic aneurysm, 48 mm (previously 45 mm).", "aneurysm", null, "aorta", "present", "worse"],
  ["Placenta praevia is not seen.", "placenta praevia", null, null, "absent"],
  ["Ulcerated plaque on the right cheek.", "plaque", "right", "cheek", "present"],
  // Languages
  ["Kein Pneumothorax, kleiner Pleuraerguss links.", "Pleuraerguss", "left", null, "present"],
  ["Kein Pneumothorax, kleiner Pleuraerguss links.", "Pneumothorax", null, null, "absent"],
  ["Radiusfraktur rechts.", "Fraktur", "right", "Radius", "present"],
  ["Verdacht auf Fraktur des rechten Radius.", "Fraktur", "right", "Radius", "uncertain"],
  ["Épanchement pleural gauche en régression.", "épanchement pleural", "left", null, "present", "better"],
  ["Pas de fracture visible du poignet droit.", "fracture", "right", "poignet", "absent"],
  ["Derrame pleural bilateral, sin cambios.", "derrame pleural", "bilateral", null, "present", "unchanged"],
  ["No se observa neumotórax.", "neumotórax", null, null, "absent"],
  ["Nódulo no lobo superior direito, estável.", "nódulo", "right", "lobo superior", "present", "unchanged"],
];

const disagreeing: readonly (readonly [Row, string])[] = [
  [["No pneumothorax, small left pleural effusion.", "pneumothorax", "left", null, "present"], "status"],
  [["No pneumothorax, small left pleural effusion.", "pleural effusion", "left", null, "absent"], "status"],
  [["Effusion on the left with consolidation on the right.", "consolidation", "left", null, "present"], "side"],
  [["Effusion on the left with consolidation on the right.", "effusion", "right", null, "present"], "side"],
  [["Unchanged left effusion and new right consolidation.", "effusion", "left", null, "present", "new"], "change"],
  [
    ["Unchanged left effusion and new right consolidation.", "consolidation", "right", null, "present", "unchanged"],
    "change",
  ],
  [["Possible fracture of the left scaphoid.", "fracture", "left", "scaphoid", "present"], "status"],
  [["Possible fracture of the left scaphoid.", "fracture", "left", "lunate", "uncertain"], "site"],
  [["Left renal cyst and right renal stone.", "stone", "left", "kidney", "present"], "side"],
  [["Cyst in the liver and stone in the gallbladder.", "cyst", null, "gallbladder", "present"], "site"],
  [["Cyst in the liver and stone in the gallbladder.", "stone", null, "liver", "present"], "site"],
  [["No new nodules.", "nodules", null, null, "present", "new"], "status"],
  [["The aneurysm has not grown.", "aneurysm", null, null, "present", "worse"], "change"],
  [["The left pneumothorax has resolved.", "pneumothorax", "left", null, "present", "resolved"], "status"],
  [["The right jugular line has been removed.", "jugular line", "right", null, "present"], "status"],
  [["Effusions on both sides.", "effusion", "left", null, "present"], "side"],
  [["Drusen OD.", "drusen", "left", null, "present"], "side"],
  [["Drusen OD.", "drusen", "bilateral", null, "present"], "side"],
  [["Mass in the pancreatic head.", "mass", null, "pancreatic tail", "present"], "site"],
  [["Cavitating lesion in the right upper lobe.", "nodule", "right", "upper lobe", "present"], "finding"],
  [["Pericardial effusion.", "pleural effusion", null, null, "present"], "finding"],
  [["Osteophytes of the knee.", "osteophytes", "left", "knee", "present"], "side"],
  [["Thickening of the gallbladder wall.", "thickening", null, "gallbladder", "present", "new"], "change"],
  [["The mass has shrunk from 31 to 24 mm.", "mass", null, null, "present", "worse"], "change"],
  [["Kein Erguss rechts, Infiltrat links.", "Infiltrat", "right", null, "present"], "side"],
  [["Sin derrame pleural derecho.", "derrame pleural", "right", null, "present"], "status"],
  [["Aucun épanchement.", "épanchement", null, null, "uncertain"], "status"],
];

describe("checkFinding", () => {
  it.each(agreeing.map((row) => [row]))("%j agrees", (row) => {
    expect(checkFinding(itemOf(row), row[0])).toEqual({ agrees: true, wrong: [] });
  });

  it.each(disagreeing)("%j is wrong in %s", (row, field) => {
    const { agrees, wrong } = checkFinding(itemOf(row), row[0]);
    expect(agrees).toBe(false);
    expect(wrong).toContain(field);
  });

  it.each([
    ["a".repeat(100_000)],
    ["effusion ".repeat(11_000)],
    ["(".repeat(50_000)],
    ["left, ".repeat(20_000)],
    ["no ".repeat(30_000)],
  ])("reads a hostile sentence", (sentence) => {
    expect(
      checkFinding({ finding: "nodule", side: null, site: null, status: "present", change: null }, sentence).agrees,
    ).toBe(false);
  });
});
