import fc from "fast-check";
import { expect, test } from "vitest";
import { createPlaces, isSameRange } from "../../src/engine/kept-places.ts";
import type { Category } from "../../src/model/categories.ts";

const place = fc
  .record({
    start: fc.integer({ min: 5, max: 120 }),
    length: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 90 })),
    category: fc.constantFrom<Category>("banned-phrase", "etiquette", "promise"),
  })
  .map(({ start, length, category }) => ({ start, end: start + length, category }));

test("the index answers as comparing all with all does", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 60 }), (found) => {
      const places = createPlaces(5, 220);
      const kept: typeof found = [];
      for (const one of found) {
        const known = kept.some((other) => isSameRange(one, other));
        expect(places.knows(one)).toBe(known);
        if (known) continue;
        kept.push(one);
        places.add(one);
      }
    }),
    { numRuns: 500 },
  );
});
