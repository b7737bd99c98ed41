import { imagingWords } from "../findings/imaging-words.js";
import { abbreviations } from "./abbreviations.js";
import { anatomy } from "./anatomy.js";
import type { LexiconPart } from "./category.js";
import { contextWords } from "./context-words.js";
import { courses } from "./courses.js";
import { diseases } from "./diseases.js";
import { drugParts } from "./drug-lexicon.js";
import { findings } from "./findings.js";
import { layTerms } from "./lay-terms.js";
import { measures } from "./measures.js";
import { paraphrases } from "./paraphrases.js";
import { peopleAndThings } from "./people-and-things.js";
import { plainWords } from "./plain-words.js";
import { procedures } from "./procedures.js";
import { qualities } from "./qualities.js";
import { specialtyAbbreviations } from "./specialty-abbreviations.js";
import { specialtyDiagnoses } from "./specialty-diagnoses.js";

/** The concepts of all languages. Where two have the same synonym, the first has it. */
export const lexicon: readonly LexiconPart[] = [
  ...contextWords,
  ...courses,
  ...qualities,
  ...findings,
  ...diseases,
  ...procedures,
  ...measures,
  ...anatomy,
  ...peopleAndThings,
  ...drugParts,
  ...imagingWords,
  ...layTerms,
  ...plainWords,
  ...paraphrases,
  ...abbreviations,
  ...specialtyDiagnoses,
  ...specialtyAbbreviations,
];
