/** Formats of which some entry of the package reads files. */
export type ImageFormat = "png" | "jpeg" | "webp" | "tiff" | "gif" | "avif";

/** What a file is. */
export interface FileKind {
  /** With its article, for messages: "a DICOM file". */
  readonly name: string;
  /** What to do where the kind is not read. */
  readonly hint: string;
  /** Absent for kinds that nothing here reads. */
  readonly format?: ImageFormat;
}
