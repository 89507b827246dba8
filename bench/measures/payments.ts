import assert from 'node:assert/strict';
import { type Month, type Pence, sumPence } from '../../src/base/index.ts';
import type { Statement } from '../../src/contracts/index.ts';
import { type Measure, measure } from '../measure.ts';
import { compared, processorSeconds } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { type GeneratedPractice, generatedCommissioner, MONTHS, statementOf } from './generated-payments.ts';
import { plainPence } from './plain-payments.ts';

/** Practices of the demonstration's borough, and about as many as England has. */
const BOROUGH = 50;
const ENGLAND = 6500;

/** Statements from numbers in memory: of a borough for a month, and of England for a year. */
export async function measurePayments({ people }: Workspace): Promise<Measure[]> {
  const borough = generatedCommissioner(BOROUGH);
  const england = generatedCommissioner(ENGLAND);
  const month = MONTHS.at(6);
  assert(month !== undefined, 'a year has a seventh month');
  /** Generated anew, so that nothing worked out in an earlier round is kept. */
  const monthOf = () => generatedCommissioner(BOROUGH).map((practice) => statementOf(practice, month));
  const agreed = borough.map((practice) => plainPence(practice, month));
  assert.deepEqual(monthOf().map(totalOf), agreed, 'both ways pay each practice the same');
  const ways = await compared({
    statements: monthOf,
    plain: () => borough.map((practice) => plainPence(practice, month)),
  });
  return [
    measure(
      {
        name: 'statements: a month of 50 practices, all terms',
        value: ways.statements,
        unit: 's',
        floor: { what: 'the same amounts in plain whole-number code, not explained', value: ways.plain, unit: 's' },
        limits: [{ of: 'value', most: 1 }],
        note: 'Each line with its formula, numbers, workings, what it rests on, and the hash of the statement.',
      },
      people,
    ),
    await yearOfEngland(england, people),
  ];
}

/** A practice's year after another, each statement let go once it is added up, as somebody who writes them out would. */
async function yearOfEngland(practices: readonly GeneratedPractice[], people: number): Promise<Measure> {
  const started = performance.now();
  let [paid, plain]: [Pence | undefined, Pence | undefined] = [undefined, undefined];
  const value = await processorSeconds(async () => {
    paid = totalOfYear(practices, (practice, month) => totalOf(statementOf(practice, month)));
  });
  const clock = ((performance.now() - started) / 1000).toFixed(0);
  const floor = await processorSeconds(async () => {
    plain = totalOfYear(practices, plainPence);
  });
  assert.equal(paid, plain, 'both ways pay England the same');
  const gigabytes = (process.resourceUsage().maxRSS * 1024) / 1e9;
  return measure(
    {
      name: 'statements: a year of 6,500 practices, all terms',
      value,
      unit: 's',
      floor: { what: 'the same amounts in plain whole-number code, not explained', value: floor, unit: 's' },
      limits: [{ of: 'value', most: 60 }],
      note: `${practices.length * MONTHS.length} statements in one thread, run once: seconds of processor time, ${clock} s by the clock; at most ${gigabytes.toFixed(2)} GB were held (budget 1 GB).`,
    },
    people,
  );
}

function totalOfYear(
  practices: readonly GeneratedPractice[],
  pay: (practice: GeneratedPractice, month: Month) => Pence,
): Pence {
  return sumPence(practices.flatMap((practice) => MONTHS.map((month) => pay(practice, month))));
}

function totalOf(statement: Statement): Pence {
  assert.equal(statement.held.length, 0, 'every line of a generated practice is paid');
  return statement.totalPence;
}
