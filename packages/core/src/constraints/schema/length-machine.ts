import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import { byteSet, type Expression, isNever, never, type Machine, type MachineEdge } from "../automaton/expression.js";
import { Arena } from "../automaton/arena.js";
import type { Thread } from "../automaton/thread.js";
import { threadsKey } from "../automaton/state-table.js";
import { type CodePoints, codePoints, complement, intersection, scalarValues } from "../characters/code-points.js";
import { jsonCharacter } from "../characters/json-character.js";
import { StepBudget } from "../step-budget.js";
import { regexExpression } from "../regex/regex-expression.js";
import type { RegexAlternative, RegexNode } from "../regex/regex-node.js";

const maxStates = 1000;
const maxCells = 1_000_000;

export interface Lengths {
  /** In code points. */
  readonly min: number;
  /** In code points; may be `Infinity`. */
  readonly max: number;
}

/**
 * The JSON string texts that a pattern matches and whose length is within bounds.
 *
 * The pattern is made deterministic over code points, so that a text of the right length is known to remain at every
 * step.
 *
 * @throws ConstraintUnsupportedError when the pattern has too many states for that.
 */
export function patternWithLength(
  alternatives: readonly RegexAlternative[],
  lengths: Lengths,
  path: string,
): Expression {
  const pattern = determinize(alternatives, path);
  const steps = (lengths.max === Infinity ? lengths.min : lengths.max) + 1;
  if (steps * pattern.length > maxCells) throw tooLarge(path);
  const machine = new LengthMachine(pattern, lengths);
  return machine.possible ? { kind: "machine", machine, start: 0 } : never;
}

function tooLarge(path: string): ConstraintUnsupportedError {
  return new ConstraintUnsupportedError(`${path} is too large a pattern to be combined with bounds of the length.`);
}

interface PatternState {
  readonly accepts: boolean;
  readonly edges: readonly MachineEdge[];
}

/** A state is `count * states + state of the pattern`; the count stops where it no longer matters. */
class LengthMachine implements Machine {
  readonly #pattern: readonly PatternState[];
  readonly #lengths: Lengths;
  readonly #lastCount: number;
  /** Whether a text of the right length remains. */
  readonly #live: Uint8Array;
  readonly #edges = new Map<number, readonly MachineEdge[]>();

