import { type Expression, literal, optional, sequence } from "../automaton/expression.js";

const space = optional(literal(" "));

/** A comma or colon, and a space if the model likes. There is no other white space, so that none goes on for ever. */
export const comma: Expression = sequence(literal(","), space);
export const colon: Expression = sequence(literal(":"), space);
