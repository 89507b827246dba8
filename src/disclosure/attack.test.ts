/** What a reader can work out: by hand, and over generated tables of practices, teams, localities and the whole. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  attack,
  cellOf,
  figuresOfPlace,
  type MeasureCounts,
  type PlaceToRelease,
  releaseMeasureCounts,
  releasePlaces,
  type ShownFigure,
  type SumOfPlaces,
  sumsOfPlaces,
} from './index.ts';

const shown = (cell: string, count: number | '1 to 7' | 'not shown', as: ShownFigure['as'] = 'released') => ({
  cell,
  shown: count,
  as,
});
const SUM = [{ whole: 'all', parts: ['a', 'b'] }];

test('groups of people are shown beside a place that holds more than they only where that cannot be told', () => {
  const counts = (denominator: number): MeasureCounts => {
    return { register: denominator, denominator, numerator: 0, adjustments: [], exclusions: [] };
  };
  const place = (key: string, count: number, more: Partial<PlaceToRelease> = {}): PlaceToRelease => {
    return { key, level: 'management', counts: counts(count), isFixed: false, ...more };
  };
  const places = [place('all', 10), place('men', 5), place('women', 0), place('left', 5, { keptBack: 'secret' })];
  const sums = [{ whole: 'all', parts: ['men', 'women', 'left'] }];
  const already = new Map([['all', releaseMeasureCounts('management', counts(10))]]);
  const released = releasePlaces(places, sums, already);
  assert.equal(released.get('all')?.value.register, 10, 'what was shown before stays shown');
  assert.deepEqual(
    ['men', 'women'].map((key) => released.get(key)?.value.register),
    ['1 to 7', 'not shown'],
  );
  assert.equal(released.has('left'), false);
  const open = releasePlaces(
    [place('all', 10), place('men', 10), place('women', 0)],
    [{ whole: 'all', parts: ['men', 'women'] }],
  );
  assert.equal(open.get('men')?.value.register, 10);
});

describe('an attack', () => {
  test('recovers a count from an exact whole and an exact part', () => {
    const found = attack([shown('all', 25, 'exact'), shown('a', 22, 'exact'), shown('b', '1 to 7')], SUM);
    assert.deepEqual([found.cells, found.recovered, found.bounded], [1, ['b'], []]);
  });

  test('finds what a rounded whole gives away to who knows their own part exactly, and no leak in that part', () => {
    const own = shown('a', 12, 'exact by right');
    assert.deepEqual(attack([shown('all', 20), own, shown('b', '1 to 7')], SUM).bounded, ['b']);
    const alone = [{ whole: 'all', parts: ['a'] }];
    assert.deepEqual(attack([shown('all', '1 to 7'), shown('a', 2, 'exact by right')], alone).recovered, []);
    assert.deepEqual(attack([shown('all', '1 to 7'), shown('a', 2, 'exact')], alone).recovered, ['all', 'a']);
  });

  test('bounds a count by a rounded whole and its other part', () => {
    const found = attack([shown('all', 20), shown('a', 10), shown('b', '1 to 7')], SUM);
    assert.deepEqual([found.recovered, found.bounded, found.narrowed], [[], ['b'], 0]);
    const safe = attack([shown('all', 15), shown('a', 10), shown('b', '1 to 7')], SUM);
    assert.deepEqual([safe.cells, safe.recovered, safe.bounded, safe.narrowed], [1, [], [], 0]);
  });

  test('finds seven suppressed parts of a suppressed whole to be one each, and passes on what it found', () => {
    const parts = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const figures = [...parts, 'all'].map((cell) => shown(cell, '1 to 7'));
    const sums = [
      { whole: 'all', parts },
      { whole: 'more', parts: ['a', 'z'] },
    ];
    const found = attack([...figures, shown('more', 4, 'exact'), shown('z', 'not shown')], sums);
    assert.deepEqual(found.recovered.toSorted(), ['a', 'all', 'b', 'c', 'd', 'e', 'f', 'g', 'more', 'z']);
  });

  test('finds that somebody is in a secret count by two counts of which one holds it, each rounded by itself', () => {
    const bases = [{ whole: 'sent', parts: ['found', 'opted out'] }];
    const present = (...figures: ShownFigure[]) => attack(figures, bases, [{ cell: 'opted out', people: 1 }]).present;
    assert.deepEqual(present(shown('sent', 10), shown('found', '1 to 7')), ['opted out']);
    assert.deepEqual(present(shown('sent', 10), shown('found', 10)), []);
    assert.deepEqual(present(shown('sent', 10)), []);
    const own = [shown('sent', 10, 'exact by right'), shown('found', 4, 'exact by right')];
    assert.deepEqual(present(...own), [], 'who is shown both by right is told nothing by the attack');
  });

  test('finds that a secret count of eight or more is told more closely than a rounded figure would tell it', () => {
    const bases = [{ whole: 'sent', parts: ['found', 'opted out'] }];
    const closer = (...figures: ShownFigure[]) => attack(figures, bases, [{ cell: 'opted out', people: 12 }]).closer;
    assert.deepEqual(closer(shown('sent', 22, 'exact'), shown('found', 10, 'exact')), ['opted out']);
    assert.deepEqual(closer(shown('sent', 22, 'exact'), shown('found', 10)), [], 'it is then one of five, as rounded');
    assert.deepEqual(closer(shown('sent', 20), shown('found', 10)), []);
  });

  test('says which figures cannot all be true, and leaves a hidden count that nothing bounds', () => {
    assert.deepEqual(attack([shown('all', 8), shown('a', 20), shown('b', 0)], SUM).contradicted.length > 0, true);
    const found = attack([shown('all', 'not shown'), shown('a', 10), shown('b', '1 to 7')], SUM);
    assert.deepEqual([found.cells, found.recovered.length + found.bounded.length + found.narrowed], [2, 0]);
  });
});

const anyPractice = fc.nat(3).chain((size) => {
  const most = [4, 12, 60, 900][size] ?? 4;
  const some = fc.tuple(fc.nat(most), fc.nat(most), fc.nat(9), fc.nat(4), fc.nat(9));
  return some.map(([numerator, missed, declined, unsuitable, excluded]): MeasureCounts => {
    const adjustments = [
      { reason: 'declined', count: declined },
      { reason: 'unsuitable', count: unsuitable },
    ].filter(({ count }) => count > 0);
    const exclusions = excluded === 0 ? [] : [{ reason: 'new', count: excluded }];
    const denominator = numerator + missed;
    return {
      register: denominator + declined + unsuitable + excluded,
      denominator,
      numerator,
      adjustments,
      exclusions,
    };
  });
});

function added(all: readonly MeasureCounts[]): MeasureCounts {
  const sum = (of: (counts: MeasureCounts) => number) => all.reduce((total, counts) => total + of(counts), 0);
  const reasons = (kind: 'adjustments' | 'exclusions') => {
    const names = [...new Set(all.flatMap((counts) => counts[kind].map(({ reason }) => reason)))];
    const of = (counts: MeasureCounts, reason: string) => counts[kind].find((one) => one.reason === reason)?.count ?? 0;
    return names.map((reason) => ({ reason, count: sum((counts) => of(counts, reason)) }));
  };
  return {
    register: sum(({ register }) => register),
    denominator: sum(({ denominator }) => denominator),
    numerator: sum(({ numerator }) => numerator),
    adjustments: reasons('adjustments'),
    exclusions: reasons('exclusions'),
  };
}

/** Practices in four teams of two localities; the reader may see one practice exactly. */
function borough(practices: readonly MeasureCounts[], own: number) {
  const numbered = practices.map((counts, index) => ({ key: `practice ${index}`, counts, index }));
  const places: PlaceToRelease[] = numbered.map(({ key, counts, index }) => {
    return { key, counts, isFixed: true, level: index === own ? 'exact' : 'management', readBy: key };
  });
  const sums: SumOfPlaces[] = [];
  const add = (key: string, has: (index: number) => boolean) => {
    const inside = numbered.filter(({ index }) => has(index));
    places.push({ key, counts: added(inside.map(({ counts }) => counts)), isFixed: false, level: 'management' });
    sums.push({ whole: key, parts: inside.map((one) => one.key) });
  };
  for (let team = 0; team < 4; team += 1) add(`team ${team}`, (index) => index % 4 === team);
  for (let locality = 0; locality < 2; locality += 1) add(`locality ${locality}`, (index) => index % 2 === locality);
  add('all', () => true);
  sums.push({ whole: 'locality 0', parts: ['team 0', 'team 2'] }, { whole: 'locality 1', parts: ['team 1', 'team 3'] });
  sums.push({ whole: 'all', parts: ['locality 0', 'locality 1'] });
  return { places, sums };
}

