import type { Expression } from "./expression.js";

/** `end`: nothing is left. `scope-end`: the scope is over. `hole`: nothing is left of a scope that is looked at alone. */
export interface ThreadMark {
  readonly kind: "end" | "scope-end" | "hole";
}

export type Piece = Expression | ThreadMark;

/** Where a thread is in its piece. */
export interface ThreadPlace {
  readonly piece: Piece;
  /** Bytes taken of a literal, items of a sequence, state of a machine, fewest iterations left of a repetition. */
  readonly at: number;
  /** Most iterations left of a repetition. */
  readonly most: number;
}

/** Stands for all threads that differ only in how often repetitions may go on. */
export class ThreadShape {
  readonly id: number;
  /** Shapes with one more piece, by the piece, or by its number and place where that is not its start. */
  above: Map<Piece | string, ThreadShape> | undefined = undefined;

  constructor(id: number) {
    this.id = id;
  }
}

/** What is still to be written: a piece of an expression, then `rest`. Equal threads of one arena are the same object. */
export class Thread implements ThreadPlace {
  readonly id: number;
  readonly piece: Piece;
  readonly at: number;
  readonly most: number;
  readonly rest: Thread | undefined;
  readonly shape: ThreadShape;
  /** The end of the scope that the thread is in: this one or a thread below. */
  readonly scopeEnd: Thread | undefined;
  /** Threads with one more piece, at its start. */
  above: Map<Piece, Thread> | undefined = undefined;
  /** Threads with one more piece, elsewhere in it, by place. */
  elsewhere: Map<Piece, Map<string, Thread>> | undefined = undefined;
  /** Memo of `Arena.open`. */
  opened: readonly Thread[] | undefined = undefined;

  constructor(
    id: number,
    { piece, at, most }: ThreadPlace,
    below: { readonly rest?: Thread; readonly shape: ThreadShape },
  ) {
    this.id = id;
    this.piece = piece;
    this.at = at;
    this.most = most;
    this.rest = below.rest;
    this.shape = below.shape;
    this.scopeEnd = piece.kind === "scope-end" ? this : below.rest?.scopeEnd;
  }
}

/** The place before anything of a piece is written. */
export function startOf(piece: Piece): ThreadPlace {
  if (piece.kind === "repeat") return { piece, at: piece.min, most: piece.max };
  return { piece, at: piece.kind === "machine" ? piece.start : 0, most: 0 };
}

/** Drops threads whose continuations another thread has, too: otherwise counts multiply ("a{0,9}b?a{0,9}"). */
export function withoutDominated(threads: readonly Thread[]): readonly Thread[] {
  const shapes = new Map<ThreadShape, Thread[]>();
  for (const thread of threads) {
    const same = shapes.get(thread.shape);
    if (same === undefined) shapes.set(thread.shape, [thread]);
    else if (!same.some((other) => covers(other, thread))) {
      shapes.set(thread.shape, [...same.filter((other) => !covers(thread, other)), thread]);
    }
  }
  return shapes.size === threads.length ? threads : [...shapes.values()].flat();
}

function covers(wide: Thread, narrow: Thread): boolean {
  let [a, b]: [Thread | undefined, Thread | undefined] = [wide, narrow];
  while (a !== undefined && b !== undefined && a !== b) {
    if (a.piece.kind === "repeat" && (a.at > b.at || a.most < b.most)) return false;
    a = a.rest;
    b = b.rest;
  }
  return true;
}
