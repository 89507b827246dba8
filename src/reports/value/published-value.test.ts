import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { caseFinding } from '../../../definitions/assurance/case-finding.ts';
import { addDays, exact, financialYear, pence } from '../../base/index.ts';
import { EVERYBODY, type PublishedFinding, type PublishedPractice } from './published-value-data.ts';
import { paidPence, poundsOf, valueMap } from './published-value-map.ts';
import { sensitivityOf } from './published-value-sensitivity.ts';
import { yearOf } from './published-value-years.ts';
import { type ValueChoice, valueChoice } from './value-choice.ts';

const YEAR = financialYear(2014);

function chosen(asked: Parameters<typeof valueChoice>[0] = {}): ValueChoice {
  const choice = valueChoice(asked, caseFinding);
  assert.ok(choice.ok, choice.ok ? '' : choice.refusal.message);
  return choice.value;
}

const FINDING: PublishedFinding = {
  ...{ recorded: 100, list: 5000, expected: 10, low: 9, high: 11, file: 'f', row: 2 },
};

/** A practice of 5,000 people, of whom a fifth are 55 to 74, paid £600,000. */
function practice(at: number, changes: Partial<PublishedPractice> & { recorded?: number } = {}): PublishedPractice {
  const { recorded = 95 + (at % 11), ...others } = changes;
  return {
    paid: {
      ...{ practice: `A8${1000 + at}`, name: `Practice ${at}`, area: '05C', areaName: 'Somewhere', region: null },
      ...{ contractType: 'GMS', registered: exact(5000), weighted: exact(5000 + at), isFlaggedPartYear: false },
      ...{
        globalSum: null,
        mpig: null,
        balanceOfPms: null,
        deductions: null,
        net: null,
        openedOn: null,
        closedOn: null,
      },
      ...{
        componentSum: pence(0n),
        total: pence(60_000_000n + 100_000n * BigInt(at % 7)),
        tolerance: pence(500n),
        file: 'p',
        row: at + 2,
      },
    },
    components: new Map([
      ['premises', pence(5_000_000n)],
      ['drugs', null],
    ]),
    qof: pence(4_000_000n),
    findings: new Map(caseFinding.conditions.map(({ id }) => [id, { ...FINDING, recorded }])),
    ages: new Map([
      [EVERYBODY, 5000],
      ...['15-24', '25-34', '35-44', '45-54', '75+'].map((band): [string, number] => [band, 700]),
      ['55-64', 500],
      ['65-74', 500],
    ]),
    lists: [4900, 5000],
    deprivation: at,
    laterNeed: 1,
    ...others,
  };
}

const many = (count = 40): PublishedPractice[] => Array.from({ length: count }, (_, at) => practice(at));

