import type { Attributes } from "../parse/data-set.js";

/** What of a file may go into a prompt: nothing that tells who the patient is. */
export interface PromptFacts {
  /** Code such as `CT`, `DX`. */
  readonly modality?: string;
  /** For example `CHEST`. */
  readonly bodyPart?: string;
  /** For example `PA`. */
  readonly view?: string;
  readonly laterality?: "left" | "right" | "both";
  /** Ten years wide: `40 to 49 years`; `90 years or older`. */
  readonly ageBand?: string;
  readonly sex?: "female" | "male" | "other";
}

/** Body Part Examined: defined terms of PS3.16, annex L, that are usual. Another text stays out: it may be anything. */
const bodyParts: ReadonlySet<string> = new Set(
  (
    "ABDOMEN ABDOMENPELVIS ADRENAL ANKLE AORTA ARM AXILLA BACK BLADDER BODY BRAIN BREAST BRONCHUS BUTTOCK CALCANEUS CALF CAROTID CEREBELLUM " +
    "CERVIX CHEEK CHEST CHESTABDOMEN CHESTABDPELVIS CHOROIDPLEXUS CLAVICLE COCCYX COLON CORNEA CORONARYARTERY CSPINE CTSPINE DUODENUM EAR " +
    "ELBOW ESOPHAGUS EXTREMITY EYE EYELID FACE FEMUR FINGER FOOT FOREARM GALLBLADDER HAND HEAD HEADNECK HEART HIP HUMERUS ILEUM ILIUM IAC " +
    "JAW JEJUNUM KIDNEY KNEE LARYNX LEG LIVER LSPINE LSSPINE LUNG MAXILLA MEDIASTINUM MOUTH NECK NECKCHEST NECKCHESTABDOMEN NECKCHESTABDPELV " +
    "NOSE ORBIT OVARY PANCREAS PAROTID PATELLA PELVIS PENIS PHARYNX PROSTATE RECTUM RIB SSPINE SCALP SCAPULA SCLERA SCROTUM SHOULDER SKULL " +
    "SPINE SPLEEN STERNUM STOMACH SUBMANDIBULAR TMJOINT TESTIS THIGH THUMB THYMUS THYROID TIBIA TLSPINE TOE TONGUE TRACHEA TSPINE URETER " +
    "URETHRA UTERUS VAGINA VULVA WHOLEBODY WRIST ZYGOMA"
  ).split(" "),
);

const views: ReadonlySet<string> = new Set(
  "AP PA LL RL RLD LLD RLO LLO CC MLO ML LM LMO XCCL XCCM FB SIO ISO AT CV LAT LATERAL OBLIQUE AXIAL TANGENTIAL".split(
    " ",
  ),
);

const modalities: ReadonlySet<string> = new Set(
  "AR BI BMD CR CT DG DX ECG EPS ES FID GM HC HD IO IVOCT IVUS KER LEN LS MG MR NM OAM OCT OP OPM OPT OPV OSS OT PT PX RF RG SC SM SMR SRF TG US VA XA XC".split(
    " ",
  ),
);

/** Reads what may go into a prompt, by an allow-list of attributes and of their values. */
export function promptFacts(attributes: Attributes): PromptFacts {
  const listed = (tag: string, values: ReadonlySet<string>): string | undefined => {
    const value = attributes.text(tag)?.toUpperCase().replaceAll(" ", "");
    return value !== undefined && values.has(value) ? value : undefined;
  };
  const modality = listed("x00080060", modalities);
  const bodyPart = listed("x00180015", bodyParts);
  const view = listed("x00185101", views);
  const laterality = sides.get(attributes.text("x00200062") ?? attributes.text("x00200060"));
  const ageBand = ageBandOf(attributes.text("x00101010"));
  const sex = sexes.get(attributes.text("x00100040"));
  return {
    ...(modality !== undefined && { modality }),
    ...(bodyPart !== undefined && { bodyPart }),
    ...(view !== undefined && { view }),
    ...(laterality !== undefined && { laterality }),
    ...(ageBand !== undefined && { ageBand }),
    ...(sex !== undefined && { sex }),
  };
}

/** The facts that all of several files agree on. */
export function commonFacts(all: readonly PromptFacts[]): PromptFacts {
  const [first, ...others] = all;
  const agreed = Object.entries(first ?? {}).filter(([name, value]) =>
    others.every((each) => each[name as keyof PromptFacts] === value),
  );
  return Object.fromEntries(agreed);
}

const sides: ReadonlyMap<string | undefined, PromptFacts["laterality"]> = new Map([
  ["L", "left"],
  ["R", "right"],
  ["B", "both"],
]);
const sexes: ReadonlyMap<string | undefined, PromptFacts["sex"]> = new Map([
  ["F", "female"],
  ["M", "male"],
  ["O", "other"],
]);

/** `045Y` as a band. */
function ageBandOf(age: string | undefined): string | undefined {
  const [, digits, unit] = /^(\d{1,3})([DWMY])$/.exec(age ?? "") ?? [];
  if (digits === undefined) return undefined;
  const years = unit === "Y" ? Number(digits) : unit === "M" ? Math.floor(Number(digits) / 12) : 0;
  if (years < 1) return "under 1 year";
  if (years < 10) return "1 to 9 years";
  if (years >= 90) return "90 years or older";
  const from = 10 * Math.floor(years / 10);
  return `${from} to ${from + 9} years`;
}
