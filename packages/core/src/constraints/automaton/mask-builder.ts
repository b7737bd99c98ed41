import { StepBudget } from "../step-budget.js";
import type { VocabularyLayers, VocabularyTrie } from "../vocabulary/vocabulary-trie.js";
import { insideScope } from "./inside-scope.js";
import { RecentMap } from "./recent-map.js";
import { StateTable, threadsKey } from "./state-table.js";
import type { Thread } from "./thread.js";
import { ThreadClamp } from "./thread-clamp.js";
import { VocabularyWalk } from "./walk-vocabulary.js";

/** The tokens that lie wholly inside a scope, and the nodes of the trie where others leave it. */
interface ScopeMask {
  readonly mask: Uint32Array;
  readonly exits: readonly number[];
}

/** Masks kept; one of Gemma 3's vocabulary takes 32 KiB. */
const keptMasks = 128;
const keptScopes = 192;

/** Above this, all caches start anew. */
const maxThreads = 40_000;

/** Works out which tokens a set of threads allows. */
export class MaskBuilder {
  readonly #words: number;
  readonly #maxDepth: number;
  #maxThreads = maxThreads;
  #clamps: ReadonlyMap<number, ThreadClamp> = new Map();
  readonly #budget = new StepBudget();
  readonly #table = new StateTable(this.#budget);
  readonly #layers: readonly LayerMasks[];
  readonly #masks = new RecentMap<Uint32Array>(keptMasks);
  readonly #scopes = new RecentMap<ScopeMask>(keptScopes);

  /** Token ids are below `size`. */
  constructor(layers: VocabularyLayers, size: number) {
    this.#words = Math.ceil(size / 32);
    this.#maxDepth = Math.max(...layers.map((layer) => layer.maxDepth));
    this.#layers = layers.map((trie) => new LayerMasks(trie, this.#table, this.#scopes));
    this.#forget();
  }

  /** To be called when the masks that are worked out ahead are done: from here on, steps are free. */
  compiled(): void {
    this.#budget.lift();
  }

  /** The tokens that open threads (of any arena) allow. The array is kept: do not write to it. */
  mask(threads: readonly Thread[]): Uint32Array {
    const isCrowded = this.#table.arena.size > this.#maxThreads;
    if (isCrowded) this.#forget();
    const key = threadsKey(this.#clamp(threads, this.#maxDepth));
    let mask = this.#masks.get(key);
    if (mask === undefined) {
      mask = new Uint32Array(this.#words);
      for (const layer of this.#layers) layer.add(this.#clamp(threads, layer.maxDepth), mask);
      this.#masks.set(key, mask);
    }
    // What a deep recursion needs may be much by itself.
    if (isCrowded) this.#maxThreads = Math.max(maxThreads, 2 * this.#table.arena.size);
    return mask;
  }

  #clamp(threads: readonly Thread[], bytes: number): readonly Thread[] {
    const clamp = this.#clamps.get(bytes);
    return clamp === undefined ? threads : [...new Set(threads.map((thread) => clamp.clamp(thread)))];
  }

  #forget(): void {
    this.#table.reset();
    const { arena } = this.#table;
    this.#clamps = new Map(this.#layers.map(({ maxDepth }) => [maxDepth, new ThreadClamp(arena, maxDepth)]));
    this.#masks.clear();
    this.#scopes.clear();
  }
}

/** The masks of one layer of the vocabulary. */
class LayerMasks {
  readonly maxDepth: number;
  readonly #table: StateTable;
  readonly #walk: VocabularyWalk;
  readonly #scopes: RecentMap<ScopeMask>;

  constructor(trie: VocabularyTrie, table: StateTable, scopes: RecentMap<ScopeMask>) {
    this.maxDepth = trie.maxDepth;
    this.#table = table;
    this.#walk = new VocabularyWalk(trie, table);
    this.#scopes = scopes;
  }

  /** Sets the bits of the layer's tokens that threads of the table's arena allow. */
  add(threads: readonly Thread[], mask: Uint32Array): void {
    const groups = new Map<Thread | undefined, Thread[]>();
    for (const thread of threads) {
      const group = groups.get(thread.scopeEnd);
      if (group === undefined) groups.set(thread.scopeEnd, [thread]);
      else group.push(thread);
    }
    for (const [scopeEnd, group] of groups) {
      if (scopeEnd === undefined) this.#walk.run({ node: 0, threads: group }, mask, []);
      else this.#addScope(scopeEnd, group, mask);
    }
  }

  #addScope(scopeEnd: Thread, group: readonly Thread[], mask: Uint32Array): void {
    const inside = group.map((thread) => insideScope(thread, this.#table.arena));
    const scope = this.#scopeMask(inside, mask.length);
    for (let word = 0; word < mask.length; word++) mask[word] = (mask[word] ?? 0) | (scope.mask[word] ?? 0);
    const after = this.#table.arena.open(scopeEnd);
    for (const node of scope.exits) this.#walk.run({ node, threads: after }, mask, []);
  }

  #scopeMask(threads: readonly Thread[], words: number): ScopeMask {
    const key = `${this.maxDepth}:${threadsKey(threads)}`;
    let scope = this.#scopes.get(key);
    if (scope === undefined) {
      const mask = new Uint32Array(words);
      const exits: number[] = [];
      this.#walk.run({ node: 0, threads }, mask, exits);
      this.#scopes.set(key, (scope = { mask, exits }));
    }
    return scope;
  }
}
