import { describe, expect, it } from "vitest";
import { checkLaboratoryRow, type LaboratoryRow } from "./check-row.js";
import { readLaboratoryPage } from "./laboratory/read-page.js";

type Fields = readonly [
  name: string,
  result: string,
  unit?: string | null,
  range?: string | null,
  flag?: string | null,
];
const rowOf = ([name, result, unit = null, range = null, flag = null]: Fields): LaboratoryRow => ({
  name,
  result,
  unit,
  range,
  flag,
});

/** Pages, each with rows that stand on it and rows that do not, with the field that fails. */
const pages: readonly (readonly [
  what: string,
  page: string,
  good: readonly Fields[],
  bad: readonly (readonly [Fields, string])[],
])[] = [
  [
    "columns by spaces, with a previous result",
    `Test                Result   Previous   Unit      Reference
Sodium              131      139        mmol/L    135-145
Osmolality (serum)  268      282        mosm/kg   275-295`,
    [
      ["Sodium", "131", "mmol/L", "135 - 145"],
      ["Sodium (previous)", "139", "mmol/L"],
      ["Osmolality", "268", "mOsm/kg"],
    ],
    [
      [["Sodium", "139", "mmol/L", "135-145"], "result"],
      [["Osmolality (serum)", "282", "mosm/kg"], "result"],
    ],
  ],
  [
    "a table with pipes, bold results and dates as columns",
    `| Analyte | 03.05.2024 | 10.05.2024 | Einheit | Referenz |
|---|---|---|---|---|
| CRP | **48,2** | 12,0 | mg/l | < 5,0 |
| Leukozyten | 14,1 | 9,8 | 10^9/l | 4,0 - 10,0 |`,
    [
      ["CRP (10.05.2024)", "12", "mg/L", "<5.0"],
      ["CRP", "48.2", "mg/L"],
      ["Leukozyten (03.05.2024)", "14.1", "10^9/L", "4-10"],
    ],
    [
      [["CRP (10.05.2024)", "48.2", "mg/l"], "result"],
      [["Leukozyten", "14.1", "mg/l"], "unit"],
      [["CRP", "48.2", "mg/l", ">5.0"], "range"],
    ],
  ],
  [
    "names with fields below",
    `Potassium
  Result: 6.1 mmol/L
  Reference range: 3.5-5.1
  Flag: H
Bicarbonate
  Result: 17 mmol/L
  Reference range: 22-29
  Flag: L`,
    [
      ["Potassium", "6.1", "mmol/L", "3.5-5.1", "H"],
      ["Bicarbonate", "17", "mmol/L", "22-29", "L"],
    ],
    [
      [["Potassium", "17", "mmol/L"], "result"],
      [["Bicarbonate", "17", "mmol/L", "3.5-5.1"], "range"],
      [["Bicarbonate", "17", "mmol/L", null, "H"], "flag"],
    ],
  ],
  [
    "name: value unit (range), several in a line",
    "Na: 140 mmol/L (135-145), K: 2,9 mmol/L (3,5-5,1) L, Cl: 101 mmol/L (98-107)",
    [
      ["Na", "140", "mmol/L", "135-145"],
      ["K", "2.9", "mmol/L", "3.5-5.1", "L"],
      ["Chloride", "101", "mmol/L", "98-107"],
    ],
    [
      [["Na", "2.9", "mmol/L"], "result"],
      [["Cl", "101", "mmol/L", "135-145"], "range"],
      [["Na", "140", "mmol/L", null, "L"], "flag"],
    ],
  ],
  [
    "names that end in a number",
    `CA 19-9          41 U/mL      <37    H
CA 125           22 U/mL      <35
Beta 2 microglobulin   2.1 mg/L   0.8-2.4
25-OH Vitamin D  18 ng/mL     30-100   L
Interleukin 6 88 pg/mL <7 H`,
    [
      ["CA 19-9", "41", "U/mL", "<37", "H"],
      ["CA 125", "22", "U/mL", "<35"],
      ["Beta 2 microglobulin", "2.1", "mg/L"],
      ["25-OH Vitamin D", "18", "ng/mL", "30-100", "L"],
      ["Interleukin 6", "88", "pg/mL", "<7", "H"],
    ],
    [
      [["CA 125", "125", "U/mL"], "result"],
      [["CA 19-9", "22", "U/mL"], "result"],
      [["Interleukin 6", "6", "pg/mL"], "result"],
    ],
  ],
  [
    "specimens as headings",
    `PLASMA
Sodium      128 mmol/L   135-145  L
Osmolality  262 mmol/kg  275-295  L
URINE (spot)
Sodium      61 mmol/L
Osmolality  510 mmol/kg`,
    [
      ["Sodium (plasma)", "128", "mmol/L", "135-145", "L"],
      ["Urine sodium", "61", "mmol/L"],
      ["Osmolality (urine)", "510", "mmol/kg"],
    ],
    [
      [["Sodium (urine)", "128", "mmol/L"], "result"],
      [["Plasma osmolality", "510", "mmol/kg"], "result"],
      [["Sodium (urine)", "61", "mmol/L", "135-145"], "range"],
    ],
  ],
  [
    "times as headings",
    `Collected 02 Apr 06:00
Troponin I   14 ng/L   <26
Collected 02 Apr 09:00
Troponin I   96 ng/L   <26   H`,
    [
      ["Troponin I (06:00)", "14", "ng/L", "<26"],
      ["Troponin I (02 Apr 09:00)", "96", "ng/L", "<26", "H"],
    ],
    [
      [["Troponin I (06:00)", "96", "ng/L"], "result"],
      [["Troponin I (09:00)", "14", "ng/L"], "result"],
      [["Troponin I (06:00)", "14", "ng/L", "<26", "H"], "flag"],
    ],
  ],
  [
    "French, dotted leaders, decimal comma and thousands",
    `HÉMATOLOGIE
Hémoglobine ............. 10,8 g/dL     (12,0 à 16,0)
Plaquettes .............. 1 120 10^9/L  (150 à 400)
Ferritine ............... 4,5 µg/L      (15 à 150)`,
    [
      ["Hémoglobine", "10.8", "g/dL", "12.0-16.0"],
      ["Plaquettes", "1120", "10^9/L", "150-400"],
      ["Ferritine", "4,5", "ug/l", "15-150"],
    ],
    [
      [["Plaquettes", "120", "10^9/L"], "result"],
      [["Hémoglobine", "108", "g/dL"], "result"],
      [["Ferritine", "4.5", "g/L"], "unit"],
    ],
  ],
  [
    "words as results",
    `Test               Result         Reference
HBsAg              Non-reactive   Non-reactive
Anti-HCV           Reactive       Non-reactive   A
Blood group        O Rh negative
Urine nitrite      positive       negative`,
    [
      ["HBsAg", "non-reactive"],
      ["Anti-HCV", "Reactive", null, "Non-reactive", "A"],
      ["Blood group", "O Rh negative"],
      ["Urine nitrite", "positive", null, "negative"],
    ],
    [
      [["HBsAg", "reactive"], "result"],
      [["Anti-HCV", "Non-reactive"], "result"],
      [["Urine nitrite", "negative"], "result"],
      [["Blood group", "O Rh positive"], "result"],
    ],
  ],
  [
    "lower and upper limits in two columns",
    `Component     Value   Low    High   Units
Lipase        412     13     60     U/L
Triglycerides 11.2    0.5    1.7    mmol/L`,
    [
      ["Lipase", "412", "U/L", "13-60"],
      ["Triglycerides", "11.2", "mmol/L", "0.5-1.7"],
    ],
    [
      [["Lipase", "412", "U/L", "0.5-1.7"], "range"],
      [["Lipase", "60", "U/L"], "result"],
    ],
  ],
  [
    "CSV",
    `Test,Result,Unit,Reference,Flag
Urea,14.2,mmol/L,2.5-7.8,H
Creatinine,188,umol/L,59-104,H
Albumin,36,g/L,35-50,`,
    [
      ["Urea", "14.2", "mmol/L", "2.5-7.8", "H"],
      ["Albumin", "36", "g/L", "35-50"],
    ],
    [
      [["Albumin", "36", "g/L", "35-50", "H"], "flag"],
      [["Urea", "188", "mmol/L"], "result"],
    ],
  ],
  [
    "analytes above the columns",
    `Date         Na      K      Creatinine
             mmol/L  mmol/L  umol/L
04/02/2024   139     4.4    92
06/02/2024   133     5.2    171`,
    [
      ["Na (06/02/2024)", "133", "mmol/L"],
      ["Creatinine (04/02/2024)", "92", "umol/L"],
    ],
    [
      [["Na (04/02/2024)", "133", "mmol/L"], "result"],
      [["K", "139", "mmol/L"], "result"],
    ],
  ],
  [
    "flags before and glued to the result",
    `WBC      H 18.2   10^9/L   (4.0-11.0)
Hgb      8.1L     g/dL     (13.5-17.5)
Platelet Count   402*   10^9/L  (150-400)`,
    [
      ["WBC", "18.2", "10^9/L", "4.0-11.0", "H"],
      ["Hgb", "8.1", "g/dL", "13.5-17.5", "L"],
      ["Platelet Count", "402", "10^9/L", "150-400", "*"],
    ],
    [
      [["Hgb", "8.1", "g/dL", null, "H"], "flag"],
      [["WBC", "8.2", "10^9/L"], "result"],
    ],
  ],
  [
    "a unit in the name, comparators in words, signs",
    `Glucose (mmol/L)        5.1      3.9-5.8
Ethanol (mg/dL)         <10      <10
Base deficit            -4.1     mmol/L   -2.0 to 2.0
hCG                     ≥ 200000 IU/L`,
    [
      ["Glucose", "5.1", "mmol/L", "3.9-5.8"],
      ["Base deficit", "-4.1", "mmol/L", "-2.0-2.0"],
      ["hCG", ">=200,000", "IU/L"],
      ["Ethanol", "<10", "mg/dL", "<10"],
    ],
    [
      [["Base deficit", "4.1", "mmol/L"], "result"],
      [["hCG", "200000", "IU/L"], "result"],
      [["Glucose", "5.1", "mg/dL"], "unit"],
      [["Ethanol", "10", "mg/dL"], "result"],
    ],
  ],
  [
    "urine microscopy and dip-stick",
    `URINALYSIS
Leukocytes     10-15   /hpf     0-5   H
Protein        ++      negative
Specific gravity  1.025   1.005-1.030
pH             6.0     5.0-8.0`,
    [
      ["Leukocytes", "10-15", "/hpf", "0-5", "H"],
      ["Protein", "++", null, "negative"],
      ["Specific gravity", "1.025", null, "1.005-1.030"],
      ["pH", "6", null, "5.0-8.0"],
    ],
    [
      [["Leukocytes", "0-5", "/hpf"], "result"],
      [["Protein", "+"], "result"],
      [["Specific gravity", "1025"], "result"],
    ],
  ],
  [
    "an earlier result in the line",
    "Creatinine 212 umol/L (62-106) H, previous 98\nUrea 18 mmol/L (2.5-7.8) H",
    [
      ["Creatinine", "212", "umol/L", "62-106", "H"],
      ["Creatinine (previous)", "98"],
    ],
    [
      [["Creatinine", "98", "umol/L"], "result"],
      [["Urea", "98", "mmol/L"], "result"],
    ],
  ],
  [
    "ranges for men and women",
    "Ferritin   512 ng/mL   M: 30-400  F: 13-150   H\nIron   61 ug/dL   Men 65-175, women 50-170",
    [
      ["Ferritin", "512", "ng/mL", "30-400", "H"],
      ["Iron", "61", "ug/dL", "50-170"],
    ],
    [[["Ferritin", "512", "ng/mL", "65-175"], "range"]],
  ],
  [
    "times after the start of a test",
    `Glucose   0 min     5.1 mmol/L
Glucose  60 min     9.8 mmol/L
Growth hormone 2 h  0.4 ug/L
Insulin   0 min 6 mU/L    60 min 48 mU/L
Calcium   7.1 mmol/24 h   2.5-7.5`,
    [
      ["Insulin 60 min", "48", "mU/L"],
      ["Calcium", "7.1", "mmol/24 h", "2.5-7.5"],
      ["Glucose 0 min", "5.1", "mmol/L"],
      ["Glucose 60 min", "9.8", "mmol/L"],
      ["Growth hormone (2 h)", "0.4", "ug/L"],
    ],
    [
      [["Glucose 60 min", "5.1", "mmol/L"], "result"],
      [["Glucose", "60"], "result"],
    ],
  ],
  [
    "a flag in brackets of its own, flags of other languages",
    `Urate: 8.1 mg/dL [3.4-7.0] (H); Zinc: 9 umol/L [10-18] (L)
Calcio      2,75   mmol/L   2,20 - 2,55   A
Kalium      3,1    mmol/L   3,5 - 5,1     E`,
    [
      ["Urate", "8.1", "mg/dL", "3.4-7.0", "H"],
      ["Calcio", "2,75", "mmol/L", "2,20-2,55", "A"],
      ["Kalium", "3,1", "mmol/L", "3,5-5,1", "E"],
    ],
    [[["Zinc", "9", "umol/L", "10-18", "H"], "flag"]],
  ],
  [
    "tests without a result, remarks with numbers",
    `Lactate      sample haemolysed
Ammonia      pending
Amylase      88 U/L   28-100
Comment: repeat lactate within 2 hours`,
    [["Amylase", "88", "U/L", "28-100"]],
    [
      [["Lactate", "2"], "result"],
      [["Ammonia", "88", "U/L"], "result"],
    ],
  ],
];

