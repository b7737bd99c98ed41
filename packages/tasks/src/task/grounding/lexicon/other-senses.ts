import { singular } from "../text/normalize-word.js";
import { tokenize } from "../text/tokenize.js";

/**
 * What else a word may mean: `word; word: concept; first + second`, concepts by their ids. The lexicon names the usual
 * sense; a statement is not refused for meaning one of these. `-`: the word may say nothing at all.
 */
const lines = `
rr: respiratory-rate; blood-pressure
weight gain; gained weight; gaining weight; put on weight; putting on weight; puts on weight: weight + up
weight loss; lost weight; losing weight; has lost weight; loses weight: weight + down
nightly; every night: night
visit; visits; seen at; was seen at; repeatedly; end; by the end: -
palpable; palpables; palpabel; tastbar; palpe; palpavel; palpaveis: -
pred: prednisolone; predicted
fluid on the lung; fluid on the lungs; fluid in the lungs: lung + swelling; pleura + effusion
mc&s; mcs: culture; microscopy; sensitive
bowel cancer; colorectal cancer: cancer + bowel; cancer + colon + rectum
ca bowel: cancer + colon
no improvement: ineffective
pt: physiotherapy; prothrombin-time; patient; -
ot: occupational-therapy
ca: calcium; cancer
ra: rheumatoid-arthritis; room-air; right + atrium
ms: multiple-sclerosis; stenosis + mitral-valve; morphine; mental-status
mr: regurgitation + mitral-valve; mri
as: stenosis + aortic-valve; spondylitis
ar: regurgitation + aortic-valve; rhinitis
pe: lung + embolism; pleura + effusion; pericardium + effusion; pre-eclampsia; physical-exam
pd: parkinson-disease; peritoneal-dialysis; personality-disorder
pid: pelvic-inflammatory; disc + hernia
gbs: guillain-barre; group-b-strep + streptococcus
ad: alzheimer; eczema
bs: bowel-sounds; glucose; breath-sounds
hs: heart-sounds; night
cs: cesarean
rf: rheumatoid-factor; kidney-failure + kidney; risk; respiratory-failure
dm: diabetes; dermatomyositis
di: diabetes-insipidus
dx: diagnosis
cf: cystic-fibrosis; -
pod: after-operation
cp: chest + pain; cerebral-palsy
cva: stroke; flank
hr: pulse
fh; fhx: family
ga: gestational-age; anesthesia
la: local-anesthesia; left + atrium; lactate
lad: lymph-node + enlarged; coronary-artery; lad-artery
icd: icd-device; chest-tube
rtc: follow-up; accident; car
mm: melanoma; myeloma
crt: capillary-refill; chemoradiotherapy
cr: creatinine; complete + remission; remission
cvp: central-line
pcp: general-practitioner; pneumocystis
ed: emergency-department; erectile-dysfunction
er: emergency-department; estrogen-receptor
pr: pulse; rectal; progesterone-receptor; partial + remission
bm; bms: glucose; stool; bone-marrow
bo: stool
ns: sodium chloride; normal
sob: dyspnea
ap: angina; anterior; alkaline-phosphatase; abdomen + pain
ta: blood-pressure
ue: arm; electrolytes
le: leg; left + eye
re: right + eye
ul: upper-lobe; arm; ulcer
ll: lower-lobe; leg
eva: pain-score
nad: normal; distress
nof: hip + fracture; hip
sle: lupus
tb: tuberculosis
↑: up; high; enlarged
↓: down; low
Δ: switch; diagnosis
cervical: neck; cervix; cervical-spine
taken off; came off; come off: stop; removal
withdrawn; withdrew: stop; removal
came in; come in; came into hospital; came to hospital; come to hospital; brought to hospital; brought in to hospital; taken to hospital; rushed to hospital: admission; -
collapse; collapsed; collapses; collapsing: syncope; down
larger; bigger; grown; grew: up; large; enlarged
smaller: down; small
recovered; recovery: better; resolved
returned to normal; back to normal; normalized; has normalized: resolved; better; normal
cleared; cleared up: resolved; better
settled; settling: resolved; better; comfortable
improved: better
spread; has spread; spread to; spread into: metastasis; radiating; extension
neurology: neurology; neurological
discharge: discharge; discharge-fluid
secretion; secretions: discharge-fluid
low: low; down
high; raised; elevated: high; up
reduced; decreased; diminished: down; low; poor
increased: up; high
brisk: brisk; high
depressed: depression; low-mood; down
low mood; mood low; low in mood: low-mood; depression
drowsy; sleepy: drowsiness; fatigue
light: light; mild
review; reviewed; seen: follow-up; -
surgery; operation; op: operation
mask: face-mask
medical: -
line: cannula; central-line
tube: catheter; nasogastric-tube; chest-tube
walking: mobile; gait
breathing: respiratory; dyspnea; respiratory-rate
speech: speech; speech-therapy
resuscitated: cpr; infusion
full: complete
change; changed; changes: switch
swelling; swollen: swelling; mass; enlarged
lump: mass; nodule; swelling
growth: growth; mass; tumor
shadow; shadowing: opacity; consolidation
stricture; narrowing: stenosis
thrombosed; clotted: thrombus
stiffness: stiffness
discomfort: pain; distress
fit; fits: seizure; healthy
turn; funny turn: syncope; seizure; dizziness
dose; doses: -
prescribed; prescription: -
issue; issues: -
well: good; healthy; comfortable; stable-state
stable: stable; stable-state; controlled
good: good; normal
satisfactory: good; normal
clear: normal; clear
intact: normal; intact
unremarkable: normal
equivocal: unknown
insufficient; inadequate: poor; low
home: home; discharge
came home; back home; went back home: home; discharge
inpatient: admission; ward
kept in; kept in hospital; stayed in hospital; remained in hospital: admission; stay; -
attended; attend; attendance: visit; -
clinic: clinic; outpatient; -
lost consciousness; loss of consciousness: unconsciousness; syncope
passed out; blacked out; blackout: syncope; unconsciousness
gap: interval
ruptured; rupture; torn; tear: rupture; laceration; perforation
cut: laceration; removal
mini: mini
regular: regular; normal
assistance; assist: assistance; dependent
lethargic; lethargy: fatigue; drowsiness
heavy: heavy; severe
mens; lmp: menstruation
obstructed; blocked: obstruction; nasal-congestion
numb: numbness
sugar; sugars: glucose
tension: blood-pressure; tension
weak; weakness: weakness; paresis
wheezy: wheeze
diet: diet; food
thin: thin; cachexia
fragility: frailty
tomorrow: tomorrow; -
obs; observations: vital-signs; monitoring
`;

