/** For an interpretation, the descriptions that it may rest on. Concepts of the lexicon, or words in normal form. */
const lines = `
pneumonia: consolidation opacity infiltrate ground-glass interstitial air-bronchogram bronchogram atelectasis density airspace
heart-failure: heart enlarged lung swelling congestion effusion interstitial kerley cephalization
congestion: interstitial kerley vessel enlarged
swelling: interstitial congestion opacity kerley effusion ground-glass hyperintensity hypodensity haziness
aspiration: consolidation opacity infiltrate
tuberculosis: cavity opacity nodule consolidation infiltrate lymph-node
sarcoidosis: lymph-node nodule enlarged
interstitial-lung-disease: interstitial reticular honeycombing fibrosis ground-glass
fibrosis: interstitial reticular honeycombing opacity scar
copd: hyperinflation emphysema flat diaphragm
emphysema: hyperinflation lucency bulla flat
hyperinflation: flat diaphragm hyperexpansion
cancer: mass nodule lesion opacity tumor microcalcification spiculated asymmetry architectural-distortion enhancing
tumor: mass nodule lesion cancer
malignant: mass nodule lesion
mass: lesion nodule opacity tumor
nodule: opacity lesion density mass shadow
metastasis: lesion nodule mass lucency sclerosis-bone hypodensity
lymphoma: lymph-node mass enlarged
melanoma: lesion macule nodule pigmented asymmetry nevus mass irregular
nevus: macule papule lesion pigmented
cancer-skin: lesion nodule plaque ulcer papule
granuloma: nodule calcification
effusion: fat-pad costophrenic-angle blunting fluid blunted meniscus-sign
atelectasis: opacity volume-loss collapse density linear
consolidation: opacity infiltrate airspace pneumonia density
opacity: consolidation infiltrate density nodule atelectasis
infiltrate: consolidation opacity
osteoarthritis: joint-space-narrowing osteophyte degenerative sclerosis-bone stenosis arthropathy spur
arthritis: joint-space-narrowing erosion effusion swelling
degenerative: osteophyte joint-space-narrowing
osteomyelitis: erosion destruction lucency swelling marrow
fracture: break lucency displaced avulsion cortical step buckle buckling periosteal-reaction callus fat-pad lipohemarthrosis discontinuity compression height deformity
compression-fracture: height deformity wedge vertebra
dislocation: displaced located subluxation incongruent
calcific-tendinopathy: calcification
tendinopathy: calcification thickening hyperintensity rupture
rupture: discontinuity hyperintensity gap tear retracted
bone-bruise: hyperintensity swelling
sprain: swelling
necrosis: collapse lucency sclerosis-bone crescent hyperintensity marrow subchondral hypodensity enhancement gas ulcer
spinal-stenosis: hernia stenosis bulge
stenosis: narrowing hernia bulge
disc: hernia bulge
stone: calcification hyperdensity echogenic shadow
cholecystitis: wall-thickening thickening stone pericholecystic-fluid murphy-sign distended fluid
appendicitis: appendix-dilated dilatation thickening fat-stranding appendicolith fluid
diverticulitis: diverticulosis wall-thickening thickening fat-stranding
colitis: wall-thickening thickening
enteritis: wall-thickening thickening
pancreatitis: fat-stranding swelling fluid enlarged
pyelonephritis: fat-stranding enlarged striated
hydronephrosis: dilatation obstruction
obstruction: dilatation stone hydronephrosis fluid-level loop
ileus: dilatation loop
perforation: free-air
free-air: air gas
abscess: fluid collection cavity
cirrhosis: nodular liver atrophy
fatty-liver: echogenic hyperechoic hypodense attenuation echogenicity
hernia: bulge protrusion
cyst: anechoic lesion
hemangioma: lesion
stroke: hypodensity infarct diffusion hyperintensity ischemia
infarct: hypodensity diffusion hyperintensity hypodense stroke
ischemia: hypodensity hyperintensity infarct white-matter
bleeding: hyperdensity hematoma subdural hyperdense
subdural: hyperdensity hyperdense crescent collection hypodense
hematoma: hyperdensity fluid bleeding hyperdense collection
multiple-sclerosis: hyperintensity lesion white-matter
hydrocephalus: dilatation ventricle enlarged
atrophy: sulci ventricle volume
meningioma: mass lesion
glioma: mass lesion
glioblastoma: mass lesion
retinopathy: microaneurysm dot-hemorrhage bleeding hard-exudate cotton-wool-spot neovascularization
diabetes: microaneurysm dot-hemorrhage bleeding hard-exudate cotton-wool-spot neovascularization
glaucoma: cupping optic-disc cup excavation
macular-degeneration: drusen geographic-atrophy atrophy
thrombus: compressible filling-defect noncompressible embolism occlusion echogenic obstruction
embolism: filling-defect thrombus
aneurysm: dilatation enlarged
dissection: flap lumen
dilatation: enlarged
demyelination: lesion hyperintensity white-matter
demyelinating: lesion hyperintensity white-matter
psoriasis: plaque scale-skin
eczema: erythema scale-skin plaque
cellulitis: erythema swelling
sinusitis: opacity thickening mucosal fluid-level
pneumothorax: pleural-line lucency
osteoporosis: osteopenia
osteopenia: osteoporosis
enlarged: dilatation big widened prominent
cupping: cup excavation
inflammation: thickening swelling fat-stranding erythema hyperemia
infection: consolidation opacity infiltrate fluid collection swelling thickening
cord-compression: compressing compressed compression mass hernia stenosis
torsion: flow perfusion vascularity absent twisted
testicular-torsion: flow perfusion vascularity absent twisted torsion
ovarian-torsion: flow perfusion vascularity absent twisted torsion enlarged
lesion: mass nodule cyst macule plaque hyperintensity hypodensity opacity ulcer papule
`;

