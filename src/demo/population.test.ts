import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, test } from 'node:test';
import { demoParameters } from '../../definitions/demo/parameters.ts';
import {
  monthOf,
  NEVER,
  PERIOD_START,
  QUARTER_DAYS,
  shiftMonths,
  startOfMonth,
  weekdayWithin,
  YEAR_ENDS,
  YEARS,
} from './calendar.ts';
import { Chance } from './chance.ts';
import { CONDITION, TABLED } from './conditions.ts';
import { countsOn } from './list-size.ts';
import { decideOutcomes, type Outcomes } from './outcomes/outcomes.ts';
import { type Population, populationOf } from './population.ts';
import { practicesFromCsv, quotaOf, scaledPractices } from './practices.ts';
import { INDICATORS } from './quality.ts';

const table = readFileSync(new URL('../../definitions/demo/practices.csv', import.meta.url), 'utf8');
const practices = scaledPractices(practicesFromCsv(table), 6000);

describe('three years of six thousand people', () => {
  const chance = new Chance(3);
  let population: Population;
  let outcomes: Outcomes;

  before(() => {
    population = populationOf({ practices, parameters: demoParameters, chance });
    outcomes = decideOutcomes(population, demoParameters, chance);
  });

  test('every list is as the table says by sex and age band, in every quarter', () => {
    for (const q of QUARTER_DAYS.keys()) {
      assert.deepEqual(
        countsOn(population, q),
        practices.map((practice) => [...practice.cells]),
      );
    }
  });

  test('nobody is registered twice at a time, before birth or after death', () => {
    const { people, stays } = population;
    const byPerson = Map.groupBy(
      stays.person.map((_, stay) => stay),
      (stay) => stays.person[stay]!,
    );
    for (const [person, theirs] of byPerson) {
      theirs.sort((one, other) => stays.from[one]! - stays.from[other]!);
      for (const [n, stay] of theirs.entries()) {
        assert.ok(stays.from[stay]! >= startOfMonth(people.birth[person]!));
        assert.ok(stays.from[stay]! < stays.to[stay]!);
        if (n > 0) assert.ok(stays.from[stay]! >= stays.to[theirs[n - 1]!]!);
        if (people.died[person] !== NEVER) assert.ok(stays.to[stay]! <= people.died[person]!);
      }
    }
  });

  test('people die, move within the borough, come back and come for a while', () => {
    const { people, stays } = population;
    const regular = stays.person.filter((_, stay) => stays.isTemporary[stay] === 0);
    const moved = stays.person.filter((person, stay) => {
      const other = stays.person.indexOf(person);
      return stays.from[stay]! >= PERIOD_START && other !== stay && stays.practice[other] !== stays.practice[stay];
    });
    const died = people.died.subarray(0, people.count).filter((day) => day !== NEVER).length;
    assert.ok(died > 120 && died < 330, `${died} died`);
    assert.ok(moved.length > 50, `${moved.length} moved`);
    assert.ok(regular.length < stays.count, 'there are temporary residents');
    assert.ok(regular.length > new Set(regular).size, 'some come back or move');
  });

  test('recorded prevalence is the quota at all three year ends', () => {
    for (const y of YEARS) {
      for (const [index, practice] of practices.entries()) {
        for (const name of TABLED) {
          const members = outcomes.plan.members[y]![index]!;
          const found = members.filter((person) =>
            population.people.has(person, CONDITION[name], YEAR_ENDS[y]!),
          ).length;
          const quota = quotaOf(practice, name);
          assert.ok(
            Math.abs(found - quota) <= Math.max(1, 0.05 * quota),
            `${practice.code} ${name} ${y}: ${found} of ${quota}`,
          );
        }
      }
    }
  });

  test('achievement follows the hidden quality, within chance', () => {
    for (const indicator of INDICATORS) {
      for (const y of YEARS) {
        let [excess, variance] = [0, 0];
        for (const [index] of practices.entries()) {
          const { numerator, denominator } = outcomes.plan.tally.of(index, indicator, y);
          const quality = outcomes.plan.quality.of(index, indicator, y);
          excess += numerator - denominator * quality;
          variance += denominator * quality * (1 - quality);
        }
        assert.ok(
          Math.abs(excess) < 4.5 * Math.sqrt(variance),
          `${indicator} ${y}: ${excess} of ${Math.sqrt(variance)}`,
        );
      }
    }
  });

  test('adjustments are a few in a hundred, most of all where practices may refuse nobody', () => {
    for (const indicator of INDICATORS) {
      let [adjusted, all] = [0, 0];
      for (const [index] of practices.entries()) {
        const count = outcomes.plan.tally.of(index, indicator, 2);
        adjusted += count.adjusted;
        all += count.adjusted + count.denominator;
      }
      const share = adjusted / all;
      if (indicator === 'IND265') assert.equal(adjusted, 0);
      else assert.ok(share > 0.015 && share < 0.13, `${indicator}: ${share}`);
    }
  });

  test('who opts out in the period is known to one practice alone', () => {
    const { stays, optedOut } = population;
    const known = new Map<number, number>();
    for (const person of stays.person) known.set(person, (known.get(person) ?? 0) + 1);
    const late = [...optedOut.entries()].filter(([, day]) => day >= PERIOD_START && day !== NEVER);
    assert.ok(late.length > 0);
    for (const [person] of late) assert.equal(known.get(person), 1);
    const share = [...optedOut].filter((day) => day !== NEVER).length / population.people.count;
    assert.ok(share > 0.02 && share < 0.04, `${share}`);
  });
});

test('the calendar shifts months and leaves weekends', () => {
  const march = YEAR_ENDS[0]!;
  assert.equal(shiftMonths(march, -1), startOfMonth(monthOf(march)) - 1);
  assert.equal(shiftMonths(march, 24), YEAR_ENDS[2]!);
  for (let day = 20000; day < 20007; day += 1) {
    const week = (weekdayWithin(day, 19990, 20010) + 3) % 7;
    assert.ok(week < 5);
  }
  assert.equal(weekdayWithin(20002, 20002, 20003), 20002);
});
