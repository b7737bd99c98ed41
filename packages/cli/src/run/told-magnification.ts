export interface ToldMagnification {
  /** For the prompt, `10x`; none where the slide does not say how large its pixels are. */
  readonly told?: string;
  /** What people must know of it. */
  readonly note?: string;
}

/** What the model is told of the patches' magnification: their own, not the one that was asked for. */
export function toldMagnification(own: number | undefined, asked: number): ToldMagnification {
  if (own === undefined)
    return { note: "The model is told no magnification: the slide does not say how large its pixels are." };
  // Scanners differ from their names by a few hundredths.
  if (Math.abs(own / asked - 1) <= 0.05) return { told: `${asked}x` };
  const rounded = own >= 10 ? Math.round(own) : Number(own.toPrecision(2));
  return {
    told: `${rounded}x`,
    note: `The patches have a magnification of ${rounded}×, as the model is told, and not the ${asked}× that was asked for: no level is closer to it.`,
  };
}
