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

/** Attributes that PS3.15, table E.1-1, has replaced or removed in files that are passed on. */
const names: ReadonlyMap<string, string> = new Map(
  `00080050 Accession Number
00080080 Institution Name
00080081 Institution Address
00080090 Referring Physician's Name
00080092 Referring Physician's Address
00080094 Referring Physician's Telephone Numbers
00080096 Referring Physician Identification
00081010 Station Name
00081030 Study Description
0008103e Series Description
00081040 Institutional Department Name
00081048 Physician(s) of Record
00081050 Performing Physician's Name
00081060 Name of Physician(s) Reading Study
00081070 Operators' Name
00081080 Admitting Diagnoses Description
00082111 Derivation Description
00084000 Identifying Comments
00100010 Patient's Name
00100020 Patient ID
00100021 Issuer of Patient ID
00100030 Patient's Birth Date
00100032 Patient's Birth Time
00101000 Other Patient IDs
00101001 Other Patient Names
00101002 Other Patient IDs Sequence
00101005 Patient's Birth Name
00101010 Patient's Age
00101040 Patient's Address
00101060 Patient's Mother's Birth Name
00102154 Patient's Telephone Numbers
00102160 Ethnic Group
00102180 Occupation
001021b0 Additional Patient History
001021f0 Patient's Religious Preference
00104000 Patient Comments
00080020 Study Date
00080021 Series Date
00080022 Acquisition Date
00080023 Content Date
0008002a Acquisition DateTime
00080030 Study Time
00180010 Contrast/Bolus Agent
00181000 Device Serial Number
00181030 Protocol Name
00200010 Study ID
00204000 Image Comments
00321032 Requesting Physician
00321060 Requested Procedure Description
00380010 Admission ID
00400275 Request Attributes Sequence
0040a730 Content Sequence
00402016 Placer Order Number
00402017 Filler Order Number
00880140 Storage Media File-set UID`
    .split("\n")
    .map((line) => [`x${line.slice(0, 8)}`, line.slice(9)] as const),
);

const textual: ReadonlySet<string> = new Set("US ES SC OT XC GM RG DG IVUS OP OPT RF XA".split(" "));

/** Lists what of a file may tell who the patient is. */
export function phiReport(attributes: Attributes): PhiReport {
  const present = attributes.tags.filter((tag) => attributes.has(tag));
  const found = present.flatMap((tag) => {
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
