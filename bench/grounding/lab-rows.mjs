// Laboratory rows: does a row stand on its page?
import { checkLaboratoryRow, readLaboratoryPage } from "@medgemma/tasks";

/**
 * @typedef {object} LaboratoryCase
 * @property {string} id
 * @property {readonly string[]} page
 * @property {readonly (Parameters<typeof checkLaboratoryRow>[0] & { readonly grounded: boolean })[]} rows
 */

/**
 * One case for each row: accepted where nothing of it is missing on the page.
 *
 * @param {readonly LaboratoryCase[]} items
 */
export function decide(items) {
  return items.flatMap(({ id, page, rows }) => {
    const read = readLaboratoryPage(page.join("\n"));
    return rows.map((row, index) => {
      const { grounded, wrong } = checkLaboratoryRow(row, read);
      const kind = row.grounded ? "on the page" : "not on the page";
      return { id: `${id}/${index}`, kind, expected: row.grounded, accepted: grounded, detail: wrong };
    });
  });
}
