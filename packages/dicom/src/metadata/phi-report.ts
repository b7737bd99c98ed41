import type { Attributes } from "../parse/data-set.js";

/** What of a file may tell who the patient is. Names of attributes only: values are not repeated. */
export interface PhiReport {
  readonly attributes: readonly { readonly tag: string; readonly name: string }[];
  /** Private elements: what they hold is not known. */
  readonly privateElements: number;
  /** What the file says of text in its pixels; `unknown` when it says nothing. */
  readonly burnedInAnnotation: "yes" | "no" | "unknown";
  /** Whether images of this modality often show text about the patient: ultrasound, screenshots, endoscopy, scanned films. */
  readonly oftenHasText: boolean;
}

/** Attributes that PS3.15, table E.1-1, has replaced or removed in files that are passed on: those of images, not all of it. */
const names: ReadonlyMap<string, string> = new Map(
  `00080012 Instance Creation Date
00080013 Instance Creation Time
00080014 Instance Creator UID
00080018 SOP Instance UID
00080020 Study Date
00080021 Series Date
00080022 Acquisition Date
00080023 Content Date
0008002a Acquisition DateTime
00080030 Study Time
00080031 Series Time
00080032 Acquisition Time
00080033 Content Time
00080050 Accession Number
00080080 Institution Name
00080081 Institution Address
00080082 Institution Code Sequence
00080090 Referring Physician's Name
00080092 Referring Physician's Address
00080094 Referring Physician's Telephone Numbers
00080096 Referring Physician Identification Sequence
0008009c Consulting Physician's Name
00080201 Timezone Offset From UTC
00081010 Station Name
00081030 Study Description
0008103e Series Description
00081040 Institutional Department Name
00081048 Physician(s) of Record
00081049 Physician(s) of Record Identification Sequence
00081050 Performing Physician's Name
00081052 Performing Physician Identification Sequence
00081060 Name of Physician(s) Reading Study
00081062 Physician(s) Reading Study Identification Sequence
00081070 Operators' Name
00081072 Operator Identification Sequence
00081080 Admitting Diagnoses Description
00081084 Admitting Diagnoses Code Sequence
00081110 Referenced Study Sequence
00081120 Referenced Patient Sequence
00082111 Derivation Description
00084000 Identifying Comments
00100010 Patient's Name
00100020 Patient ID
00100021 Issuer of Patient ID
00100030 Patient's Birth Date
00100032 Patient's Birth Time
00100033 Patient's Birth Date in Alternative Calendar
00100034 Patient's Death Date in Alternative Calendar
00100040 Patient's Sex
00100050 Patient's Insurance Plan Code Sequence
00100101 Patient's Primary Language Code Sequence
00101000 Other Patient IDs
00101001 Other Patient Names
00101002 Other Patient IDs Sequence
00101005 Patient's Birth Name
00101010 Patient's Age
00101020 Patient's Size
00101030 Patient's Weight
00101040 Patient's Address
00101050 Insurance Plan Identification
00101060 Patient's Mother's Birth Name
00101080 Military Rank
00101081 Branch of Service
00101090 Medical Record Locator
00101100 Referenced Patient Photo Sequence
00102000 Medical Alerts
00102110 Allergies
00102150 Country of Residence
00102152 Region of Residence
00102154 Patient's Telephone Numbers
00102155 Patient's Telecom Information
00102160 Ethnic Group
00102180 Occupation
001021a0 Smoking Status
001021b0 Additional Patient History
001021c0 Pregnancy Status
001021d0 Last Menstrual Date
001021f0 Patient's Religious Preference
00102203 Patient's Sex Neutered
00102297 Responsible Person
00102299 Responsible Organization
00104000 Patient Comments
00120010 Clinical Trial Sponsor Name
00120020 Clinical Trial Protocol ID
00120021 Clinical Trial Protocol Name
00120030 Clinical Trial Site ID
00120031 Clinical Trial Site Name
00120040 Clinical Trial Subject ID
00120042 Clinical Trial Subject Reading ID
00120050 Clinical Trial Time Point ID
00120051 Clinical Trial Time Point Description
00120060 Clinical Trial Coordinating Center Name
00120071 Clinical Trial Series ID
00120072 Clinical Trial Series Description
00180010 Contrast/Bolus Agent
00181000 Device Serial Number
00181002 Device UID
00181004 Plate ID
00181005 Generator ID
00181007 Cassette ID
00181008 Gantry ID
00181030 Protocol Name
00181200 Date of Last Calibration
00181400 Acquisition Device Processing Description
00184000 Acquisition Comments
00189424 Acquisition Protocol Description
0020000d Study Instance UID
0020000e Series Instance UID
00200010 Study ID
00200052 Frame of Reference UID
00203401 Modifying Device ID
00203406 Modified Image Description
00204000 Image Comments
00209158 Frame Comments
00281199 Palette Color Lookup Table UID
00284000 Image Presentation Comments
00320012 Study ID Issuer
00321020 Scheduled Study Location
00321030 Reason for Study
00321032 Requesting Physician
00321033 Requesting Service
00321060 Requested Procedure Description
00321070 Requested Contrast Agent
00324000 Study Comments
00380010 Admission ID
00380011 Issuer of Admission ID
00380020 Admitting Date
00380021 Admitting Time
00380040 Discharge Diagnosis Description
00380050 Special Needs
00380060 Service Episode ID
00380062 Service Episode Description
00380300 Current Patient Location
00380400 Patient's Institution Residence
00380500 Patient State
00384000 Visit Comments
00400001 Scheduled Station AE Title
00400002 Scheduled Procedure Step Start Date
00400003 Scheduled Procedure Step Start Time
00400006 Scheduled Performing Physician's Name
00400007 Scheduled Procedure Step Description
00400010 Scheduled Station Name
00400011 Scheduled Procedure Step Location
00400012 Pre-Medication
00400241 Performed Station AE Title
00400242 Performed Station Name
00400243 Performed Location
00400244 Performed Procedure Step Start Date
00400245 Performed Procedure Step Start Time
00400253 Performed Procedure Step ID
00400254 Performed Procedure Step Description
00400275 Request Attributes Sequence
00400280 Comments on the Performed Procedure Step
00400310 Comments on Radiation Dose
00400512 Container Identifier
00400551 Specimen Identifier
00400554 Specimen UID
00401001 Requested Procedure ID
00401004 Patient Transport Arrangements
00401005 Requested Procedure Location
00401010 Names of Intended Recipients of Results
00401101 Person Identification Code Sequence
00401102 Person's Address
00401103 Person's Telephone Numbers
00401400 Requested Procedure Comments
00402001 Reason for the Imaging Service Request
00402004 Issue Date of Imaging Service Request
00402008 Order Entered By
00402009 Order Enterer's Location
00402010 Order Callback Phone Number
00402016 Placer Order Number
00402017 Filler Order Number
00402400 Imaging Service Request Comments
0040a07c Custodial Organization Sequence
0040a123 Person Name
0040a124 UID
0040a13a Referenced DateTime
0040a730 Content Sequence
00700084 Content Creator's Name
00880140 Storage Media File-set UID
00880200 Icon Image Sequence
00880904 Topic Title
00880910 Topic Author
04000100 Digital Signature UID
40000010 Arbitrary
40004000 Text Comments`
    .split("\n")
    .map((line) => [`x${line.slice(0, 8)}`, line.slice(9)] as const),
);

