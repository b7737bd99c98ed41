import { checkSamples, mayExceed } from "./check-block.js";
import { CodedBits } from "./coded-bits.js";
import { damagedJpeg } from "./damaged-jpeg.js";
import type { JpegComponent, JpegFrame } from "./jpeg-frame.js";
import type { JpegSegment } from "./jpeg-segments.js";
import { JpegTables } from "./jpeg-tables.js";
import { TurnTaker } from "./turn-taker.js";
import { type ScanComponent, ScanDecoder, type ScanRange } from "./scan-decoder.js";

/** Units between two looks at the clock. */
const unitsAtATime = 1024;

/** What is known of a component when its scans have been gone through. */
interface KnownComponent {
  /** As in {@link ScanComponent}. */
  readonly coefficients: Int16Array;
  /** The lowest bit of each coefficient that is known; -1 when none is. */
  readonly low: Int8Array;
}

/**
 * Goes through the coded data of a JPEG file as a decoder does, without the transform. Decoders carry on where data is
 * damaged, each in its own way, so that the same file would give different pixels; here all of it is refused.
 *
 * @throws {ImageDecodeError} when a decoder would meet anything that an encoder does not write.
 */
export async function checkJpegData(segments: readonly JpegSegment[], frame: JpegFrame): Promise<void> {
  const turns = new TurnTaker();
  const tables = new JpegTables();
  const known = frame.components.map(({ blocksAcross, blocksDown }): KnownComponent => ({
    coefficients: new Int16Array(frame.progressive ? blocksAcross * blocksDown * 64 : 0),
    low: new Int8Array(64).fill(-1),
  }));
  for (const { marker, content, whole } of segments) {
    if (marker === 0xc4) tables.defineCodes(content);
    else if (marker === 0xdb) tables.defineQuantization(content);
    else if (marker === 0xdd) tables.defineRestartInterval(content);
    else if (marker === 0xda) {
      const bits = new CodedBits(whole.subarray(4 + content.length));
      await checkScan(new Scan(content, { frame, known, tables }), { bits, frame, turns });
    }
  }
  if (!known.every(({ low }) => low.every((bit) => bit === 0))) throw damagedJpeg("a part of the image is missing");
  for (const [place, { coefficients }] of known.entries()) {
    await checkBlocks(coefficients, tables.quantization(frame.components[place]?.quantization ?? 0), turns);
  }
}

async function checkBlocks(coefficients: Int16Array, quantization: Uint16Array, turns: TurnTaker): Promise<void> {
  const block = new Float64Array(64);
  for (let start = 0; start < coefficients.length; start += 64) {
    let sum = 0;
    for (let index = 0; index < 64; index++) {
      const value = (coefficients[start + index] as number) * (quantization[index] as number);
      block[index] = value;
      if (index > 0) sum += Math.abs(value);
    }
    if (mayExceed(block[0] as number, sum)) checkSamples(block);
    if (start % unitsAtATime === 0 && turns.isDue) await turns.pause();
  }
}

/** A scan's header (ITU-T T.81, B.2.3), with what its blocks need. */
class Scan {
  readonly range: ScanRange;
  /** Places of its components in the frame. */
  readonly places: readonly number[];
  readonly components: readonly ScanComponent[];
  readonly restartInterval: number;

