/** A versioned wording. `{name}` marks what is filled in; a line whose value is absent is left out. */
export interface PromptTemplate {
  readonly id: string;
  readonly version: string;
  /** Text of the system message, if any. */
  readonly system?: string;
  /** Text of the user message, after the images. */
  readonly user: string;
}

/** Fills a template's user text. A line with a slot that has no value disappears. */
export function fillTemplate(template: string, values: Readonly<Record<string, string | undefined>>): string {
  const lines = template.split("\n").flatMap((line) => {
    const slots = Array.from(line.matchAll(/\{(\w+)\}/g), (match) => match[1] as string);
    if (slots.some((slot) => values[slot] === undefined)) return [];
    return [line.replace(/\{(\w+)\}/g, (_, slot: string) => values[slot] ?? "")];
  });
  return lines.join("\n");
}

/** The text whose hash names a template in provenance. */
export function templateText({ system, user }: PromptTemplate): string {
  return `${system ?? ""}\n\n${user}`;
}
