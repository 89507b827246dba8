import type { Test } from '../model/expression.ts';
import type { Framework } from '../model/framework.ts';
import type { Period } from '../model/period.ts';
import type { Rate } from '../model/rate.ts';
import { isOfRecords, quantitiesOf, type RecordQuantity, scoredBy, testsOf } from '../model/rate-walk.ts';
import { quantityWords } from '../model/rate-words.ts';
import { isReference, keyOf, leavesOf } from '../model/walk.ts';
import type { HeldTest } from './bits.ts';
import { Deciders, type DecidingStep, type MadeBit } from './deciders.ts';
import { type Fact, FactTable } from './facts.ts';
import type { Formula } from './formula.ts';
import type { DateColumn, OwnTable, RecordSet } from './found-tables.ts';
import type { OwnFact } from './own-facts.ts';
import { Planner, type RecordLeaf } from './planner.ts';

/** An amount by name, as SQL over the joined tables. */
export type AmountColumn = { readonly name: string; readonly sql: string; readonly words: string };

/** What is asked of the people of one population. */
export type Asked = Pick<Framework, 'registers' | 'rules'> & {
  readonly rates: readonly Rate[];
  /** Tests by themselves, as the workbench asks them. */
  readonly tests: readonly Test[];
};

/** All that must be found so that every test of a framework can be answered. */
export type Plan = {
  readonly period: Period;
  readonly facts: readonly Fact[];
  /** Facts in windows that each person has their own. */
  readonly ownFacts: readonly OwnFact[];
  readonly held: readonly HeldTest[];
  readonly dates: readonly DateColumn[];
  readonly recordSets: readonly RecordSet[];
  readonly ownTables: readonly OwnTable[];
  /** Tables of encounters, in the order in which they are made, and those of them with a row a person. */
  readonly encounterTables: readonly OwnTable[];
  readonly countedEncounters: readonly OwnTable[];
  /** The steps of every rule, and the bits that are made for them and for rates. */
  readonly steps: readonly DecidingStep[];
  readonly made: readonly MadeBit[];
  /** How many bits there are, leaf tests first. */
  readonly bits: number;
  /** Whether ethnic categories are asked for, and days registered. */
  readonly asksEthnicity: boolean;
  readonly asksDays: boolean;
  /** What must be so of a person's bits for a test of a rate, a reference that it scores, or a test by itself. */
  formula(test: Test): Formula;
  /** By the JSON of the quantity. */
  readonly amounts: ReadonlyMap<string, AmountColumn>;
};

/** Plans what is asked for a period: each fact once, however many indicators ask for it. */
export function planOf(asked: Asked, period: Period): Plan {
  const leaves = leavesAsked(asked);
  const quantities = new Map(
    asked.rates.flatMap((rate) =>
      quantitiesOf(rate).flatMap((each) => (isOfRecords(each) ? [[JSON.stringify(each), each] as const] : [])),
    ),
  );
  const facts = new FactTable();
  const noting = new Planner(period, facts);
  for (const leaf of leaves.values()) noting.formula(leaf);
  for (const quantity of quantities.values()) noting.amount(quantity);
  facts.settle();
  const planner = new Planner(period, facts);
  const formulas = new Map([...leaves].map(([key, leaf]) => [key, planner.formula(leaf)]));
  const amounts = amountColumns(planner, quantities);
  const ofLeaf = (leaf: RecordLeaf): Formula => formulas.get(keyOf(leaf)) as Formula;
  const deciders = new Deciders(asked, planner.held.end, ofLeaf);
  const steps = deciders.steps();
  const ofRates = asked.rates.flatMap((rate) => [...testsOf(rate), ...scoredBy(rate)]);
  for (const test of [...ofRates, ...asked.tests]) deciders.formula(test);
  return {
    period,
    facts: facts.facts(),
    ownFacts: planner.ownFacts.all(),
    held: planner.held.all(),
    dates: planner.dates.all(),
    recordSets: planner.recordSets.all(),
    ownTables: planner.ownTables.all(),
    encounterTables: planner.encounterTables.all(),
    countedEncounters: planner.encounterTables.joined(),
    steps,
    made: deciders.made(),
    bits: deciders.bits,
    asksEthnicity: [...leaves.values()].some((leaf) => leaf.test === 'ethnicity'),
    asksDays: [...quantities.values()].some((each) => each.quantity === 'days registered'),
    formula: (test) => deciders.formula(test),
    amounts,
  };
}

function amountColumns(
  planner: Planner,
  quantities: ReadonlyMap<string, RecordQuantity>,
): ReadonlyMap<string, AmountColumn> {
  return new Map(
    [...quantities].map(([key, quantity], index): [string, AmountColumn] => {
      const name = `amount_${index + 1}`;
      return [key, { name, sql: planner.amount(quantity), words: quantityWords(quantity) }];
    }),
  );
}

function leavesAsked({ registers, rules, rates, tests }: Asked): ReadonlyMap<string, RecordLeaf> {
  const steps = [...registers, ...rules].flatMap((owner) => owner.steps.map((step) => step.when));
  const leaves = [...steps, ...rates.flatMap(testsOf), ...tests].flatMap(leavesOf);
  return new Map(leaves.flatMap((leaf) => (isReference(leaf) ? [] : [[keyOf(leaf), leaf]])));
}
