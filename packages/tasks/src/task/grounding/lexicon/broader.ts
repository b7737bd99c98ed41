/**
 * What is an instance of what: `broader: narrower; narrower`, ids of concepts. Who has an adenocarcinoma has a cancer;
 * who takes amoxicillin takes an antibiotic. Not the other way round, and not of what is denied.
 */
const lines = `
cancer: adenocarcinoma; melanoma; lymphoma; leukemia; myeloma; basal-cell-carcinoma; squamous-cell-carcinoma; sarcoma; mesothelioma
skin: melanoma; basal-cell-carcinoma
tumor: cancer; adenocarcinoma; adenoma; glioma; melanoma; meningioma; sarcoma; metastasis
mass: tumor; cyst; nodule; lipoma; hematoma
lesion: nodule; mass; ulcer
better: resolved
arrhythmia: atrial-fibrillation; atrial-flutter; ventricular-tachycardia; svt
infection: pneumonia; uti; cellulitis; sepsis; bronchitis; cystitis; pyelonephritis; abscess; osteomyelitis; meningitis; tonsillitis; otitis-media; sinusitis; influenza; covid; gastroenteritis; septic-arthritis; endocarditis; candidiasis; bronchiolitis; tuberculosis; diverticulitis; herpes-zoster; impetigo; erysipelas
uti: cystitis; pyelonephritis
respiratory: pneumonia; bronchitis; bronchiolitis
lung: pneumonia; copd; asthma
arthritis: rheumatoid-arthritis; osteoarthritis; gout; septic-arthritis
weakness: one-sided-weakness; hemiplegia; paralysis
rash: urticaria; petechiae
swelling: angioedema
trauma: fracture; laceration; sprain; dislocation; bruise; concussion; burn
staphylococcus: staphylococcus-aureus; mrsa
staphylococcus-aureus: mrsa
streptococcus: pneumococcus
gram-negative: escherichia-coli; klebsiella; pseudomonas
removal: resection; lumpectomy; colectomy; lobectomy; thrombectomy; amputation; debridement
resection: colectomy; lobectomy; turp; prostatectomy; wide-excision
operation: cabg; hysterectomy; laparotomy; laparoscopy; joint-replacement; fixation; transplant; cesarean; colectomy; gastrectomy; nephrectomy; craniotomy; thoracotomy; amputation; prostatectomy; turp; bariatric; arthroscopy; mastectomy; lobectomy; spinal-fusion; herniorrhaphy
angiogram: coronary-angiogram
ventilation: niv
device: pacemaker; icd-device
catheter: central-line; picc
dementia: alzheimer
diabetes: ketoacidosis
bleeding: nosebleed; hematoma; subdural; hemorrhage-sah; menorrhagia; melena; postpartum-hemorrhage
gastrointestinal: melena
brain: hemorrhage-sah; subdural
anxiety: anxiety-disorder; panic; phobia
insulin: insulin glargine; insulin lispro; insulin aspart; insulin detemir; insulin degludec; nph insulin
iron: ferrous sulfate; iron sucrose
antiplatelet: aspirin; clopidogrel; ticagrelor; prasugrel; dipyridamole
anticoagulant: warfarin; heparin; phenprocoumon; acenocoumarol; fondaparinux; enoxaparin; dalteparin; tinzaparin; apixaban; rivaroxaban; edoxaban; dabigatran
opioid: morphine; oxycodone; hydromorphone; fentanyl; tramadol; codeine; buprenorphine; methadone; tapentadol; hydrocodone; pethidine; tilidine; piritramide
nsaid: ibuprofen; diclofenac; naproxen; ketorolac; indomethacin; meloxicam; celecoxib; etoricoxib; ketoprofen; piroxicam
analgesic: paracetamol; opioid; nsaid; ibuprofen; diclofenac; naproxen; metamizole; morphine; oxycodone; tramadol; codeine; fentanyl; hydromorphone; ketorolac; tapentadol; tilidine
steroid: prednisolone; prednisone; dexamethasone; hydrocortisone; methylprednisolone; budesonide; betamethasone; triamcinolone; clobetasol; mometasone; fluticasone; beclometasone
diuretic: furosemide; torasemide; bumetanide; hydrochlorothiazide; chlorthalidone; indapamide; spironolactone; eplerenone; metolazone; bendroflumethiazide
antidepressant: sertraline; fluoxetine; citalopram; escitalopram; paroxetine; mirtazapine; venlafaxine; duloxetine; amitriptyline; bupropion; trazodone; nortriptyline
antipsychotic: quetiapine; olanzapine; risperidone; aripiprazole; haloperidol; clozapine
antiepileptic: valproate; levetiracetam; lamotrigine; carbamazepine; phenytoin; topiramate; oxcarbazepine; phenobarbital; lacosamide
bronchodilator: salbutamol; ipratropium; tiotropium; salmeterol; formoterol; terbutaline
laxative: lactulose; macrogol; senna; bisacodyl; docusate
antiemetic: metoclopramide; ondansetron; domperidone; cyclizine; granisetron; prochlorperazine; dimenhydrinate
antihistamine: cetirizine; loratadine; desloratadine; fexofenadine; chlorphenamine; diphenhydramine; clemastine
antiviral: acyclovir; valacyclovir; oseltamivir; remdesivir; ganciclovir
antifungal: fluconazole; itraconazole; voriconazole; nystatin; clotrimazole; terbinafine
immunosuppressant: azathioprine; methotrexate; tacrolimus; ciclosporin; mycophenolate; sirolimus
antidiabetic: metformin; gliclazide; glimepiride; sitagliptin; linagliptin; empagliflozin; dapagliflozin; canagliflozin; semaglutide
vasopressor: norepinephrine; dopamine; dobutamine; vasopressin
antihypertensive: amlodipine; ramipril; lisinopril; enalapril; perindopril; losartan; valsartan; candesartan; nifedipine; lercanidipine; indapamide; ace-inhibitor; arb; calcium-channel-blocker
calcium-channel-blocker: amlodipine; nifedipine; diltiazem; verapamil; lercanidipine; felodipine
sedative: zopiclone; zolpidem; temazepam; midazolam; propofol
nitrate: nitroglycerin; isosorbide
antibiotic: linezolid; metronidazole; trimethoprim; co-trimoxazole; nitrofurantoin; fosfomycin; rifampicin; penicillin; amoxicillin; amoxicillin clavulanate; piperacillin tazobactam; cephalosporin; macrolide; quinolone; doxycycline; chloramphenicol; teicoplanin; aztreonam; colistin
vitamin: multivitamin; thiamine; cholecalciferol; folic acid
`;

