import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { attack, releaseCount, releaseSeries, type ShownFigure } from './index.ts';

const MONTHS = 3;
const months = fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 })), {
  minLength: MONTHS,
  maxLength: MONTHS,
});

describe('a count month after month', () => {
  it('is rounded, or withheld whole where a month is of 1 to 7', () => {
    assert.deepEqual(releaseSeries('management', [0, 8, 212]).value, { kind: 'series', counts: [0, 10, 210] });
    assert.equal(releaseSeries('management', [0, 7, 212]).value.kind, 'withheld');
    assert.deepEqual(releaseSeries('exact', [0, 7, 212]).value, { kind: 'series', counts: [0, 7, 212] });
  });

  it('of places, of the whole that they make up and beside each year’s count gives no count of 1 to 7 away', () => {
    fc.assert(
      fc.property(fc.array(months, { minLength: 1, maxLength: 4 }), (places) => {
        const at = (month: number) => places.reduce((sum, counts) => sum + (counts[month] ?? 0), 0);
        const whole = Array.from({ length: MONTHS }, (_, month) => at(month));
        const all = [...places, whole];
        const cell = (place: number, month: number) => `${place === places.length ? 'whole' : place} ${month}`;
        const figures = all.flatMap((counts, place): ShownFigure[] => {
          const { value } = releaseSeries('management', counts);
          const total = counts.reduce((sum, count) => sum + count, 0);
          const shown = releaseCount('management', total).value;
          const year: ShownFigure = { cell: `${place} year`, shown, as: 'released' };
          if (value.kind === 'withheld') return place === places.length ? [] : [year];
          const ofMonths = value.counts.map(
            (one, month): ShownFigure => ({ cell: cell(place, month), shown: one, as: 'released' }),
          );
          return place === places.length ? ofMonths : [year, ...ofMonths];
        });
        const sums = whole.map((_, month) => ({
          whole: cell(places.length, month),
          parts: places.map((_, place) => cell(place, month)),
        }));
        const years = places.map((_, place) => ({
          whole: `${place} year`,
          parts: whole.map((_, month) => cell(place, month)),
        }));
        const { recovered, bounded, contradicted } = attack(figures, [...sums, ...years]);
        assert.deepEqual([...recovered, ...bounded, ...contradicted], []);
      }),
    );
  });
});
