/** What is wrong with a context length that was asked for: nothing, or that the model allows less. */
export function contextWarnings(wanted: number | undefined, modelLimit: number): readonly string[] {
  if (wanted === undefined || wanted <= modelLimit) return [];
  return [`A context of ${wanted} positions was asked for; the model allows ${modelLimit}, which is used.`];
}