const listed = new Map<string, string[]>();
for (const line of lines.trim().split("\n")) {
  const [broader = "", narrower = ""] = line.split(":");
  for (const id of narrower.split(";").map((part) => part.trim()))
    if (id !== broader) listed.set(id, [...(listed.get(id) ?? []), broader]);
}

/** Stems of international nonproprietary names (WHO, Stem book) and the class that they mark. */
const stems: readonly (readonly [RegExp, string])[] = [
  [/cil+in$|^cef|^ceph|m[iy]cin$|oxacin$|c[iy]clin[e]?$|penem$/, "antibiotic"],
  [/^cef|^ceph/, "cephalosporin"],
  [/thromycin$|tromicin$/, "macrolide"],
  [/oxacin$/, "quinolone"],
  [/pril$/, "ace-inhibitor"],
  [/sartan$/, "arb"],
  [/olol$/, "beta-blocker"],
  [/statin$/, "statin"],
  [/prazole?$|praco?l$/, "ppi"],
  [/azepam$|azolam$|acepam$|acolam$/, "benzodiazepine"],
  [/triptan$/, "triptan"],
  [/gliptin$|glifloc?z?in$/, "antidiabetic"],
  [/dronate?$|dronic-acid$/, "bisphosphonate"],
];

/** Statins, but not an antifungal; a cycline, but none for the cough. */
const noMembers = /^(?:nystatin|nistatin|somatostatin|dactinomycin|bleomycin|mitomycin|aripiprazole)$/;

const found = new Map<string, readonly string[]>();

/** The wider concepts that a concept belongs to. */
export function broaderThan(concept: string, category: string): readonly string[] {
  if (category !== "drug" || noMembers.test(concept)) return listed.get(concept) ?? none;
  let wider = found.get(concept);
  if (wider === undefined) {
    wider = [
      ...(listed.get(concept) ?? none),
      ...stems.flatMap(([stem, drugs]) => (stem.test(concept) ? [drugs] : [])),
    ];
    if (found.size > 5000) found.clear();
    found.set(concept, wider);
  }
  return wider;
}

const none: readonly string[] = [];
