import type { CodePoints } from "../characters/code-points.js";

/** A parsed regular expression without anchors. */
export type RegexNode =
  | { readonly kind: "class"; readonly characters: CodePoints }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "choice"; readonly items: readonly RegexNode[] }
  | { readonly kind: "repeat"; readonly body: RegexNode; readonly min: number; readonly max: number };

/** One of the outermost alternatives and whether it is tied to the start and the end of the text. */
export interface RegexAlternative {
  readonly node: RegexNode;
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}
