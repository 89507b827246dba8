import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { contractLibrary } from '../../definitions/contracts/index.ts';
import { rates as rateTable } from '../../definitions/rates/index.ts';
import { exact, type Json, month, type Outcome, type Pence, pence, sumPence } from '../base/index.ts';
import { tryContract } from './contract-trial.ts';
import {
  type PremiumInput,
  premiumOf,
  premiumReview,
  REINVESTMENTS,
  type Reinvestment,
  type ReviewedPractice,
} from './premium-review.ts';
import { loadRates } from './rate.ts';

function worked<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const INPUT: PremiumInput = {
  weightedList: exact(8000),
  baseline: exact(760_000),
  elements: [
    { what: 'premises', pounds: exact(60_000) },
    { what: 'seniority', pounds: exact('12000.50') },
  ],
  services: [{ what: 'care-home rounds', pounds: exact(20_000) }],
  gms: {
    price: exact('73.56'),
    outOfHoursShare: exact('0.0546'),
    otherOptOutShare: exact(0),
    temporaryPatients: exact(2000),
    london: exact(0),
  },
};

describe('a PMS premium', () => {
  it('is the revised baseline less what GMS would pay, with its defined and undefined parts', () => {
    const found = worked(premiumOf(INPUT));
    assert.equal(found.revisedBaselinePence, 687_999_50n);
    assert.equal(found.gmsEquivalentPence, 558_348_99n);
    assert.equal(found.premiumPence, 129_650_51n);
    assert.equal(found.perWeightedHead.toFraction(), exact('129650.51').div(exact(8000)).toFraction());
    assert.equal(found.undefinedPence, 109_650_51n);
  });

  it('keeps out the errors known from commissioners: the adjustment left out, and out of hours rounded to £4.02', () => {
    const { temporaryPatients: _, ...gms } = INPUT.gms;
    const without = worked(premiumOf({ ...INPUT, gms: { ...gms, temporaryPatients: exact(0) } }));
    assert.equal(without.premiumPence - worked(premiumOf(INPUT)).premiumPence, 2000_00n);
    const rounded = exact('4.02').div(exact('73.56'));
    const inTwoThousand = { ...INPUT, weightedList: exact(2000) };
    const wrong = worked(premiumOf({ ...inTwoThousand, gms: { ...INPUT.gms, outOfHoursShare: rounded } }));
    assert.equal(wrong.premiumPence - worked(premiumOf(inTwoThousand)).premiumPence, 7_25n);
  });

  it('that is wholly defined, or below GMS, has nothing under review', () => {
    const services = [{ what: 'all', pounds: exact(200_000) }];
    assert.equal(worked(premiumOf({ ...INPUT, services })).undefinedPence, 0n);
    const below = worked(premiumOf({ ...INPUT, baseline: exact(500_000) }));
    assert.ok(below.premiumPence < 0n);
    assert.equal(below.undefinedPence, 0n);
  });

  it('is refused for a list of nobody and for shares above one', () => {
    assert.equal(premiumOf({ ...INPUT, weightedList: exact(0) }).ok, false);
    assert.equal(premiumOf({ ...INPUT, gms: { ...INPUT.gms, outOfHoursShare: exact('1.01') } }).ok, false);
  });

  it('and its taper are those of the contract library', () => {
    const contract = contractLibrary.find(({ id }) => id === 'pms-premium/2014-15');
    assert.ok(contract);
    const { premiumPence, definedPence, gmsEquivalentPence, undefinedPence } = worked(premiumOf(INPUT));
    assert.equal(premiumPence - definedPence, undefinedPence);
    for (const passed of [0, 1, 3, 5]) {
      const trial = tryContract(
        contract as unknown as Json,
        {
          values: {
            baseline: 760_000,
            'weighted-list': 8000,
            'london-residents': 0,
            'temporary-patients': 2000,
            'other-opt-outs': 0,
            defined: 20_000,
            'years-passed': passed,
            'taper-years': 5,
          },
          each: { element: { premises: { comparable: 60_000 }, seniority: { comparable: '12000.50' } } },
        },
        worked(loadRates(rateTable as unknown as Json)),
      );
      assert.ok(trial.kind === 'worked out', trial.kind === 'refused' ? (trial.refusals[0]?.message ?? '') : '');
      const [year] = worked(
        premiumReview({ ...REVIEW, practices: [practice('A', undefinedPence)], taperYears: 5 }),
      ).slice(Math.max(0, passed - 1));
      const left = passed === 0 ? undefinedPence : (year?.practices[0]?.keptPence ?? 0n);
      const monthly = exact(gmsEquivalentPence + definedPence + left).div(exact(1200));
      const difference = monthly.sub(exact(trial.totalPence).div(exact(100))).abs();
      assert.ok(difference.compare(exact('0.01')) <= 0, `${passed}: ${difference}`);
    }
  });
});

