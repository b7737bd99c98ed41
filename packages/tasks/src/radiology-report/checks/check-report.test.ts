import { describe, expect, it } from "vitest";
import { checkReport, type ReportFlagName } from "./check-report.js";

const report = (findings: string, impression: string): string => `Findings: ${findings}\nImpression: ${impression}`;
const flagsOf = (text: string, hasPrior = false): readonly ReportFlagName[] =>
  [...new Set(checkReport(text, { hasPrior }).map(({ flag }) => flag))].toSorted();

type Case = readonly [findings: string, impression: string];

describe("checkReport", () => {
  it.each<Case>([
    ["Patchy airspace opacity in the right lower lobe with air bronchograms.", "Right lower lobe pneumonia."],
    ["Blunting of the left costophrenic angle.", "Small left pleural effusion."],
    ["Enlarged heart, upper lobe vessel prominence, Kerley B lines.", "Congestive heart failure."],
    ["Dilated loops of small bowel up to 4 cm with air-fluid levels.", "Small bowel obstruction."],
    ["The appendix is dilated to 11 mm with surrounding fat stranding.", "Acute appendicitis."],
    ["Cortical step at the distal radius with dorsal angulation.", "Fracture of the distal radius."],
    ["Loss of height of the L1 vertebral body.", "L1 compression fracture."],
    [
      "Hypodense area in the territory of the left middle cerebral artery.",
      "Subacute infarct in the left MCA territory.",
    ],
    ["Non-compressible left femoral vein with echogenic material.", "Deep vein thrombosis of the left leg."],
    ["Echogenic foci with shadowing in the gallbladder.", "Cholelithiasis."],
    ["Increased echogenicity of the liver.", "Hepatic steatosis."],
    [
      "Irregular spiculated mass in the left breast, 18 mm.",
      "Highly suspicious for malignancy, left breast. BI-RADS 5.",
    ],
    ["Enlarged cup-to-disc ratio of 0.8 in the right eye.", "Suspected glaucoma, right eye."],
    ["Osteophytes and narrowing of the medial joint space.", "Gonarthrosis."],
    [
      "Dilatation of the right renal pelvis and calyces. 6 mm calcification at the vesicoureteric junction.",
      "Obstructing right ureteric stone with hydronephrosis.",
    ],
    ["Anechoic lesion of 3 cm in the right ovary.", "Simple ovarian cyst."],
    ["Well-demarcated erythematous plaques with silvery scale on both elbows.", "Plaque psoriasis."],
    ["No fracture or dislocation. Joint spaces preserved.", "No acute bony abnormality."],
    ["Both kidneys are normal. No hydronephrosis.", "Normal renal ultrasound. No stones."],
    ["Right hip prosthesis in good position. No loosening.", "Unremarkable right hip prosthesis."],
    ["Left kidney: 8 mm stone. Right kidney: 12 mm cyst.", "Left nephrolithiasis. Right renal cyst."],
    ["Nodule in the left breast at 3 o'clock. No nodule in the right breast.", "Left breast nodule."],
    [
      "No acute intracranial haemorrhage. Old lacunar infarct in the right thalamus.",
      "No acute infarct. Old lacunar infarct.",
    ],
    ["No large effusion. Small left effusion.", "Small left effusion."],
    ["Increased density of the bones. Reduced joint space.", "Osteosclerosis."],
    [
      "Right chest tube in place. Small right apical pneumothorax.",
      "Small right pneumothorax with chest tube in place.",
    ],
    ["No pulmonary embolism. Right heart not enlarged.", "No pulmonary embolism."],
    ["Possible free air below the right hemidiaphragm.", "Possible free air; CT recommended to exclude perforation."],
    ["Heart normal. Lungs clear.", "Normal chest. If symptoms persist, CT is advised."],
    ["Swan-Ganz catheter in the right pulmonary artery.", "Swan-Ganz catheter in good position."],
    ["Thyroid of normal size and structure.", "Normal thyroid."],
    ["Antral mucosa with goblet cells.", "Intestinal metaplasia."],
    ["Hypoechoic nodule of 9 mm in the left lobe.", "Left thyroid nodule."],
    ["No filling defect in the pulmonary arteries.", "No pulmonary embolism."],
    ["The descending aorta measures 44 mm.", "Dilatation of the descending aorta."],
    ["Posterior fat pad sign at the elbow.", "Elbow joint effusion."],
    ["Lucent line through the base of the fifth metatarsal.", "Fracture of the fifth metatarsal."],
    ["Papules on both arms. No pustules.", "Papules of both arms."],
    ["COMPARISON: None available.\nIncreased retrosternal air space.", "Hyperinflation."],
    ["Compression des Rückenmarks auf Höhe von Th5 ist nicht nachweisbar.", "Keine Myelonkompression."],
    ["Mass in the right cerebellopontine angle, 14 mm.", "Right vestibular schwannoma."],
  ])("has nothing to say: %s / %s", (findings, impression) => {
    expect(flagsOf(report(findings, impression))).toEqual([]);
  });

  it.each<readonly [...Case, ReportFlagName]>([
    ["The liver is normal. The spleen is normal.", "Splenic laceration.", "impression-not-in-findings"],
    ["Small hiatal hernia.", "Lung cancer with hepatic metastases.", "impression-not-in-findings"],
    ["Mild degenerative changes of the lumbar spine.", "Acute fracture of L3.", "impression-not-in-findings"],
    [
      "Small joint effusion of the knee.",
      "Complete tear of the anterior cruciate ligament.",
      "impression-not-in-findings",
    ],
    ["Cardiomegaly. No effusion.", "Cardiomegaly and left lower lobe mass.", "impression-not-in-findings"],
    ["Drusen in the macula.", "Retinal detachment.", "impression-not-in-findings"],
    ["Gallstones.", "Gallstones. Abdominal aortic aneurysm of 5 cm.", "impression-not-in-findings"],
    ["Cyst in the left kidney.", "Right renal cyst.", "side-conflict"],
    [
      "There is a mass in the left breast. The mass is spiculated.",
      "Suspicious mass in the right breast.",
      "side-conflict",
    ],
    ["Displaced fracture of the left clavicle.", "Right clavicular fracture.", "side-conflict"],
    ["Dense opacity in the right mid zone.", "Left-sided pneumonia.", "side-conflict"],
    ["Right internal jugular line in place.", "Left internal jugular line in good position.", "side-conflict"],
    ["OD: dot haemorrhages. OS: normal.", "Retinal haemorrhages in the left eye.", "side-conflict"],
    ["Subdural haematoma over the right hemisphere, chronic.", "Chronic left subdural haematoma.", "side-conflict"],
    [
      "Fracture of the left radius. The right radial fracture is dorsally angulated.",
      "Radial fracture.",
      "side-conflict",
    ],
    ["Left knee. Tear of the medial meniscus.", "Right medial meniscal tear.", "side-conflict"],
    ["The liver is normal.", "Hepatomegaly.", "impression-not-in-findings"],
    ["Clear lungs.", "Bursitis.", "impression-not-in-findings"],
    ["Hydrosalpinx on the right.", "Left hydrosalpinx.", "side-conflict"],
    ["Occlusion of the left popliteal artery.", "Occluded right popliteal artery.", "side-conflict"],
    ["No joint effusion.", "Moderate joint effusion.", "status-conflict"],
    ["The heart is normal in size.", "Cardiomegaly.", "status-conflict"],
    ["Gallstones are present.", "No gallstones.", "status-conflict"],
    ["Nodule in the thyroid. No thyroid nodule.", "Normal thyroid.", "status-conflict"],
    ["Liver of normal size and echogenicity.", "Normal liver. Adrenal adenoma.", "impression-not-in-findings"],
    ["Mucosa with chronic inflammation.", "Chronic gastritis. Intestinal metaplasia.", "impression-not-in-findings"],
    ["No thrombus in the deep veins of the right leg.", "Thrombus in the right popliteal vein.", "status-conflict"],
    ["Defecto de repleción en la arteria pulmonar derecha.", "Tromboembolia pulmonar.", "critical-finding"],
    ["Bladder of normal size.", "Mass in the right adrenal, CT advised.", "impression-not-in-findings"],
    ["No perfusion of the right ovary.", "Torsion of the left ovary.", "side-conflict"],
    ["Rotator cuff tendons are intact.", "Acromioclavicular joint separation.", "impression-not-in-findings"],
    ["Atrophy of both hippocampi.", "Hippocampal atrophy. Left vestibular schwannoma.", "impression-not-in-findings"],
    ["Joint effusion of the hip.", "Avascular necrosis of the femoral head.", "impression-not-in-findings"],
  ])("%s / %s: %s", (findings, impression, flag) => {
    expect(flagsOf(report(findings, impression))).toContain(flag);
  });

  it.each([
    ["Findings: Clear.\nImpression: Normal.\nJane Holloway, consultant radiologist"],
    ["**Patient:** Maria Lindqvist\n**Findings:** Clear.\n**Impression:** Normal."],
    ["Findings: Clear.\nImpression: Normal. Discussed with Dr. A. B. Osei."],
    ["Patient ID: 0099213\nFindings: Clear.\nImpression: Normal."],
    ["DOB: 12/03/1961\nFindings: Clear.\nImpression: Normal."],
    ["Findings: Mr Peter Hallam has clear lungs.\nImpression: Normal."],
    ["Befund: Unauffällig.\nBeurteilung: Normal.\ngez. Dr. med. K. Brandt"],
    ["Patient : Jean Moreau, né le 04/05/1950\nRésultats : Normal.\nConclusion : Normal."],
    ["St. Mary's Hospital\nFindings: Clear.\nImpression: Normal."],
    ["Findings: Clear.\nImpression: Normal.\nSigned, T. Ferreira, MD"],
    ["Findings: Clear.\nImpression: Normal.\nReferring physician: Okonkwo"],
    ["Findings: Clear.\nImpression: Normal.\nRadiologist: Sarah Whitcombe"],
    ["Patient name: jo smith\nFindings: Clear.\nImpression: Normal."],
    ["Patient – Maria Lindqvist\nFindings: Clear.\nImpression: Normal."],
    ["Accession #: 7781234\nFindings: Clear.\nImpression: Normal."],
    ["Findings: Clear.\nImpression: Normal.\n\nBest regards,\nHenry Calloway"],
    ["Findings: Clear.\nImpression: Normal.\nElectronically signed on 3 May 2024"],
    ["John Ashworth is a 45-year-old man.\nFindings: Clear.\nImpression: Normal."],
    ["Findings: Clear.\nImpression: Normal.\nSonographer: L. Keating"],
    ["Thornbury Cancer Centre\nFindings: Clear.\nImpression: Normal."],
    ["Nº de historia clínica: 55-90812\nHallazgos: Normal.\nConclusión: Normal."],
    ["Findings: The patient, Anna Petrova, shows clear lungs.\nImpression: Normal."],
  ])("sees an identity: %j", (text) => expect(flagsOf(text)).toEqual(["invented-identity"]));

  it.each([
    ["Patient: 57-year-old man\nFindings: Clear.\nImpression: Normal."],
    ["Findings: Baker cyst, Hill-Sachs lesion, Heberden nodes.\nImpression: Baker cyst and Hill-Sachs lesion."],
    [
      "Findings: Fracture type Weber B of the right ankle.\nImpression: Right ankle fracture, Weber B. Salter-Harris not applicable.",
    ],
    ["Radiologist: not provided\nFindings: Clear.\nImpression: Normal."],
  ])("sees none: %j", (text) => expect(flagsOf(text)).toEqual([]));

  it.each<readonly [string, readonly ReportFlagName[]]>([
    ["## FINDINGS\nClear.\n## OVERALL IMPRESSION\nNormal.", []],
    ["1. **Findings**: Clear.\n2. **Conclusion**: Normal.", []],
    ["Findings and Impression: Clear lungs, normal chest.", []],
    ["The lungs are clear.\n\nImpression: Normal chest.", []],
    ["Findings:\nHeart: normal.\nLungs: clear.\nBones: no fracture.\nImpression: Normal.", []],
    ["Hallazgos: Sin alteraciones.\nConclusiones: Normal.", []],
    ["Achados: Sem alterações.\nImpressão: Normal.", []],
    ["TECHNIQUE: CT without contrast.\nFINDINGS: Normal.\nIMPRESSION: Normal.\nRECOMMENDATIONS: None.", []],
    ["Findings: Clear.\nImpression: Normal.\nDifferential diagnosis: Asthma.", ["unused-section"]],
    ["Findings: Clear.\nImpression: Normal.\n**Patient education:** Stop smoking.", ["unused-section"]],
    ["Findings: Clear.\nImpression: Normal.\n### Limitations\nOne view only.", ["unused-section"]],
    ["Findings: Clear lungs.\nImpression: [to be completed]", ["no-impression", "placeholder"]],
    ["Findings: Mass of XX mm in the liver.\nImpression: Liver mass.", ["placeholder"]],
    ["Findings: <describe findings>\nImpression: Normal.", ["placeholder"]],
    ["Comparison: Not available.\nFindings: Clear.\nImpression: Normal.", []],
    ["Comparison: CT of 3 May 2022.\nFindings: Clear.\nImpression: Normal.", ["comparison-without-prior"]],
    ["Findings: Mass of 3 cm, previously 2 cm.\nImpression: Mass.", ["comparison-without-prior"]],
    ["Findings: No new consolidation.\nImpression: Normal.", ["comparison-without-prior"]],
    ["Résultats : Épanchement stable.\nConclusion : Épanchement inchangé.", ["comparison-without-prior"]],
    [
      "Findings: Post-surgical changes, prior cholecystectomy.\nImpression: Normal. Follow-up to document resolution.",
      [],
    ],
    ["Findings: Acute type A aortic dissection.\nImpression: Aortic dissection.", ["critical-finding"]],
    [
      "Findings: Filling defects in both main pulmonary arteries.\nImpression: Acute pulmonary embolism.",
      ["critical-finding"],
    ],
    [
      "Findings: Endotracheal tube tip in the right main bronchus.\nImpression: Right mainstem intubation.",
      ["critical-finding"],
    ],
    ["Findings: Absent flow in the left testis.\nImpression: Left testicular torsion.", ["critical-finding"]],
    ["Findings: Chronic subdural haematoma on the left.\nImpression: Chronic left subdural haematoma.", []],
    ["Findings: Small apical pneumothorax on the left.\nImpression: Small left pneumothorax.", []],
    ["Findings: No pulmonary embolism.\nImpression: No embolism; dissection cannot be excluded.", []],
  ])("%j: %j", (text, flags) => expect(flagsOf(text)).toEqual(flags));

  it.each<Case>([
    ["Left lower lobe consolidation with effusion.", "Normal chest radiograph."],
    ["Displaced fracture of the left clavicle.", "Normal examination."],
    ["Fracture of the scaphoid waist.", "No acute bony injury."],
    ["3 cm mass in the right upper lobe.", "Clear lungs."],
    ["4 cm mass in the left kidney.", "Unremarkable kidneys."],
    ["Kleiner Pneumothorax links.", "Unauffälliger Thoraxbefund."],
    ["Right lower lobe consolidation.", "Normal."],
  ])("%j is no %j", (findings, impression) => {
    expect(flagsOf(report(findings, impression))).toContain("status-conflict");
  });

  it.each<Case>([
    ["Fracture of the left clavicle. Lungs clear.", "Fracture of the left clavicle. Otherwise normal examination."],
    ["Old fracture of the left clavicle. Lungs clear.", "Normal chest radiograph."],
    ["No consolidation. Fracture of the left clavicle.", "Clear lungs. Left clavicle fracture."],
    ["3 cm mass in the left kidney.", "Normal liver. Renal mass."],
    ["Plate fixation of the distal radius fracture. Hardware intact.", "Normal postoperative appearances."],
    ["No fracture.", "No acute bony injury."],
  ])("%j may be %j", (findings, impression) => {
    expect(flagsOf(report(findings, impression))).not.toContain("status-conflict");
  });

  it.each([
    "Findings: Lungs are clear.\nImpression: Pneumonia.",
    "Hallazgos: Pulmones claros.\nImpresión: Neumonía.",
    "Résultats : Poumons clairs.\nConclusion : Pneumonie droite.",
    "Achados: Pulmões sem alterações.\nImpressão: Pneumonia à direita.",
  ])("clear lungs are no ground for a pneumonia: %j", (text) => {
    expect(flagsOf(text)).toContain("impression-not-in-findings");
  });

  it.each([
    "The left lung is larger than the right.",
    "Increased density at the right base compared with the left.",
    "The right kidney is smaller than the left.",
    "Haemodynamically stable patient. Lungs clear.",
    "New-onset cough. Lungs clear.",
    "Heart size normal [CTR 0.45].",
  ])("%j compares with no earlier study and leaves no hole", (findings) => {
    expect(flagsOf(report(findings, "Normal."))).toEqual([]);
  });

  it.each([
    ["The effusion is larger than before.", "comparison-without-prior"],
    ["Stable effusion.", "comparison-without-prior"],
    ["New consolidation.", "comparison-without-prior"],
    ["Heart size [CTR].", "placeholder"],
  ] as const)("%j: %s", (findings, flag) => expect(flagsOf(report(findings, "See above."))).toContain(flag));

  it("takes the direction of a shift for no side", () => {
    const findings = "Hyperdense crescent over the right convexity with 8 mm of midline shift to the left.";
    expect(flagsOf(report(findings, "Acute right subdural haematoma."))).toEqual(["critical-finding"]);
    expect(flagsOf(report("Subdural haematoma on the left.", "Acute right subdural haematoma."))).toContain(
      "side-conflict",
    );
  });

  it("gives places", () => {
    const text = report("Cyst in the left kidney.", "Right renal cyst.");
    const [flag] = checkReport(text);
    expect(flag?.where.map(({ start, end }) => text.slice(start, end))).toEqual([
      "Cyst in the left kidney",
      "Right renal cyst",
    ]);
  });

  it("says nothing of changes when there is a prior", () => {
    expect(flagsOf(report("The effusion has decreased.", "Improving effusion."), true)).toEqual([]);
  });

  it.each([
    ["a".repeat(100_000)],
    ["[".repeat(100_000)],
    ["Findings: left, ".repeat(7000)],
    ["**".repeat(50_000)],
    ["x\n".repeat(10_000)],
    ["Aa ".repeat(33_000)],
    [`A${" ".repeat(100_000)}b`],
  ])("reads a hostile text", (text) => expect(flagsOf(text)).toContain("no-impression"));

  it("reads a short section in the report's language", () => {
    const text = "Résultats : Absence d'embolie pulmonaire.\nConclusion : ";
    expect(flagsOf(`${text}Absence d'embolie pulmonaire.`)).toEqual([]);
    expect(flagsOf(`${text}Embolie pulmonaire.`)).toContain("status-conflict");
  });
});