  constructor(pattern: readonly PatternState[], lengths: Lengths) {
    this.#pattern = pattern;
    this.#lengths = lengths;
    this.#lastCount = lengths.max === Infinity ? lengths.min : lengths.max;
    this.#live = new Uint8Array((this.#lastCount + 1) * pattern.length);
    if (lengths.max === Infinity) this.#findLiveWithoutEnd();
    for (let count = this.#lastCount; count >= 0; count--) {
      for (let at = 0; at < pattern.length; at++) {
        const state = count * pattern.length + at;
        if (this.accepts(state) || this.#goesOn(state)) this.#live[state] = 1;
      }
    }
  }

  /** Where the count stands still, states depend on each other: from those that accept, backwards along the edges. */
  #findLiveWithoutEnd(): void {
    const base = this.#lastCount * this.#pattern.length;
    const before = this.#pattern.map((): number[] => []);
    this.#pattern.forEach(({ edges }, at) => edges.forEach(({ to }) => before[to]?.push(at)));
    const found = this.#pattern.flatMap(({ accepts }, at) => (accepts ? [at] : []));
    for (let at = found.pop(); at !== undefined; at = found.pop()) {
      if (this.#live[base + at] === 1) continue;
      this.#live[base + at] = 1;
      found.push(...(before[at] ?? []));
    }
  }

  get possible(): boolean {
    return this.#live[0] === 1;
  }

  accepts(state: number): boolean {
    const count = Math.floor(state / this.#pattern.length);
    return count >= this.#lengths.min && this.#pattern[state % this.#pattern.length]?.accepts === true;
  }

  edges(state: number): readonly MachineEdge[] {
    let edges = this.#edges.get(state);
    if (edges === undefined) {
      const base = this.#nextBase(state);
      edges = (this.#pattern[state % this.#pattern.length]?.edges ?? [])
        .filter(({ to }) => this.#live[base + to] === 1)
        .map(({ over, to }) => ({ over, to: base + to }));
      this.#edges.set(state, edges);
    }
    return edges;
  }

  clamp(state: number, bytes: number): number {
    const { min, max } = this.#lengths;
    const size = this.#pattern.length;
    const count = Math.floor(state / size);
    // After so many characters, every state that can end at all can end within the bounds.
    const isFar = max !== Infinity && count >= min && max - count >= bytes + size;
    return isFar ? min * size + (state % size) : state;
  }

  #goesOn(state: number): boolean {
    const base = this.#nextBase(state);
    return this.#pattern[state % this.#pattern.length]?.edges.some(({ to }) => this.#live[base + to] === 1) === true;
  }

  /** The number of the first state of the next count; none lives beyond the last. */
  #nextBase(state: number): number {
    const size = this.#pattern.length;
    const count = Math.floor(state / size) + 1;
    return (count > this.#lengths.max ? count : Math.min(count, this.#lastCount)) * size;
  }
}

/** The pattern's deterministic automaton, with characters as they are written in JSON on its edges. */
function determinize(alternatives: readonly RegexAlternative[], path: string): readonly PatternState[] {
  const atoms = atomsOf(alternatives, path);
  const character = (characters: CodePoints): Expression => {
    const members = atoms.flatMap((atom, index) =>
      intersection(atom, characters).length > 0 ? ([[index, index]] as const) : [],
    );
    return members.length === 0 ? never : byteSet(members);
  };
  const expression = regexExpression(alternatives, { character, search: true });
  if (isNever(expression)) return [];
  const arena = new Arena(new StepBudget());
  const states: (readonly Thread[])[] = [arena.open(arena.push(expression, arena.end))];
  const numbers = new Map([[threadsKey(states[0] ?? []), 0]]);
  const written = new Map<string, Expression>();
  const out: PatternState[] = [];
  for (let at = 0; at < states.length; at++) {
    const threads = states[at] ?? [];
    const over = new Map<number, number[]>();
    for (let atom = 0; atom < atoms.length; atom++) {
      const next = arena.step(threads, atom);
      if (next.length === 0) continue;
      const key = threadsKey(next);
      let to = numbers.get(key);
      if (to === undefined) {
        numbers.set(key, (to = states.length));
        states.push(next);
        if (states.length > maxStates) throw tooLarge(path);
      }
      over.set(to, [...(over.get(to) ?? []), atom]);
    }
    const edges = [...over].map(([to, members]) => {
      const key = members.join();
      let text = written.get(key);
      if (text === undefined) {
        text = jsonCharacter(codePoints(members.flatMap((atom) => atoms[atom] ?? [])));
        written.set(key, text);
      }
      return { over: text, to };
    });
    out.push({ accepts: threads.includes(arena.end), edges });
  }
  return out;
}

/** The coarsest classes of characters between which the pattern makes no difference. */
function atomsOf(alternatives: readonly RegexAlternative[], path: string): readonly CodePoints[] {
  let atoms: readonly CodePoints[] = [scalarValues];
  const known = new Set<string>();
  const split = (node: RegexNode): void => {
    if (node.kind === "repeat") split(node.body);
    else if (node.kind !== "class") node.items.forEach(split);
    else if (!known.has(node.characters.join(";"))) {
      known.add(node.characters.join(";"));
      const outside = complement(node.characters);
      atoms = atoms
        .flatMap((atom) => [intersection(atom, node.characters), intersection(atom, outside)])
        .filter((atom) => atom.length > 0);
      // An atom is a byte of the same engine.
      if (atoms.length > 256) throw tooLarge(path);
    }
  };
  for (const { node } of alternatives) split(node);
  return atoms;
}