interface Senses {
  readonly concepts: readonly string[];
  readonly mayBeEmpty: boolean;
}

const keyOf = (text: string): string =>
  tokenize(text)
    .map(({ word }) => singular(word))
    .join(" ");

const byText: ReadonlyMap<string, Senses> = new Map(
  lines
    .trim()
    .split("\n")
    .flatMap((line) => {
      const [words = "", senses = ""] = line.split(":");
      const all = senses.split(/[;+]/).map((sense) => sense.trim());
      const found = { concepts: all.filter((sense) => sense !== "-"), mayBeEmpty: all.includes("-") };
      return words.split(";").map((word) => [keyOf(word), found] as const);
    }),
);

/** Longer texts are no abbreviations, and are in no line. */
const longest = 40;

const found = new Map<string, Senses | undefined>();

/** The line of a text; texts come again and again, and are normalized once. */
function sensesOf(text: string): Senses | undefined {
  if (text.length > longest) return undefined;
  if (found.has(text)) return found.get(text);
  const senses = byText.get(keyOf(text));
  // A dictionary of what hostile text holds would grow for ever.
  if (found.size > 20_000) found.clear();
  found.set(text, senses);
  return senses;
}

const none: readonly string[] = [];

/** Ids of the concepts that a phrase of a text may stand for besides its usual one. */
export function otherSensesOf(text: string): readonly string[] {
  return sensesOf(text)?.concepts ?? none;
}

/** Whether a phrase may be left unchecked: it names what everybody adds, or may be only a person. */
export function mayBeEmpty(text: string): boolean {
  return sensesOf(text)?.mayBeEmpty === true;
}