export const interpretations: ReadonlyMap<string, readonly string[]> = new Map(
  lines
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", evidence = ""] = line.split(":");
      return [name.trim(), evidence.trim().split(" ")] as const;
    }),
);

const organLines = `
lung: pneumonia tuberculosis emphysema copd interstitial-lung-disease fibrosis bronchitis asthma ards aspiration sarcoidosis
heart: heart-failure cardiomyopathy pericarditis myocarditis
brain: meningioma glioma glioblastoma stroke multiple-sclerosis hydrocephalus encephalitis meningitis
liver: cirrhosis hepatitis fatty-liver hemangioma
gallbladder: cholecystitis
bile-duct: cholangitis
pancreas: pancreatitis
kidney: pyelonephritis glomerulonephritis hydronephrosis
bladder: cystitis
colon: diverticulitis colitis diverticulosis constipation
appendix: appendicitis
bowel: ileus crohn enteritis gastroenteritis
stomach: gastritis
eye: glaucoma retinopathy macular-degeneration cataract cupping drusen uveitis
skin: melanoma psoriasis eczema cellulitis nevus
spine: spondylolisthesis scoliosis spinal-stenosis
breast: mastitis
thyroid: goiter thyroiditis
sinus: sinusitis
prostate: prostatitis
uterus: fibroid endometriosis adenomyosis
`;

/** Where a diagnosis is, when its name says nothing of it. */
export const organOf: ReadonlyMap<string, string> = new Map(
  organLines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [organ = "", names = ""] = line.split(":");
      return names
        .trim()
        .split(" ")
        .map((name) => [name, organ.trim()] as const);
    }),
);

