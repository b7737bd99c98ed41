/**
 * What an unfinished JSON text holds so far: lists and objects with the values that are finished. A string that is
 * still open, a number that may go on, and a name without a value are left out.
 */
export function partialJson(text: string): unknown {
  const start = text.search(/[{[]/);
  return start < 0 ? undefined : new PartialReader(text, start).container()?.value;
}

interface Read {
  readonly value: unknown;
  /** Whether the value's end was seen; of containers only. */
  readonly closed: boolean;
}

class PartialReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  container(): Read | undefined {
    return this.#text[this.#at++] === "{" ? this.#object() : this.#list();
  }

  #list(): Read {
    const value: unknown[] = [];
    for (;;) {
      if (this.#skip() === "]") return this.#close(value);
      const item = this.#value();
      if (item !== undefined) value.push(item.value);
      if (item?.closed !== true) return { value, closed: false };
      if (this.#skip() === ",") this.#at++;
      else if (this.#text[this.#at] !== "]") return { value, closed: false };
    }
  }

  #object(): Read {
    const value: Record<string, unknown> = {};
    for (;;) {
      if (this.#skip() === "}") return this.#close(value);
      const name = this.#token(/"(?:[^"\\]|\\.)*"/y);
      if (typeof name?.value !== "string" || this.#skip() !== ":") return { value, closed: false };
      this.#at++;
      this.#skip();
      const field = this.#value();
      if (field !== undefined && name.value !== "__proto__") value[name.value] = field.value;
      if (field?.closed !== true) return { value, closed: false };
      if (this.#skip() === ",") this.#at++;
      else if (this.#text[this.#at] !== "}") return { value, closed: false };
    }
  }

  #value(): Read | undefined {
    const next = this.#text[this.#at];
    if (next === "{" || next === "[") return this.container();
    // A number or word is finished when something follows it.
    return this.#token(/"(?:[^"\\]|\\.)*"|[-+.\w]+(?=[\s,\]}])/y);
  }

  #token(pattern: RegExp): Read | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return undefined;
    try {
      const value: unknown = JSON.parse(found);
      this.#at += found.length;
      return { value, closed: true };
    } catch {
      return undefined;
    }
  }

  #close(value: unknown): Read {
    this.#at++;
    return { value, closed: true };
  }

  /** Goes past white space; returns what comes next. */
  #skip(): string | undefined {
    while (/\s/.test(this.#text[this.#at] ?? "")) this.#at++;
    return this.#text[this.#at];
  }
}
