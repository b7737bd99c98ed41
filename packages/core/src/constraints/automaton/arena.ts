import type { StepBudget } from "../step-budget.js";
import type { Expression, RepeatExpression, SequenceExpression } from "./expression.js";
import {
  type Piece,
  startOf,
  Thread,
  type ThreadMark,
  type ThreadPlace,
  ThreadShape,
  withoutDominated,
} from "./thread.js";

const scopeEndMark: ThreadMark = { kind: "scope-end" };

/** Makes threads and moves them on. */
export class Arena {
  readonly end = this.#root({ kind: "end" });
  readonly hole = this.#root({ kind: "hole" });
  #size = 2;
  #shapes = 2;
  readonly #repeats = new Map<Expression, RepeatExpression>();
  readonly #budget: StepBudget | undefined;

  /** @param budget Pays for threads and steps. Default: they are free. */
  constructor(budget?: StepBudget) {
    this.#budget = budget;
  }

  /** Threads made so far. */
  get size(): number {
    return this.#size;
  }

  /** The thread that writes a piece, then `rest`. */
  push(piece: Piece, rest: Thread): Thread {
    if (piece.kind === "repeat") return this.pushAt(startOf(piece), rest);
    // Made when needed: most threads have nothing above them.
    const above = (rest.above ??= new Map());
    let thread = above.get(piece);
    if (thread === undefined) {
      const shape = this.#shape(rest.shape, piece);
      above.set(piece, (thread = new Thread(this.#nextId(), startOf(piece), { rest, shape })));
    }
    return thread;
  }

  /** The thread that writes the rest of a piece, then `rest`. */
  pushAt({ piece: given, at, most }: ThreadPlace, rest: Thread): Thread {
    const isRepeat = given.kind === "repeat";
    if (!isRepeat && at === startOf(given).at) return this.push(given, rest);
    const piece = isRepeat ? this.#repeatOf(given) : given;
    const elsewhere = (rest.elsewhere ??= new Map());
    let places = elsewhere.get(piece);
    if (places === undefined) elsewhere.set(piece, (places = new Map<string, Thread>()));
    const key = `${at},${most}`;
    let thread = places.get(key);
    if (thread === undefined) {
      const base = this.#shape(rest.shape, piece);
      const shape = isRepeat ? base : this.#shape(base, key);
      places.set(key, (thread = new Thread(this.#nextId(), { piece, at, most }, { rest, shape })));
    }
    return thread;
  }

  /** The ways on, each with a literal or a set first, or with nothing left. */
  open(thread: Thread): readonly Thread[] {
    return (thread.opened ??= this.#openAll([thread]));
  }

  /** The ways on of all threads. Together: threads of one sequence with optional items lead to the same ones. */
  #openAll(threads: readonly Thread[]): readonly Thread[] {
    const out: Thread[] = [];
    const seen = new Set<Thread>(threads);
    // A set goes on through what is added to it on the way.
    for (const next of seen) if (!this.#expand(next, seen)) out.push(next);
    this.#budget?.spend(seen.size);
    return out;
  }

  /** The open threads after one more byte; none when it is not allowed. */
  step(threads: readonly Thread[], byte: number): readonly Thread[] {
    const nexts: Thread[] = [];
    for (const thread of threads) {
      const next = this.#take(thread, byte);
      if (next !== undefined) nexts.push(next);
    }
    const [only] = nexts;
    if (only === undefined) return [];
    this.#budget?.spend(threads.length);
    const open = nexts.length === 1 ? this.open(only) : this.#openAll(nexts);
    return open.length < 2 ? open : withoutDominated(open);
  }

  #take({ piece, at, rest }: Thread, byte: number): Thread | undefined {
    if (rest === undefined) return undefined;
    if (piece.kind === "set") return piece.set[byte] === 1 ? rest : undefined;
    if (piece.kind !== "literal" || piece.bytes[at] !== byte) return undefined;
    return at + 1 === piece.bytes.length ? rest : this.pushAt({ piece, at: at + 1, most: 0 }, rest);
  }

  /** Adds what a thread stands for; returns false when it is open already. */
  #expand({ piece, at, most, rest }: Thread, out: Set<Thread>): boolean {
    if (rest === undefined) return false;
    switch (piece.kind) {
      case "literal":
      case "set":
        return false;
      case "scope-end":
      case "end":
      case "hole":
        out.add(rest);
        return true;
      case "scope":
        out.add(this.push(piece.body, this.push(scopeEndMark, rest)));
        return true;
      case "reference":
        if (piece.target !== undefined) out.add(this.push(piece.target, rest));
        return true;
      case "choice":
        for (const item of piece.items) out.add(this.push(item, rest));
        return true;
      case "sequence": {
        const item = piece.items[at];
        out.add(item === undefined ? rest : this.push(item, this.#afterItem(piece, at, rest)));
        return true;
      }
      case "repeat":
        if (at === 0) out.add(rest);
        if (most > 0) {
          const again = this.pushAt({ piece, at: Math.max(at - 1, 0), most: most - 1 }, rest);
          out.add(this.push(piece.body, again));
        }
        return true;
      case "machine":
        if (piece.machine.accepts(at)) out.add(rest);
        for (const { over, to } of piece.machine.edges(at)) {
          out.add(this.push(over, this.pushAt({ piece, at: to, most: 0 }, rest)));
        }
        return true;
      default:
        return piece satisfies never;
    }
  }

  #afterItem(piece: SequenceExpression, at: number, rest: Thread): Thread {
    const next = piece.items[at + 1];
    if (next === undefined) return rest;
    // What two sequences end with is the same thread.
    return at + 2 === piece.items.length ? this.push(next, rest) : this.pushAt({ piece, at: at + 1, most: 0 }, rest);
  }

  /** One repetition for all of the same body: their bounds are in the thread. */
  #repeatOf(piece: RepeatExpression): RepeatExpression {
    const known = this.#repeats.get(piece.body);
    if (known === undefined) this.#repeats.set(piece.body, piece);
    return known ?? piece;
  }

  /** A thread costs more than a step: it is kept, and copied for every layer of the vocabulary. */
  #nextId(): number {
    this.#budget?.spend(2);
    return this.#size++;
  }

  #shape(below: ThreadShape, key: Piece | string): ThreadShape {
    const above = (below.above ??= new Map());
    let shape = above.get(key);
    if (shape === undefined) above.set(key, (shape = new ThreadShape(this.#shapes++)));
    return shape;
  }

  #root(piece: ThreadMark): Thread {
    const id = piece.kind === "end" ? 0 : 1;
    return new Thread(id, startOf(piece), { shape: new ThreadShape(id) });
  }
}