/** Parts of the body that one examination's findings share. */
const groups = [
  "lung pleura chest bronchus hilum base apex upper-lobe middle-lobe lower-lobe upper-zone middle-zone lower-zone lingula lobe costophrenic-angle diaphragm fissure-lung subpleural pleural-space trachea",
  "heart pericardium cardiac-silhouette atrium ventricle valve mediastinum aorta lung pulmonary-artery",
  "brain cerebellum brainstem head temple forehead parietal occiput cerebral-hemisphere cerebellar-hemisphere frontal-lobe temporal-lobe parietal-lobe occipital-lobe basal-ganglia thalamus pons convexity falx white-matter ventricle middle-cerebral-artery cerebrum",
  "eye retina macula fovea optic-disc cornea lens vitreous choroid iris fundus conjunctiva eyelid",
  "liver gallbladder bile-duct cystic-duct portal-vein lobe abdomen",
  "kidney ureter bladder renal-pelvis upper-pole lower-pole interpolar vesicoureteric-junction urethra flank",
  "bowel colon sigmoid small-bowel ileum cecum appendix duodenum rectum abdomen peritoneum stomach lower-quadrant",
  "knee patella meniscus acl pcl mcl lcl tibia tibial-plateau femoral-condyle medial-compartment lateral-compartment femur fibula cartilage joint",
  "hip femur femoral-neck femoral-head acetabulum pelvis pubic-ramus greater-trochanter groin joint bone",
  "ankle foot toe metatarsal heel talus tarsal phalanx fibula tibia medial-malleolus lateral-malleolus posterior-malleolus achilles-tendon joint bone",
  "shoulder humerus humeral-head humeral-neck glenoid clavicle scapula rotator-cuff greater-tuberosity acromioclavicular-joint upper-arm joint bone tendon",
  "elbow wrist forearm hand radius ulna scaphoid finger thumb phalanx metacarpal distal-radius ulnar-styloid radial-styloid arm joint bone",
  "spine vertebra disc spinal-cord cervical-spine thoracic-spine lumbar-spine sacrum back nerve bone",
  "rib sternum clavicle chest bone",
  "breast nipple upper-outer-quadrant upper-inner-quadrant lower-outer-quadrant lower-inner-quadrant retroareolar axilla",
  "uterus ovary cervix endometrium myometrium placenta pelvis fallopian-tube gestational-sac",
  "testis scrotum penis",
  "leg vein thigh calf popliteal-vein femoral-vein iliac-vein artery blood-vessel popliteal-artery femoral-artery",
  "skin hair nail arm leg back face nose shoulder forearm scalp hand foot cheek trunk",
  "aorta abdominal-aorta ascending-aorta descending-aorta aortic-arch aortic-root iliac-artery artery blood-vessel",
  "lymph-node hilum mediastinum axilla neck groin lung",
  "thyroid parathyroid lobe isthmus neck",
].map((group) => new Set(group.split(" ")));

/** Words of a place that every part has. */
const general: ReadonlySet<string> = new Set(
  "medial lateral anterior posterior proximal distal upper lower middle central peripheral bone soft-tissue body joint temporal-side nasal-side".split(
    " ",
  ),
);

/** Whether two places may be one: none is named, one is shared, or both are of one part of the body. */
export function mayBeOnePlace(first: readonly string[], second: readonly string[]): boolean {
  const own = first.filter((place) => !general.has(place));
  const other = second.filter((place) => !general.has(place));
  if (own.length === 0 || other.length === 0) return true;
  return own.some(
    (place) =>
      other.includes(place) || groups.some((group) => group.has(place) && other.some((each) => group.has(each))),
  );
}

/** Findings of the history and of the patient, not of an image. */
export const symptoms: ReadonlySet<string> = new Set(
  "pain fever cough dyspnea nausea vomiting fatigue weakness dizziness syncope chills sweat headache weight-loss hypertension smoking allergy trauma falls sleep growth recurrence exacerbation distress age tension sepsis pregnancy leak shock tenderness side-effect alcohol anxiety seizure confusion degenerative asymptomatic-state palpitations stiffness instability drowsiness delirium".split(
    " ",
  ),
);
