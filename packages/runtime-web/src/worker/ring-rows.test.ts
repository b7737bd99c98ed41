import { expect, it } from "vitest";
import { RingRows } from "./ring-rows.js";

/** A ring beside the buffer that it describes: each place holds the position written there. */
class Model {
  buffer: number[] = [];
  length = 0;
  constructor(readonly ring: RingRows) {
    this.buffer = Array.from({ length: ring.capacity }, () => NaN);
  }

  append(count: number): void {
    if (this.ring.grow(count)) while (this.buffer.length < this.ring.capacity) this.buffer.push(NaN);
    for (const { from, to, rows } of this.ring.append(count)) {
      for (let row = 0; row < rows; row++) this.buffer[to + row] = this.length + from + row;
    }
    this.length += count;
  }

  truncate(length: number): void {
    this.ring.truncate(length);
    this.length = length;
  }

  /** Positions that the graph may see, as the runs tell them; checks them against the buffer. */
  visible(): number[] {
    const positions: number[] = [];
    const stored: unknown[] = [];
    let at = 0;
    for (const { rows, first } of this.ring.runs()) {
      for (let row = 0; row < rows; row++, at++) {
        if (first === undefined) continue;
        positions.push(first + row);
        stored.push(this.buffer[at]);
      }
    }
    // oxlint-disable vitest/no-standalone-expect
    expect(stored).toEqual(positions);
    expect(at).toBe(this.ring.rows);
    // oxlint-enable vitest/no-standalone-expect
    return positions.toSorted((a, b) => a - b);
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

it("keeps at least the window of a local layer, whatever the steps, and all of a global one", () => {
  for (const step of [1, 3, 16, 64, 100, 250]) {
    const local = new Model(new RingRows({ isLocal: true, positions: 32 }));
    const global = new Model(new RingRows({ isLocal: false, positions: 1000 }));
    expect(local.visible()).toEqual([]);
    for (let length = step; length <= 1000; length += step) {
      local.append(step);
      global.append(step);
      const seen = local.visible();
      expect(seen).toEqual(range(length - seen.length, length));
      expect(seen.length).toBeGreaterThanOrEqual(Math.min(length, 31));
      expect(global.visible()).toEqual(range(0, length));
    }
    expect(local.ring.capacity).toBeLessThanOrEqual(128);
  }
});

it("can be cut back as far as the window's rows are kept, and goes on from there", () => {
  const model = new Model(new RingRows({ isLocal: true, positions: 32 }));
  model.append(500);
  const [oldest = 0] = model.visible();
  expect(model.ring.holds(501)).toBe(false);
  expect(model.ring.holds(oldest + 30)).toBe(false);
  expect(model.ring.holds(oldest + 31)).toBe(true);
  expect(model.ring.holds(oldest + 31, 1)).toBe(false);
  model.truncate(oldest + 40);
  expect(model.visible()).toEqual(range(oldest, oldest + 40));
  model.append(7);
  expect(model.visible().at(-1)).toBe(oldest + 46);
});

it("gives a shorter ring the rows that one has which never was longer", () => {
  for (const length of [5, 64, 130, 200, 320]) {
    const source = new Model(new RingRows({ isLocal: true, positions: 300 }));
    for (let at = 0; at < 330; at += 5) source.append(5);
    const alone = new Model(new RingRows({ isLocal: true, positions: 300 }));
    for (let at = 0; at < length; at += 5) alone.append(5);
    const copied = Array.from({ length: alone.ring.capacity }, () => NaN);
    for (const { from, to, rows } of alone.ring.copiesFrom(source.ring)) {
      for (let row = 0; row < rows; row++) copied[to + row] = source.buffer[from + row] ?? NaN;
    }
    expect(copied).toEqual(alone.buffer);
  }
});

it("offers in a shorter ring only what the longer one had left", () => {
  const positions = 32;
  for (const length of [40, 200, 230, 330]) {
    const source = new Model(new RingRows({ isLocal: true, positions }));
    for (let at = 0; at < 330; at += 5) source.append(5);
    const copy = new Model(new RingRows({ isLocal: true, positions }));
    for (let at = 0; at < length; at += 5) copy.append(5);
    copy.ring.forgetAs(source.ring);
    copy.buffer.fill(NaN);
    for (const { from, to, rows } of copy.ring.copiesFrom(source.ring)) {
      for (let row = 0; row < rows; row++) copy.buffer[to + row] = source.buffer[from + row] ?? NaN;
    }
    const [oldest = Infinity] = source.visible();
    expect(copy.visible()).toEqual(range(Math.min(oldest, length), length));
    for (const at of [length, length - 40, length - 100].filter((place) => place > 0)) {
      expect(copy.ring.holds(at), `${at} of ${length}`).toBe(oldest <= Math.max(0, at - (positions - 1)));
    }
    copy.append(50);
    expect(copy.visible().at(-1)).toBe(length + 49);
  }
});
