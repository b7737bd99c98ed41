/** Ids of the tokens that Gemma 3 gives a meaning to. Image tokens are absent in text-only models. */
export interface SpecialTokens {
  readonly pad: number;
  readonly eos: number;
  readonly bos: number;
  readonly startOfTurn: number;
  readonly endOfTurn: number;
  /** `<start_of_image>`. */
  readonly startOfImage?: number;
  /** `<end_of_image>`. */
  readonly endOfImage?: number;
  /** `<image_soft_token>`, whose positions hold image features. */
  readonly imageSoftToken?: number;
  /** `<unused94>`, which opens a thought. */
  readonly startOfThought?: number;
  /** `<unused95>`, which closes a thought. */
  readonly endOfThought?: number;
}

/** A piece of text and whether control tokens written in it count as such. Users' text never does. */
export interface TextSpan {
  readonly text: string;
  readonly control: boolean;
}

/** Turns token ids into text as they arrive; the text of a character comes once it is complete. */
export interface StreamingDecoder {
  /** Returns the text that became complete with this token; may be empty. */
  push(id: number): string;
  /** Returns what is left, incomplete UTF-8 as U+FFFD, and starts anew. */
  flush(): string;
}

export interface Tokenizer {
  /** Highest token id + 1. */
  readonly size: number;
  readonly special: SpecialTokens;
  /**
   * Encodes text without adding BOS. A plain string is users' text: control tokens written in it
   * become ordinary text. Spans are tokenised as one piece.
   */
  encode(input: string | readonly TextSpan[]): Int32Array;
  /** Decodes ids to text. Control tokens appear as written. `decode([])` is `""`. */
  decode(ids: ArrayLike<number>): string;
  createDecoder(): StreamingDecoder;
  /** The bytes that a token contributes to the decoded text. */
  bytesOf(id: number): Uint8Array;
  /** The id of a piece or added token, written as in the vocabulary. */
  idOf(piece: string): number | undefined;
  /** Whether the token is a control token (never part of ordinary text). */
  isControl(id: number): boolean;
}
