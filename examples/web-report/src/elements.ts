/** An element of the page by its id. */
export function element<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`The page has no #${id}.`);
  return found as Type;
}

/** Shows a text, or hides its element when there is none. */
export function showText(id: string, text: string | undefined): void {
  const target = element(id);
  target.textContent = text ?? "";
  target.hidden = text === undefined;
}

/** Fills a list of names and values. */
export function showFacts(id: string, facts: readonly (readonly [string, string])[]): void {
  const rows = facts.flatMap(([name, value]) => {
    const term = document.createElement("dt");
    term.textContent = name;
    const description = document.createElement("dd");
    description.textContent = value;
    return [term, description];
  });
  element(id).replaceChildren(...rows);
}

/** Shows one of two buttons that stand for each other; the keyboard's focus goes along. */
export function swapButtons(shownId: string, hiddenId: string): void {
  const hidden = element(hiddenId);
  const hadFocus = document.activeElement === hidden;
  element(shownId).hidden = false;
  hidden.hidden = true;
  if (hadFocus) element(shownId).focus();
}
