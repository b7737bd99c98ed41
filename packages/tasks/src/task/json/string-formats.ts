import * as z from "zod";

const host = "[a-zA-Z0-9]+(?:-[a-zA-Z0-9]+)*";
const days = "(?:\\d+Y(?:\\d+M)?(?:\\d+D)?|\\d+M(?:\\d+D)?|\\d+D)";
const hours = "T(?:\\d+H(?:\\d+M)?(?:\\d+S)?|\\d+M(?:\\d+S)?|\\d+S)";

/** For formats whose pattern in zod is none, or looks ahead, which constraints do not. They let more through, or less. */
const approximations: Readonly<Record<string, string>> = {
  duration: `^P(?:\\d+W|${days}(?:${hours})?|${hours})$`,
  hostname: `^${host}(?:\\.${host})*$`,
  jwt: "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
  uri: "^[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~]+$",
};

/** Patterns that stand for a format of strings while an answer is written, the best first. */
export function formatPatterns(format: unknown): readonly string[] {
  const known = typeof format === "string" ? [zodForm(format).pattern, approximations[format]] : [];
  return known.filter((pattern) => pattern !== undefined);
}

/** Whether zod checks a format that a JSON Schema names; it passes over those that it does not know. */
export function isCheckedFormat(format: unknown): boolean {
  if (typeof format !== "string") return false;
  const { format: kept, pattern } = zodForm(format);
  return kept !== undefined || pattern !== undefined;
}

/** How a format is written, for prompts. */
export function shownFormat(format: string): string {
  return shown[format] ?? format;
}

const shown: Readonly<Record<string, string>> = {
  date: "YYYY-MM-DD",
  time: "hh:mm:ss with Z or an offset",
  "date-time": "YYYY-MM-DDThh:mm:ssZ",
  email: "e-mail address",
  uri: "URL",
};

const forms = new Map<string, { readonly format?: string; readonly pattern?: string }>();

/** What zod makes of a format: its own patterns are what it checks. */
function zodForm(format: string): { readonly format?: string; readonly pattern?: string } {
  let form = forms.get(format);
  if (form === undefined) {
    form = z.toJSONSchema(z.fromJSONSchema({ type: "string", format })) as { format?: string; pattern?: string };
    // Formats come from applications; made-up ones are not kept.
    if (form.format !== undefined) forms.set(format, form);
  }
  return form;
}
