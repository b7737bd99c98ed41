/** A finding that is told to the clinician at once. */
export interface CriticalFinding {
  readonly id: string;
  /** Sets of concepts; all of one set are stated together. `a|b` is either. */
  readonly concepts: readonly string[];
  /** Words of which one must stand beside it, in normal form. */
  readonly words?: readonly string[];
  /** Words that make it another finding. */
  readonly notWith?: readonly string[];
}

/** Critical findings with where the list is from; an application can give its own. */
export interface CriticalFindingSet {
  readonly source: string;
  readonly findings: readonly CriticalFinding[];
}

/** Findings for immediate communication. */
export const criticalFindings: CriticalFindingSet = {
  source:
    "ACR Practice Parameter for Communication of Diagnostic Imaging Findings (2020), non-routine communication; categories as in Larson PA et al., Actionable findings and the role of IT support: report of the ACR Actionable Reporting Work Group. J Am Coll Radiol 2014;11:552-558, category 1.",
  findings: [
    { id: "tension-pneumothorax", concepts: ["pneumothorax tension", "pneumothorax mediastinal-shift"] },
    {
      id: "tension-pneumothorax",
      concepts: ["pneumothorax"],
      words: [
        "tension",
        "spannungs",
        "suffocant",
        "compressif",
        "compressive",
        "tensao",
        "hypertensive",
        "hipertensivo",
        "hipertensao",
      ],
    },
    {
      id: "large-pneumothorax",
      concepts: ["pneumothorax"],
      words: [
        "large",
        "massive",
        "big",
        "complete",
        "huge",
        "grosser",
        "ausgedehnter",
        "important",
        "volumineux",
        "gran",
        "grande",
        "extenso",
        "kompletter",
        "komplett",
        "complet",
        "volumoso",
        "masivo",
        "macico",
        "extensive",
        "total",
        "sizable",
        "sizeable",
      ],
    },
    {
      id: "free-air",
      concepts: ["free-air", "air diaphragm", "gas diaphragm"],
      notWith: ["postoperative", "laparoscopy", "expected"],
    },
    {
      id: "free-air",
      concepts: ["gas", "air"],
      words: ["extraluminal", "intraperitoneal", "retroperitoneal"],
      notWith: ["postoperative", "laparoscopy", "expected"],
    },
    {
      id: "free-air",
      concepts: ["perforation bowel", "perforation stomach", "perforation duodenum", "perforation colon"],
    },
    {
      id: "intracranial-haemorrhage",
      concepts: [
        "subdural",
        "epidural-hematoma",
        "hemorrhage-sah",
        "bleeding brain",
        "hematoma brain",
        "bleeding basal-ganglia",
        "bleeding thalamus",
        "bleeding cerebellum",
        "bleeding pons",
        "bleeding frontal-lobe|temporal-lobe|parietal-lobe|occipital-lobe",
        "hematoma frontal-lobe|temporal-lobe|parietal-lobe|occipital-lobe|basal-ganglia|thalamus|cerebellum",
      ],
      notWith: ["hygroma"],
    },
    {
      id: "intracranial-haemorrhage",
      concepts: ["bleeding", "hematoma"],
      words: [
        "intraventricular",
        "intraparenchymal",
        "subarachnoid",
        "parenchymal",
        "intraaxial",
        "extraaxial",
        "intracranial",
        "intracerebral",
        "intrakraniell",
        "intrakranielle",
        "intracranienne",
        "intracraneal",
        "intracraniana",
        "subdural",
        "epidural",
        "extradural",
      ],
      notWith: ["spinal", "renal", "hepatic", "splenic"],
    },
    { id: "midline-shift", concepts: ["midline-shift", "shift middle", "shift midline"] },
    {
      id: "aortic-dissection",
      concepts: [
        "dissection aorta",
        "dissection ascending-aorta|descending-aorta|aortic-arch|abdominal-aorta|aortic-root",
        "aortic-dissection",
      ],
    },
    {
      id: "aortic-dissection",
      concepts: ["dissection"],
      words: ["aortic", "stanford", "debakey", "aorta", "aorten", "aortique", "aortica", "flap"],
    },
    {
      id: "aortic-rupture",
      concepts: [
        "rupture aorta",
        "rupture aneurysm aorta",
        "rupture abdominal-aorta|ascending-aorta|descending-aorta|aortic-arch",
      ],
    },
    {
      id: "aortic-rupture",
      concepts: ["rupture aneurysm", "aneurysm rupture", "perforation aneurysm"],
      words: ["aortic", "aaa", "infrarenal", "aorta", "aorten", "aortenaneurysma", "bauchaortenaneurysma"],
    },
    { id: "pulmonary-embolism", concepts: ["lung embolism", "embolism pulmonary-artery", "thrombus pulmonary-artery"] },
    { id: "pulmonary-embolism", concepts: ["embolism"], words: ["saddle", "pulmonary", "segmental", "lobar"] },
    { id: "pulmonary-embolism", concepts: ["filling-defect pulmonary-artery"] },
    {
      id: "misplaced-tube",
      concepts: ["endotracheal-tube main-bronchus", "endotracheal-tube esophagus", "tracheostomy-tube esophagus"],
    },
    {
      id: "misplaced-tube",
      concepts: ["endotracheal-tube", "tracheostomy-tube"],
      words: [
        "misplaced",
        "malpositioned",
        "malposition",
        "malplaced",
        "mainstem",
        "displaced",
        "fehllage",
        "fehlintubation",
        "oesophageal",
        "esophageal",
        "bronchus",
        "hypopharynx",
        "pharynx",
        "selective",
        "selektiv",
        "selektive",
      ],
    },
    {
      id: "misplaced-tube",
      concepts: ["intubation"],
      words: ["mainstem", "endobronchial", "esophageal", "oesophageal", "bronchus", "selective"],
    },
    {
      id: "torsion",
      concepts: ["torsion", "testicular-torsion", "ovarian-torsion"],
      words: [
        "testicular",
        "ovarian",
        "testis",
        "testicle",
        "ovary",
        "torsion",
        "torsed",
        "hodentorsion",
        "adnexal",
        "testiculaire",
        "ovarienne",
        "ovarica",
        "torcao",
        "cord",
      ],
    },
    {
      id: "large-vessel-occlusion",
      concepts: ["obstruction", "thrombus", "embolism", "occlusion"],
      words: ["mca", "m1", "basilar", "basilaris", "carotid", "ica", "cerebral", "cerebri"],
      notWith: ["vein", "venous", "sinus", "stent", "branch"],
    },
    { id: "large-vessel-occlusion", concepts: ["obstruction blood-vessel"], words: ["large"] },
    { id: "large-vessel-occlusion", concepts: ["lvo", "mediaverschluss", "basilarisverschluss"] },
    {
      id: "perforation",
      concepts: [
        "perforation appendicitis",
        "perforation viscus",
        "perforation appendix",
        "perforation diverticulitis",
        "appendicitis perforation",
        "diverticulitis perforation",
      ],
    },
    { id: "perforation", concepts: ["perforation"], words: ["viscus", "viscera", "hohlorgan", "hollow"] },
    {
      id: "misplaced-tube",
      concepts: ["nasogastric", "nasogastric-tube", "feeding-tube", "orogastric"],
      words: [
        "bronchus",
        "bronchial",
        "endobronchial",
        "mainstem",
        "lung",
        "lobe",
        "trachea",
        "airway",
        "pleural",
        "lunge",
      ],
      notWith: ["below", "beyond", "stomach", "duodenum", "replaced", "removed", "repositioned"],
    },
    {
      id: "cardiac-tamponade",
      concepts: ["tamponade", "tamponnade", "tamponamento", "taponamiento", "perikardtamponade", "herzbeuteltamponade"],
      notWith: ["balloon", "nasal", "nasentamponade"],
    },
    { id: "ectopic-pregnancy", concepts: ["rupture ectopic-pregnancy", "ectopic-pregnancy free-fluid"] },
    {
      id: "ectopic-pregnancy",
      concepts: ["ectopic-pregnancy hemoperitoneum", "ectopic-pregnancy bleeding", "ectopic-pregnancy ascites"],
    },
    {
      id: "bowel-ischaemia",
      concepts: [
        "ischemia bowel|small-bowel|colon|sigmoid|mesentery",
        "infarct bowel|small-bowel|colon|mesentery",
        "portal-gas",
        "pneumatosis ischemia",
      ],
    },
    {
      id: "bowel-ischaemia",
      concepts: ["ischemia", "obstruction", "thrombus", "embolism"],
      words: ["mesenteric", "sma", "mesenterial", "mesenterica", "mesenterique"],
    },
    {
      id: "unstable-spine-fracture",
      concepts: ["fracture instability"],
      words: [
        "odontoid",
        "dens",
        "spine",
        "spinal",
        "vertebra",
        "vertebral",
        "cervical",
        "thoracic",
        "lumbar",
        "chance",
      ],
    },
    { id: "unstable-spine-fracture", concepts: ["fracture"], words: ["odontoid", "hangman", "jefferson"] },
    {
      id: "unstable-spine-fracture",
      concepts: ["burst retropulsion", "fracture retropulsion", "compression-fracture retropulsion"],
    },
    { id: "epidural-abscess", concepts: ["abscess"], words: ["epidural", "extradural"] },
    { id: "epidural-abscess", concepts: ["epidural-abscess"] },
    { id: "brain-herniation", concepts: ["hernia brain", "hernia cerebellum"] },
    {
      id: "brain-herniation",
      concepts: ["hernia"],
      words: ["uncal", "tonsillar", "subfalcine", "transtentorial", "transfalcine", "cerebellar", "cingulate"],
    },
    {
      id: "active-bleeding",
      concepts: ["extravasation", "bleeding"],
      words: ["active", "extravasation"],
      notWith: ["urine", "urinary"],
    },
    { id: "necrotising-fasciitis", concepts: ["necrotizing fasciitis", "fournier gangrene"] },
    { id: "organ-rupture", concepts: ["rupture spleen", "rupture liver", "rupture heart"] },
    { id: "cord-compression", concepts: ["cord-compression", "compression spinal-cord", "spinal-cord compressed"] },
    {
      id: "cord-compression",
      concepts: ["spinal-cord"],
      words: ["compressed", "compression", "compressing", "kompression", "komprimiert", "comprimee", "comprimida"],
    },
  ],
};
