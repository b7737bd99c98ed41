import { describe, expect, it } from "vitest";
import { checkReport } from "./check-report.js";

const criticalIn = (findings: string): readonly (string | undefined)[] => [
  ...new Set(
    checkReport(`Findings: ${findings}\nImpression: See above.`)
      .filter(({ flag }) => flag === "critical-finding")
      .map(({ about }) => about),
  ),
];

describe("critical findings", () => {
  it.each([
    ["Occlusion of the left MCA (M1).", "large-vessel-occlusion"],
    ["Large vessel occlusion.", "large-vessel-occlusion"],
    ["Acute occlusion of the basilar artery.", "large-vessel-occlusion"],
    ["Perforated appendicitis.", "perforation"],
    ["Perforated viscus.", "perforation"],
    ["Nasogastric tube tip in the right main bronchus.", "misplaced-tube"],
    ["Feeding tube in the right lower lobe.", "misplaced-tube"],
    ["Cardiac tamponade.", "cardiac-tamponade"],
    ["Ruptured ectopic pregnancy.", "ectopic-pregnancy"],
    ["Ectopic pregnancy with free fluid.", "ectopic-pregnancy"],
    ["Ischaemic bowel.", "bowel-ischaemia"],
    ["Portal venous gas.", "bowel-ischaemia"],
    ["Pneumatosis of the bowel with ischaemia.", "bowel-ischaemia"],
    ["Unstable fracture of the odontoid.", "unstable-spine-fracture"],
    ["Burst fracture of L1 with retropulsion.", "unstable-spine-fracture"],
    ["Spinal epidural abscess.", "epidural-abscess"],
    ["Uncal herniation.", "brain-herniation"],
    ["Brain herniation.", "brain-herniation"],
    ["Active extravasation of contrast.", "active-bleeding"],
    ["Necrotizing fasciitis.", "necrotising-fasciitis"],
    ["Splenic rupture.", "organ-rupture"],
    ["New pulmonary embolism, not seen on the prior CT.", "pulmonary-embolism"],
    // What is concluded is stated.
    ["Findings consistent with acute pulmonary embolism.", "pulmonary-embolism"],
    ["Appearances in keeping with pneumoperitoneum.", "free-air"],
    ["Suspected pulmonary embolism confirmed.", "pulmonary-embolism"],
    // What is advised is not the finding's certainty.
    ["Perforated viscus, surgical review advised.", "perforation"],
    ["Acute subdural haematoma, not present on the previous study.", "intracranial-haemorrhage"],
    ["Known AAA, now ruptured.", "aortic-rupture"],
    ["Appendicitis with perforation.", "perforation"],
    ["Moderate volume of free intraperitoneal gas.", "free-air"],
    ["Left pneumothorax. The mediastinum is displaced to the right.", "tension-pneumothorax"],
    ["Left pneumothorax with mediastinal shift to the right.", "tension-pneumothorax"],
    ["Spannungspneumothorax rechts.", "tension-pneumothorax"],
    ["Freie intraabdominelle Luft.", "free-air"],
    ["Hohlorganperforation.", "perforation"],
    ["Aortendissektion Typ A.", "aortic-dissection"],
    ["Mesenterialischämie.", "bowel-ischaemia"],
    ["Perforiertes Bauchaortenaneurysma.", "aortic-rupture"],
    ["Hémorragie méningée.", "intracranial-haemorrhage"],
    ["Tamponnade cardiaque.", "cardiac-tamponade"],
    ["Taponamiento cardíaco.", "cardiac-tamponade"],
    ["Tamponamento cardíaco.", "cardiac-tamponade"],
    ["Isquemia mesentérica.", "bowel-ischaemia"],
    ["Pneumoperitônio.", "free-air"],
    ["Pneumotórax hipertensivo à direita.", "tension-pneumothorax"],
    ["Dissecção da aorta tipo A.", "aortic-dissection"],
    ["Tension pneumothorax after removal of the chest tube.", "tension-pneumothorax"],
  ])("%s: %s", (findings, id) => expect(criticalIn(findings)).toEqual([id]));

  it.each([
    "No large vessel occlusion.",
    "Chronic occlusion of the left ICA.",
    "No perforated viscus.",
    "Nasogastric tube tip below the diaphragm, left lower lobe consolidation.",
    "Nasogastric tube in place.",
    "No cardiac tamponade.",
    "Suspected ectopic pregnancy.",
    "Possible bowel ischaemia.",
    "No portal venous gas.",
    "Old odontoid fracture.",
    "Stable compression fracture of L1.",
    "No epidural abscess.",
    "Disc herniation at L4/5.",
    "Inguinal hernia.",
    "No uncal herniation.",
    "No active bleeding.",
    "No findings consistent with pulmonary embolism.",
    "Likely pulmonary embolism.",
    "Suspected ectopic pregnancy, not confirmed.",
    "Known AAA.",
    "Left pneumothorax. The mediastinum is displaced to the left.",
    "Left pneumothorax. The mediastinum is not displaced to the right.",
    "Mantelpneumothorax links.",
    "Keine Hohlorganperforation.",
    "Absence d'hémorragie intracrânienne.",
  ])("%s: none", (findings) => expect(criticalIn(findings)).toEqual([]));
});
