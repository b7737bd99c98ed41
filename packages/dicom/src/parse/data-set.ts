import type { DicomElement, ElementSource } from "./dicom-element.js";
import { itemsOfUnknown } from "./unknown-sequence.js";

/** Attributes of a data set, or of an item of a sequence, by tags such as `x00280010`. */
export class Attributes {
  readonly #dataSet: ElementSource;
  /** Items are asked for once a frame, and a sequence may have one for each frame. */
  readonly #items = new Map<string, readonly Attributes[]>();

  constructor(dataSet: ElementSource) {
    this.#dataSet = dataSet;
  }

  element(tag: string): DicomElement | undefined {
    return Object.hasOwn(this.#dataSet.elements, tag) ? this.#dataSet.elements[tag] : undefined;
  }

  get bytes(): Uint8Array {
    return this.#dataSet.byteArray;
  }

  has(tag: string): boolean {
    return (this.element(tag)?.length ?? 0) > 0;
  }

  /** Text of codes and identifiers, without padding; undefined when absent or empty. */
  text(tag: string, index?: number): string | undefined {
    const value = this.#dataSet.string(tag, index)?.replaceAll("\0", "").trim();
    return value === "" ? undefined : value;
  }

  /** All values of a text of several values, `ORIGINAL\PRIMARY`. */
  texts(tag: string): readonly string[] {
    return (this.#dataSet.string(tag) ?? "").split("\\").map((value) => value.replaceAll("\0", "").trim());
  }

  /** A decimal string (DS, IS), or undefined when it is absent or no finite number. */
  decimal(tag: string, index = 0): number | undefined {
    const text = this.texts(tag)[index];
    if (text === undefined || text === "") return undefined;
    const value = Number(text);
    return Number.isFinite(value) ? value : undefined;
  }

  decimals(tag: string): readonly number[] | undefined {
    if (!this.has(tag)) return undefined;
    // An empty value is none, and not 0.
    const values = this.texts(tag).map((text) => (text === "" ? Number.NaN : Number(text)));
    return values.every((value) => Number.isFinite(value)) ? values : undefined;
  }

  /** An unsigned 16-bit integer (US). */
  uint16(tag: string, index = 0): number | undefined {
    const element = this.element(tag);
    if (element === undefined || element.length < 2 * (index + 1)) return undefined;
    return this.#dataSet.uint16(tag, index);
  }

  uint16s(tag: string): readonly number[] {
    const count = Math.floor((this.element(tag)?.length ?? 0) / 2);
    return Array.from({ length: count }, (_, index) => this.uint16(tag, index) ?? 0);
  }

  /** Bytes of an element's value, in the file's own order. */
  value(tag: string): Uint8Array | undefined {
    const element = this.element(tag);
    if (element === undefined || element.length <= 0) return undefined;
    return this.bytes.subarray(element.dataOffset, element.dataOffset + element.length);
  }

  /** The items of a sequence. */
  items(tag: string): readonly Attributes[] {
    const known = this.#items.get(tag);
    if (known !== undefined) return known;
    const element = this.element(tag);
    // Nothing is kept of what is not there: groups of a slide's hundred thousand frames are asked for sequences that none has.
    if (element === undefined) return [];
    const items = itemsOfUnknown(this.bytes, element);
    const read = items.flatMap(({ dataSet }) => (dataSet === undefined ? [] : [new Attributes(dataSet)]));
    this.#items.set(tag, read);
    return read;
  }

  /** All tags of this level. */
  get tags(): readonly string[] {
    return Object.keys(this.#dataSet.elements);
  }
}
