import type { Expression } from "./expression.js";

/** One way on from a machine's state: over a piece of text to another state. */
export interface MachineEdge {
  readonly over: Expression;
  readonly to: number;
}

/**
 * A deterministic automaton that is embedded in an expression; states are integers of its own.
 *
 * `edges` must lead only to states from which the machine can still end.
 */
export interface Machine {
  /** Whether the machine may end in this state. */
  accepts(state: number): boolean;
  edges(state: number): readonly MachineEdge[];
  /** A state with the same language as far as the next `bytes` bytes; one state for many makes masks shared. */
  clamp(state: number, bytes: number): number;
}