  constructor(
    content: Uint8Array,
    { frame, known, tables }: { frame: JpegFrame; known: readonly KnownComponent[]; tables: JpegTables },
  ) {
    const count = content[0] ?? 0;
    const [first = 0, last = 0, bits = 0] = content.subarray(1 + 2 * count);
    this.range = { first, last, high: bits >> 4, low: bits & 15 };
    this.restartInterval = tables.restartInterval;
    this.places = Array.from({ length: count }, (_, index) =>
      frame.components.findIndex(({ id }) => id === content[1 + 2 * index]),
    );
    const areKnown = this.places.every((place) => place >= 0) && new Set(this.places).size === count;
    if (count === 0 || content.length !== 4 + 2 * count || !areKnown || !this.#isValid(frame)) {
      throw damagedJpeg("the header of a scan is not valid");
    }
    const { high, low } = this.range;
    this.components = this.places.map((place, index): ScanComponent => {
      const component = frame.components[place];
      const before = known[place];
      if (component === undefined || before === undefined) throw damagedJpeg("the header of a scan is not valid");
      const names = content[2 + 2 * index] ?? 0;
      for (let at = first; at <= last; at++) {
        const expected = frame.progressive ? Math.max(before.low[at] as number, 0) : -1;
        const isNext = frame.progressive ? high === expected : (before.low[at] as number) < 0;
        const isNew = high > 0 || (before.low[at] as number) < 0;
        if (!isNext || !isNew) throw damagedJpeg("its scans do not follow each other");
        before.low[at] = low;
      }
      if (first > 0 && (before.low[0] as number) < 0) throw damagedJpeg("its scans do not follow each other");
      return {
        quantization: tables.quantization(component.quantization),
        dc: first === 0 && high === 0 ? tables.code(0, names >> 4) : undefined,
        ac: last > 0 ? tables.code(1, names & 15) : undefined,
        coefficients: before.coefficients,
        before: 0,
      };
    });
  }

  #isValid({ progressive, components }: JpegFrame): boolean {
    const { first, last, high, low } = this.range;
    const blocks = this.places.reduce((sum, place) => {
      const { across = 0, down = 0 } = components[place] ?? {};
      return sum + across * down;
    }, 0);
    // As many blocks as libjpeg takes for an interleaved unit (T.81, B.2.3).
    if (this.places.length > 1 && blocks > 10) return false;
    if (!progressive) return first === 0 && last === 63 && high === 0 && low === 0;
    const isRange = first === 0 ? last === 0 : last >= first && last <= 63 && this.places.length === 1;
    return isRange && low <= 13 && (high === 0 || high === low + 1);
  }
}

async function checkScan(
  scan: Scan,
  { bits, frame, turns }: { bits: CodedBits; frame: JpegFrame; turns: TurnTaker },
): Promise<void> {
  const decoder = new ScanDecoder(bits, scan.range, frame.progressive);
  const { components, places, restartInterval } = scan;
  const parts = components.map((component, index) => ({ component, place: frame.components[places[index] ?? 0] }));
  // A component alone comes block by block; several come in units.
  const alone = parts.length === 1 ? parts[0]?.place : undefined;
  const unitsAcross = alone?.blocksAcross ?? frame.unitsAcross;
  const units = unitsAcross * (alone?.blocksDown ?? frame.unitsDown);
  for (let unit = 0; unit < units; unit++) {
    if (unit % unitsAtATime === 0 && turns.isDue) await turns.pause();
    if (restartInterval > 0 && unit > 0 && unit % restartInterval === 0) {
      decoder.endInterval();
      bits.restart((unit / restartInterval - 1) % 8);
      for (const component of components) component.before = 0;
    }
    for (const { component, place } of parts) {
      if (place === undefined) continue;
      if (alone !== undefined) decoder.block(component, unit);
      else eachBlock(place, [unit % unitsAcross, Math.floor(unit / unitsAcross)], (at) => decoder.block(component, at));
    }
  }
  decoder.endInterval();
  bits.end();
}

/** The numbers of a component's blocks in an interleaved unit. */
function eachBlock(
  { across, down, blocksAcross, blocksDown }: JpegComponent,
  [unitX, unitY]: readonly [number, number],
  visit: (index: number) => void,
): void {
  for (let y = unitY * down; y < (unitY + 1) * down; y++) {
    for (let x = unitX * across; x < (unitX + 1) * across; x++) {
      visit(x < blocksAcross && y < blocksDown ? y * blocksAcross + x : -1);
    }
  }
}