describe('the map of case-finding and payment', () => {
  test('pays without what is left out, and takes what was not received as left in', () => {
    const [one] = many(1);
    assert.ok(one);
    assert.equal(paidPence(one, 'with'), 55_000_000n);
    assert.equal(paidPence(one, 'without'), 51_000_000n);
    assert.equal(poundsOf(one, { per: 'weighted', qof: 'with' })?.valueOf(), 110);
  });

  test('places practices around England, which is 0 on the logarithmic scale', () => {
    const { placed, notPlaced, overall } = valueMap(many(), YEAR, caseFinding, chosen());
    assert.deepEqual([placed.length, notPlaced.length], [40, 0]);
    const mean = placed.reduce((sum, { quality }) => sum + quality.value, 0) / 40;
    assert.ok(Math.abs(mean) < 0.01, `${mean}`);
    // Hypertension: 100 of 10% of 4,500 people from 15 on; heart disease: 100 of 10% of 1,000 people.
    assert.ok(Math.abs((overall[0] ?? 0) - 0.222) < 0.01 && Math.abs((overall[1] ?? 0) - 1) < 0.05, `${overall}`);
  });

  test('says of each practice that cannot be placed why, and keeps it out of every figure', () => {
    const wrong: readonly [string, PublishedPractice][] = [
      ['it is not in the file of expected prevalence', practice(41, { findings: new Map() })],
      [
        'what it recorded of a condition was not received',
        practice(42, { findings: findingsWith({ recorded: null }) }),
      ],
      [
        'what is expected of a condition was not received',
        practice(43, { findings: findingsWith({ expected: null }) }),
      ],
      ['more people with hypertension than on its list', practice(44, { recorded: 5001 })],
      ['its list by age was not received', practice(45, { ages: new Map() })],
      [
        'its lists in the two files differ by more than 25 per cent',
        practice(46, { findings: findingsWith({ list: 7000 }) }),
      ],
      [
        'what it recorded of chronic obstructive pulmonary disease is too far from all others',
        practice(47, { recorded: 900 }),
      ],
      [
        'its payment for a head is too far from all others',
        practice(48, { components: new Map([['premises', pence(-90_000_000n)]]) }),
      ],
      ['nothing is left of its payment', practice(49, { components: new Map([['premises', pence(61_000_000n)]]) })],
    ];
    const { placed, notPlaced } = valueMap([...many(), ...wrong.map(([, one]) => one)], YEAR, caseFinding, chosen());
    assert.equal(placed.length, 40);
    assert.deepEqual(
      new Map(notPlaced.map((one) => [one.practice.paid.practice, one.reason])),
      new Map(wrong.map(([reason, one]) => [one.paid.practice, reason])),
    );
  });

  test('does not ask for a condition that weighs nothing', () => {
    const lacking = practice(50, {
      findings: new Map([...findingsWith({}), ['stroke', { ...FINDING, recorded: null }]]),
    });
    const without = chosen({ weights: 'hypertension=1,copd=2' });
    assert.equal(valueMap([...many(), lacking], YEAR, caseFinding, without).placed.length, 41);
    assert.equal(valueMap([...many(), lacking], YEAR, caseFinding, chosen()).placed.length, 40);
  });

  test('is compared with other choices, one changed at a time', () => {
    const choice = chosen({ weights: 'hypertension=1,stroke=1' });
    const found = sensitivityOf(caseFinding, { choice, map: valueMap(many(), YEAR, caseFinding, choice) });
    assert.deepEqual(
      found.map(({ quality, payment }) => [quality === null, payment === null]),
      [...[...Array(4)].map(() => [false, true]), ...[...Array(3)].map(() => [true, false])],
    );
    assert.equal(found[0]?.choice, 'without hypertension');
    // Every condition was recorded alike here, so that leaving one out changes nothing.
    assert.deepEqual([found[0]?.quality, found[0]?.practices], ['1.000', 40]);
  });

  test('refuses a choice that is none', () => {
    for (const asked of [{ weights: 'gout=1' }, { weights: 'copd=x' }, { weights: 'copd=0' }, { basis: 'age' }]) {
      assert.equal(valueChoice(asked, caseFinding).ok, false, JSON.stringify(asked));
    }
  });
});

function findingsWith(changes: Partial<PublishedFinding>): PublishedPractice['findings'] {
  return new Map(caseFinding.conditions.map(({ id }) => [id, { ...FINDING, ...changes }]));
}

describe('a published year', () => {
  const of = (at: number): PublishedPractice['paid'] => practice(at).paid;
  const closed = (at: number): PublishedPractice =>
    practice(at, { paid: { ...of(at), closedOn: addDays(YEAR.start, 100) } });
  const elsewhere = (at: number): PublishedPractice =>
    practice(at, {
      paid: { ...of(at), area: '06A', contractType: at % 2 === 0 ? 'PMS' : 'unknown' },
      deprivation: null,
    });
  const all = Array.from({ length: 60 }, (_, at) => {
    if (at % 9 === 4) return closed(at);
    return at % 3 === 0 ? elsewhere(at) : practice(at);
  });
  const paying = { per: 'weighted', qof: 'with' } as const;
  const practicesOf = (groups: readonly { readonly practices: number }[]) =>
    groups.reduce((sum, { practices }) => sum + practices, 0);

  test('loses and doubles nobody in any grouping, whoever closed in it', () => {
    const england = yearOf(all, YEAR, paying, undefined);
    const open = all.filter(({ paid }) => paid.closedOn === null).length;
    assert.ok(open < all.length);
    for (const groups of [england.all, england.byContract, england.byDeprivation])
      assert.equal(practicesOf(groups), open);
    const areas = ['05C', '06A'].map((area) => yearOf(all, YEAR, paying, area));
    assert.equal(practicesOf(areas.flatMap((area) => area.all)), open);
    assert.equal(practicesOf(areas.flatMap((area) => area.byDeprivation)), open);
  });

  test('has the fifths of England in every area, and who has no score last', () => {
    const { byDeprivation } = yearOf(all, YEAR, paying, '06A');
    assert.deepEqual(
      byDeprivation.map(({ group }) => group),
      ['no score was received'],
    );
    const england = yearOf(all, YEAR, paying, undefined).byDeprivation.map(({ group }) => group);
    assert.equal(england[0], 'most deprived fifth of practices');
    assert.equal(england.at(-1), 'no score was received');
  });
});
