import { Gap, type Units } from "../text/units.ts";
import type { Lexicon, ReadWords } from "./lexicon.ts";
import { highSign, lowSign } from "./signs.ts";

/**
 * What a walk asks of a unit, some thousand times a letter: numbers side by side, `PER_UNIT` of them a unit, so that one
 * look into memory brings them all. A unit's aliases stand in `aliases` from its own place up to the next unit's; behind
 * the last unit stands one that is none.
 */
export type UnitTable = {
  numbers: Int32Array;
  aliases: Int32Array;
  fill(units: Pick<Units, "words" | "gaps">, read: ReadWords): void;
};

/** By how much a unit's number is moved left to give its place in the table. */
export const UNIT_SHIFT = 3;
const PER_UNIT = 1 << UNIT_SHIFT;

/** The signs of states that may go on at the unit: those of its aliases, or all where it may be stepped over. */
export const LOW_SIGNS = 0;
export const HIGH_SIGNS = 1;
/** Where its aliases begin in the list. */
export const ALIASES = 2;
export const NEXT_ALIASES = PER_UNIT + ALIASES;
/** Units of the filler that begins here; 0 for most. */
export const FILLER = 3;
export const GAP = 4;
export const FLAGS = 5;
/** Whether a sentence may end before the unit (see `Ends`), and the furthest unit that tells. */
export const ENDS = 6;
export const ENDS_REACH = 7;

/** Set where some phrase knows the word, and where it is a filler of one particle. */
export const IS_KNOWN = 1;
export const IS_PARTICLE = 2;

export const Ends = { unasked: 0, yes: 1, no: 2 } as const;

export const UNITS_AT_FIRST = 256;

export function createUnitTable(lexicon: Pick<Lexicon, "isParticle">): UnitTable {
  function fill({ words, gaps }: Pick<Units, "words" | "gaps">, read: ReadWords): void {
    const count = words.length;
    if (table.numbers.length < (count + 1) * PER_UNIT) table.numbers = new Int32Array(2 * (count + 1) * PER_UNIT);
    let listed = 0;
    for (let at = 0; at < count; at++) {
      const own = read.aliases[at];
      const filler = read.fillers[at] as number;
      let low = filler === 0 ? 0 : -1;
      let high = low;
      const first = listed;
      if (own !== undefined) {
        if (listed + own.length > table.aliases.length) widen(listed + own.length);
        for (let one = 0; one < own.length; one++) {
          const alias = own[one] as number;
          low |= lowSign(alias);
          high |= highSign(alias);
          table.aliases[listed++] = alias;
        }
      }
      const isParticle = filler === 1 && lexicon.isParticle(words[at] as string);
      const flags = (own === undefined ? 0 : IS_KNOWN) | (isParticle ? IS_PARTICLE : 0);
      write(at, low, high, first, filler, gaps[at] as Gap, flags);
    }
    write(count, 0, 0, listed, 0, Gap.stop, 0);
  }

  function write(at: number, low: number, high: number, first: number, filler: number, gap: Gap, flags: number): void {
    const { numbers } = table;
    const unit = at << UNIT_SHIFT;
    numbers[unit + LOW_SIGNS] = low;
    numbers[unit + HIGH_SIGNS] = high;
    numbers[unit + ALIASES] = first;
    numbers[unit + FILLER] = filler;
    numbers[unit + GAP] = gap;
    numbers[unit + FLAGS] = flags;
    numbers[unit + ENDS] = Ends.unasked;
  }

  function widen(needed: number): void {
    const more = new Int32Array(2 * needed);
    more.set(table.aliases);
    table.aliases = more;
  }

  const table: UnitTable = {
    numbers: new Int32Array((UNITS_AT_FIRST + 1) * PER_UNIT),
    aliases: new Int32Array(4 * UNITS_AT_FIRST),
    fill,
  };
  return table;
}
