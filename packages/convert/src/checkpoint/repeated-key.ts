/**
 * The first key that an object of a JSON text has twice; `JSON.parse` takes the last and does not tell.
 *
 * @param text Valid JSON.
 */
export function repeatedKey(text: string): string | undefined {
  /** Keys of the objects around the place at hand; undefined for a list. */
  const open: (Set<string> | undefined)[] = [];
  // A text directly after `{`, or after `,` inside an object, is a key.
  let expectsKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charAt(at)) {
      case "{":
        open.push(new Set());
        expectsKey = true;
        break;
      case "[":
        open.push(undefined);
        expectsKey = false;
        break;
      case "}":
      case "]":
        open.pop();
        expectsKey = false;
        break;
      case ",":
        expectsKey = open.at(-1) !== undefined;
        break;
      case '"': {
        const start = at;
        for (at++; text[at] !== '"' && at < text.length; at++) if (text[at] === "\\") at++;
        const keys = open.at(-1);
        if (!expectsKey || keys === undefined) break;
        expectsKey = false;
        const key = JSON.parse(text.slice(start, at + 1)) as string;
        if (keys.has(key)) return key;
        keys.add(key);
        break;
      }
      default:
        break;
    }
  }
  return undefined;
}
