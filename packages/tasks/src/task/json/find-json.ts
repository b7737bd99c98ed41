/**
 * The JSON objects and lists in a text, in their order: the whole text, or what stands in fences or between words.
 * Nothing is repaired. Braces that hold no JSON are passed over.
 */
export function findJson(text: string): readonly unknown[] {
  const whole = parse(text);
  if (whole !== undefined) return [whole.value];
  const found: unknown[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== "{" && text[at] !== "[") continue;
    const end = endOf(text, at);
    const parsed = end === undefined ? undefined : parse(text.slice(at, end));
    if (parsed === undefined || end === undefined) continue;
    found.push(parsed.value);
    at = end - 1;
  }
  return found;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The place after the bracket that closes the one at `start`; brackets in strings do not count. */
function endOf(text: string, start: number): number | undefined {
  let depth = 0;
  let inString = false;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (inString) {
      if (character === "\\") at++;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{" || character === "[") depth++;
    else if ((character === "}" || character === "]") && --depth === 0) return at + 1;
  }
  return undefined;
}
