import type { LexiconPart } from "./category.js";
import { contextWords } from "./context-words.js";
import { courses } from "./courses.js";

/** The concepts of all languages. */
export const lexicon: readonly LexiconPart[] = [...contextWords, ...courses];
