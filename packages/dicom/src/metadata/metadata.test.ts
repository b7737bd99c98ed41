import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { openDicom } from "../dicom-file.js";
import { Attributes } from "../parse/data-set.js";
import type { ElementSource } from "../parse/dicom-element.js";
import { phiReport } from "./phi-report.js";
import { commonFacts, promptFacts } from "./prompt-facts.js";
import { daysBetween, studyMoment } from "./study-day.js";

const film = openDicom(readFileSync(fileURLToPath(new URL("../../test-data/film-inverted.dcm", import.meta.url))));

/** A data set of texts. */
function texts(values: Readonly<Record<string, string>>): Attributes {
  const source: ElementSource = {
    byteArray: new Uint8Array(),
    elements: Object.fromEntries(
      Object.entries(values).map(([tag, value]) => [tag, { tag, length: value.length, dataOffset: 0 }]),
    ),
    string: (tag) => values[tag],
    uint16: () => undefined,
  };
  return new Attributes(source);
}

describe("promptFacts", () => {
  it("reads what may go into a prompt, and nothing of the patient", () => {
    expect(promptFacts(film.attributes)).toEqual({
      ...{ modality: "DX", bodyPart: "CHEST", view: "PA" },
      ...{ ageBand: "40 to 49 years", sex: "female" },
    });
  });

  it.each([
    ["x00180015", "JANE DOE KNEE"],
    ["x00185101", "Seen by Dr. Hill"],
    ["x00080060", "JANE"],
    ["x00101010", "4711"],
    ["x00100040", "Jane"],
    ["x00200062", "Left, Jane"],
    ["constructor", "x"],
    ["x00100040", "constructor"],
    ["x00200062", "toString"],
    ["x00080060", "CONSTRUCTOR"],
  ])("leaves out other values of %s", (tag, value) => expect(promptFacts(texts({ [tag]: value }))).toEqual({}));

  it.each([
    ["003D", "under 1 year"],
    ["011M", "under 1 year"],
    ["030M", "1 to 9 years"],
    ["010Y", "10 to 19 years"],
    ["101Y", "90 years or older"],
  ])("widens the age %s", (age, ageBand) => expect(promptFacts(texts({ x00101010: age }))).toEqual({ ageBand }));
});

describe("commonFacts", () => {
  it("keeps what all agree on", () => {
    const [left, right] = ["left", "right"] as const;
    const facts = { modality: "MG", view: "CC" };
    expect(
      commonFacts([
        { ...facts, laterality: left },
        { ...facts, laterality: right },
      ]),
    ).toEqual(facts);
    expect(commonFacts([facts, { modality: "MG" }])).toEqual({ modality: "MG" });
    expect(commonFacts([])).toEqual({});
  });
});

describe("daysBetween", () => {
  it.each([
    ["20240229", "20240301", 1],
    ["2024.01.01", "20241231", 365],
    ["20240301", "20240229", -1],
    ["", "20240229", undefined],
    ["20200231", "20240229", undefined],
    ["20201345", "20240229", undefined],
  ])("%s to %s", (first, second, days) => {
    expect(daysBetween(texts({ x00080020: first }), texts({ x00080020: second }))).toBe(days);
  });
});

describe("phiReport", () => {
  it("names what may tell who the patient is, without its values", () => {
    const report = phiReport(film.attributes);
    expect(report).toMatchObject({ privateElements: 0, burnedInAnnotation: "no", oftenHasText: false });
    expect(report.attributes.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Patient's Name", "Patient ID", "Patient's Birth Date"]),
    );
    expect(JSON.stringify(report)).not.toMatch(/SECRET|1970/);
  });

  it("looks into sequences", () => {
    const inner: ElementSource = {
      ...{ byteArray: new Uint8Array(), string: () => "x", uint16: () => undefined },
      elements: { x00102297: { tag: "x00102297", length: 1, dataOffset: 0 } },
    };
    const outer: ElementSource = {
      ...inner,
      elements: { x00400275: { tag: "x00400275", length: 9, dataOffset: 0, items: [{ dataSet: inner }] } },
    };
    expect(phiReport(new Attributes(outer)).attributes.map(({ name }) => name)).toEqual([
      "Request Attributes Sequence",
      "Responsible Person",
    ]);
  });

  it("counts private elements, and knows images that often have text", () => {
    expect(phiReport(texts({ x00090010: "ACME", x00080060: "US" }))).toMatchObject({
      ...{ privateElements: 1, burnedInAnnotation: "unknown", oftenHasText: true },
    });
  });
});

describe("studyMoment", () => {
  it.each<readonly [string, Readonly<Record<string, string>>, unknown]>([
    ["the study's date and time", { x00080020: "19700102", x00080030: "0130" }, { day: 1, second: 5400 }],
    ["fractions of a second", { x00080020: "19700102", x00080030: "000001.500000" }, { day: 1, second: 1.5 }],
    ["a date without a time", { x00080020: "19700102", x00080031: "013000" }, { day: 1 }],
    ["the date of the acquisition", { x00080022: "19700103", x00080032: "000100" }, { day: 2, second: 60 }],
    ["the first date that is one", { x00080020: "0000", x00080023: "19700104" }, { day: 3 }],
    ["a time that is none", { x00080020: "19700102", x00080030: "9930" }, { day: 1 }],
    ["nothing", {}, undefined],
  ])("reads %s", (_, values, moment) => expect(studyMoment(texts(values))).toEqual(moment));
});
