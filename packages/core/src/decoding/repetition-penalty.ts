/**
 * Runs `choose` while the logits of tokens that occurred before are penalised (Keskar et al. 2019,
 * CTRL: positive logits are divided, negative ones multiplied), and puts the logits back.
 *
 * Changing the few affected entries avoids a copy of the whole vocabulary per token.
 */
export function withRepetitionPenalty<T>(
  logits: Float32Array,
  penalty: { readonly value: number; readonly history: ReadonlySet<number> },
  choose: () => T,
): T {
  const { value, history } = penalty;
  if (value === 1) return choose();
  const before: [id: number, logit: number][] = [];
  for (const id of history) {
    if (id >= logits.length) continue;
    const logit = logits[id] as number;
    before.push([id, logit]);
    logits[id] = logit > 0 ? logit / value : logit * value;
  }
  try {
    return choose();
  } finally {
    for (const [id, logit] of before) logits[id] = logit;
  }
}