const textual: ReadonlySet<string> = new Set("US ES SC OT XC GM RG DG IVUS OP OPT RF XA".split(" "));

/** Lists what of a file may tell who the patient is, in its sequences, too. */
export function phiReport(attributes: Attributes): PhiReport {
  const present = presentIn(attributes);
  const found = [...new Set(present)].flatMap((tag) => {
    const name = names.get(tag);
    return name === undefined ? [] : [{ tag: `(${tag.slice(1, 5)},${tag.slice(5)})`, name }];
  });
  const said = attributes.text("x00280301");
  return {
    attributes: found,
    privateElements: present.filter((tag) => Number.parseInt(tag.slice(4, 5), 16) % 2 === 1).length,
    burnedInAnnotation: said === "YES" ? "yes" : said === "NO" ? "no" : "unknown",
    oftenHasText:
      textual.has(attributes.text("x00080060") ?? "") || attributes.texts("x00080008").includes("SECONDARY"),
  };
}

/** Levels of sequences that are looked into; no known object has as many. */
const deepest = 16;

/** Tags of elements that are not empty, of all levels. */
function presentIn(attributes: Attributes, level = 0): readonly string[] {
  const own = attributes.tags.filter((tag) => attributes.has(tag));
  if (level === deepest) return own;
  const items = attributes.tags.flatMap((tag) => attributes.items(tag));
  return [...own, ...items.flatMap((item) => presentIn(item, level + 1))];
}