/** Single rows of further layouts, all on their page. */
const more: readonly (readonly [page: string, fields: Fields])[] = [
  ["Blood culture, aerobic   no growth after 5 days", ["Blood culture, aerobic", "no growth after 5 days"]],
  ["Test: Ferritin\nResult: 8 ug/L\nReference: 15-200\nFlag: Low", ["Ferritin", "8", "ug/L", "15-200", "Low"]],
  ["PT 14.2 sec (11.0-13.5) H   INR 1.3", ["INR", "1.3"]],
  ["Estradiol (E2)  <37 pmol/L   postmenopausal: <200", ["Estradiol (E2)", "<37", "pmol/L", "<200"]],
  ["Platelets | 88 | x10⁹/L | 150–400 | L", ["Platelets", "88", "x10^9/L", "150-400", "L"]],
  ["Troponin I, hs\n   48 ng/L     0 - 34     High", ["Troponin I, hs", "48", "ng/L", "0-34", "High"]],
];

describe("checkLaboratoryRow", () => {
  it.each(more)("reads %j", (page, fields) => expect(checkLaboratoryRow(rowOf(fields), page).wrong).toEqual([]));

  describe.each(pages)("%s", (_, page, good, bad) => {
    it.each(good.map((fields) => [fields]))("finds %j", (fields) => {
      expect(checkLaboratoryRow(rowOf(fields), page)).toMatchObject({ grounded: true, wrong: [] });
    });
    it.each(bad)("does not find %j: %s", (fields, field) => {
      const check = checkLaboratoryRow(rowOf(fields), page);
      expect(check.grounded).toBe(false);
      expect(check.wrong).toContain(field);
    });
  });

  it("says that a name is not on the page", () => {
    const check = checkLaboratoryRow(rowOf(["Lithium", "1.4"]), "Digoxin   1.4 ug/L");
    expect(check).toEqual({ grounded: false, wrong: ["name"], lines: [] });
    expect(checkLaboratoryRow(rowOf(["Digoxin", "1.4"]), "LAB\nDigoxin   1.4 ug/L").lines).toEqual([1]);
  });

  it.each([
    ["one letter", "a".repeat(100_000)],
    ["numbers", "1 ".repeat(50_000)],
    ["brackets", "(".repeat(100_000)],
    ["spaces", `a${" ".repeat(100_000)}b`],
    ["stars", "**a ".repeat(25_000)],
    ["many lines", Array.from({ length: 10_000 }, (_, line) => `Test ${line}   ${line} mg/L   1-2   H`).join("\n")],
  ])("reads hostile pages: %s", (_, page) => {
    const read = readLaboratoryPage(page);
    expect(checkLaboratoryRow(rowOf(["Sodium", "140"]), read).wrong).toEqual(["name"]);
  });
});
