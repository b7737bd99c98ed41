/** An element of a data set, and where its value stands. */
export interface DicomElement {
  /** Group and number: `x00280010`. */
  readonly tag: string;
  /** Value representation; absent in implicit data sets. */
  readonly vr?: string | undefined;
  readonly length: number;
  readonly dataOffset: number;
  readonly hadUndefinedLength?: boolean | undefined;
  readonly items?: readonly { readonly dataSet?: ElementSource | undefined }[] | undefined;
}

/** What a parser gives. */
export interface ElementSource {
  readonly byteArray: Uint8Array;
  readonly elements: Readonly<Record<string, DicomElement>>;
  string(tag: string, index?: number): string | undefined;
  uint16(tag: string, index?: number): number | undefined;
}