function practice(code: string, taperedPence: bigint, more: Partial<ReviewedPractice> = {}): ReviewedPractice {
  return {
    practice: code,
    weightedList: exact(1000),
    registeredList: exact(1100),
    deprivationScore: exact('20.5'),
    corePence: pence(100_000_00n),
    taperedPence: pence(taperedPence),
    ...more,
  };
}

const REVIEW = { reinvestment: 'weighted list' as Reinvestment, firstYear: month('2026-04'), taperYears: 4 };

describe('a review of premiums', () => {
  const practices = [
    practice('A', 10_000_01n, { corePence: pence(120_000_00n) }),
    practice('B', 0n, { weightedList: exact('333.33') }),
    practice('C', 7n, { weightedList: exact(700), deprivationScore: exact('43.8') }),
    practice('D', 0n, { weightedList: exact(1), registeredList: exact(0) }),
  ];

  it('frees equal steps until nothing is left, and each year gives out what it frees, to the penny', () => {
    for (const reinvestment of Object.keys(REINVESTMENTS) as Reinvestment[]) {
      for (const taperYears of [4, 5, 6, 7]) {
        const years = worked(premiumReview({ ...REVIEW, practices, reinvestment, taperYears }));
        assert.equal(years.length, taperYears);
        let before: Pence = pence(0n);
        for (const year of years) {
          assert.equal(year.freedPence, year.reinvestedPence);
          assert.equal(sumPence(year.practices.map(({ netPence }) => netPence)), 0n);
          assert.equal(
            sumPence(year.practices.map(({ corePence }) => corePence)),
            sumPence(practices.map(({ corePence }) => corePence)),
          );
          for (const [at, row] of year.practices.entries()) {
            assert.equal(row.keptPence + row.freedPence, practices[at]?.taperedPence);
            assert.ok(row.reinvestedPence >= 0n);
          }
          assert.ok(year.freedPence > before);
          before = year.freedPence;
        }
        assert.equal(before, 10_000_08n);
      }
    }
  });

  it('gives by list, by need and to those below the average, as asked for', () => {
    const last = (reinvestment: Reinvestment) =>
      worked(premiumReview({ ...REVIEW, practices, reinvestment }))
        .at(-1)
        ?.practices.map(({ reinvestedPence }) => reinvestedPence);
    assert.equal(last('registered list')?.[3], 0n);
    const [a = 0n, , c = 0n] = last('deprivation') ?? [];
    assert.ok(c * 1000n * 205n - a * 700n * 438n < 1000n * 438n, 'in proportion to weighted patients × score');
    assert.deepEqual(
      last('lowest paid')?.map((share) => share > 0n),
      [true, false, true, false],
    );
  });

  it('is the same for the same practices in another order, but for whose turn an odd penny is', () => {
    const of = (list: readonly ReviewedPractice[]) =>
      worked(premiumReview({ ...REVIEW, practices: list }))[0]?.practices.toSorted((x, y) =>
        x.practice < y.practice ? -1 : 1,
      );
    const [one, other] = [of(practices), of(practices.toReversed())];
    for (const [at, row] of (one ?? []).entries()) {
      const apart = row.reinvestedPence - (other?.[at]?.reinvestedPence ?? 0n);
      assert.ok(apart >= -1n && apart <= 1n);
    }
  });

  it('is refused over three or eight years, without a score to give by, and when nobody may have it', () => {
    for (const taperYears of [3, 8, 4.5]) assert.equal(premiumReview({ ...REVIEW, practices, taperYears }).ok, false);
    const unknown = [...practices, practice('E', 0n, { deprivationScore: null })];
    assert.equal(premiumReview({ ...REVIEW, practices: unknown, reinvestment: 'deprivation' }).ok, false);
    const alone = [practice('A', 100n)];
    assert.equal(premiumReview({ ...REVIEW, practices: alone, reinvestment: 'lowest paid' }).ok, false);
  });
});