describe('places released together', () => {
  const anyBorough = fc.record({
    practices: fc.array(anyPractice, { minLength: 4, maxLength: 12 }),
    own: fc.integer({ min: -1, max: 3 }),
  });

  test('give away no count of 1 to 7 of a practice, team, locality or the whole, nor say anything untrue', () => {
    fc.assert(
      fc.property(anyBorough, ({ practices, own }) => {
        const { places, sums } = borough(practices, own);
        const released = releasePlaces(places, sums);
        const figures = [...released].flatMap(([key, counts]) => figuresOfPlace(key, counts));
        const found = attack(figures, sumsOfPlaces(places, sums));
        assert.deepEqual([found.recovered, found.bounded, found.contradicted], [[], [], []]);
      }),
      { seed: 2026, numRuns: 150 },
    );
  });

  test('give away no more to two readers together: to one practice’s own people and whoever sees rounded counts', () => {
    fc.assert(
      fc.property(anyBorough, ({ practices, own }) => {
        const figures = [own, -1].flatMap((exactly) => {
          const { places, sums } = borough(practices, exactly);
          return [...releasePlaces(places, sums)].flatMap(([key, counts]) => figuresOfPlace(key, counts));
        });
        const { places, sums } = borough(practices, own);
        const found = attack(figures, sumsOfPlaces(places, sums));
        assert.deepEqual([found.recovered, found.bounded, found.contradicted], [[], [], []]);
      }),
      { seed: 2027, numRuns: 100 },
    );
  });

  test('shown each by itself, as they once were, they do give some away', () => {
    let leaks = 0;
    fc.assert(
      fc.property(anyBorough, ({ practices, own }) => {
        const { places, sums } = borough(practices, own);
        const figures = places.flatMap(({ key, level, counts }) =>
          figuresOfPlace(key, releaseMeasureCounts(level, counts)),
        );
        const found = attack(figures, sumsOfPlaces(places, sums));
        leaks += found.recovered.length + found.bounded.length;
      }),
      { seed: 2026, numRuns: 40 },
    );
    assert.ok(leaks > 0);
  });

  test('are shown whole where nothing small is in them, and exactly to who may see all exactly', () => {
    const counts: MeasureCounts = { register: 400, denominator: 400, numerator: 300, adjustments: [], exclusions: [] };
    const { places, sums } = borough([counts, counts, counts, counts], -1);
    const released = releasePlaces(places, sums);
    assert.equal(released.get('all')?.value.numerator, 1200);
    for (const { value } of released.values()) assert.notEqual(value.denominator, 'not shown');
    const exactly = releasePlaces(
      places.map((place) => ({ ...place, level: 'exact' as const })),
      sums,
    );
    assert.equal(exactly.get('team 0')?.level, 'exact');
    assert.equal(exactly.get('team 0')?.value.register, 400);
  });

  test('a planted exact count is found', () => {
    const counts: MeasureCounts = { register: 23, denominator: 23, numerator: 20, adjustments: [], exclusions: [] };
    const { places, sums } = borough([counts, counts, counts, counts], -1);
    const figures = [...releasePlaces(places, sums)].flatMap(([key, each]) => figuresOfPlace(key, each));
    const planted = ['denominator', 'numerator'] as const;
    const exactly = planted.map((part) => shown(cellOf('practice 0', part), counts[part], 'exact'));
    const found = attack([...figures, ...exactly], sumsOfPlaces(places, sums));
    assert.ok(found.recovered.includes(cellOf('practice 0', 'missed')));
  });
});
