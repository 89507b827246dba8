/** Published worked examples, the definitions' known answers and bad contracts, through the command itself. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decimalText, type Exact, exact, exactText, noProgress } from '../../src/base/index.ts';
import { type CommandSystem, runCommand } from '../../src/cli/index.ts';
import { multiply } from '../../src/contracts/index.ts';
import { readPolicy } from '../../src/main/policy.ts';
import { saveDefinition } from '../../src/store/index.ts';
import { root } from '../demonstration.ts';
import { buildFixture } from '../fixture.ts';
import { type KnownAnswer, oneLine } from './contracts/answer.ts';
import { globalSumAnswers, premiumAnswers, pricesOfEveryYear, qualityAnswers } from './contracts/general-practice.ts';
import { reimbursementAnswers } from './contracts/reimbursements.ts';
import { budgetAnswers, communityAnswers, networkAnswers, serviceAnswers } from './contracts/services.ts';

type Line = {
  term: string;
  member?: string;
  formula: string;
  formulaWithNumbers: string;
  inputs: Record<string, { value: string; source: string }>;
  exactPounds: string;
  amountPence: number;
  payee?: string;
  workings: { id: string; result: string }[];
};
type Refusal = { code: string; message: string; contract?: string | null; position?: number };
type Printed = {
  lines?: Line[];
  held?: { term: string; member?: string; message: string }[];
  totalPence?: number;
  refusals?: Refusal[];
  contracts?: Printed[];
};

const folder = mkdtempSync(join(tmpdir(), 'commonweal contracts '));
let system: CommandSystem;

before(async () => {
  const fixture = await buildFixture();
  await fixture.reports.store.write(async (db) => {
    for (const definition of readPolicy(root).definitions) {
      if (definition.kind === 'library contract') await saveDefinition(db, definition);
    }
  });
  system = {
    context: fixture.reports,
    actions: fixture.actions,
    defaultUser: 'operator',
    actorNamed: (user) => fixture.reports.users.actor(user),
    host: undefined as never,
    progress: noProgress,
    cwd: folder,
  };
});
after(() => rmSync(folder, { recursive: true }));

async function evaluate(contract: unknown, inputs: unknown): Promise<{ code: number; printed: Printed }> {
  writeFileSync(join(folder, 'inputs.json'), JSON.stringify(inputs));
  if (typeof contract !== 'string') writeFileSync(join(folder, 'contract.json'), JSON.stringify(contract));
  const named = typeof contract === 'string' ? contract : 'contract.json';
  const out: string[] = [];
  const streams = { out: (text: string) => void out.push(text), err: () => {} };
  const argv = ['evaluate-contract', '--contract', named, '--inputs', 'inputs.json', '--json'];
  return { code: await runCommand(argv, system, streams), printed: JSON.parse(out.join('')) };
}

async function worked(
  contract: unknown,
  inputs: unknown,
): Promise<Required<Pick<Printed, 'lines' | 'totalPence'>> & Printed> {
  const { code, printed } = await evaluate(contract, inputs);
  assert.deepEqual([code, printed.refusals], [0, undefined]);
  const { lines, totalPence } = printed;
  assert.ok(lines !== undefined && totalPence !== undefined);
  return { ...printed, lines, totalPence };
}

function nameOf({ term, member }: { term: string; member?: string }): string {
  return member === undefined ? term : `${term} ${member}`;
}

/** Every line says its formula, with numbers, and where each came from; the lines add to the total. */
function checkLines(lines: readonly Line[], totalPence: number): void {
  for (const line of lines) {
    assert.ok(line.formula.length > 0 && line.formulaWithNumbers.length > 0, nameOf(line));
    assert.ok(Number.isSafeInteger(line.amountPence));
    for (const input of Object.values(line.inputs)) assert.ok(input.source.length > 0, nameOf(line));
  }
  assert.equal(
    lines.reduce((sum, line) => sum + line.amountPence, 0),
    totalPence,
  );
}

async function checkAnswer(answer: KnownAnswer): Promise<void> {
  const { lines, held = [], totalPence } = await worked(answer.contract, answer.inputs);
  checkLines(lines, totalPence);
  const paid = new Map(lines.map((line) => [nameOf(line), line.amountPence]));
  for (const [name, pence] of Object.entries(answer.pence ?? {})) assert.equal(paid.get(name), pence, name);
  for (const [term, pence] of Object.entries(answer.sums ?? {})) {
    const sum = lines.filter((line) => line.term === term).reduce((total, line) => total + line.amountPence, 0);
    assert.equal(sum, pence, term);
  }
  const results = new Map(
    lines.flatMap((line) => [
      ...line.workings.map(({ id, result }) => [id, result] as const),
      [line.term, line.exactPounds] as const,
    ]),
  );
  for (const [id, exactly] of Object.entries(answer.exact ?? {})) assert.equal(results.get(id), exactly, id);
  assert.deepEqual(held.map(nameOf), Object.keys(answer.held ?? {}));
  for (const line of held) assert.match(line.message, answer.held?.[nameOf(line)] ?? /^$/);
  if (answer.totalPence !== undefined) assert.equal(totalPence, answer.totalPence);
}

const DECKS = {
  'global sum': globalSumAnswers,
  'the global sum of every year': pricesOfEveryYear,
  'PMS and APMS': premiumAnswers,
  quality: qualityAnswers,
  'enhanced services': serviceAnswers,
  networks: networkAnswers,
  'reimbursements and deductions': reimbursementAnswers,
  'community, voluntary sector, hospital': communityAnswers,
  'budgets and shares': budgetAnswers,
};

type Example = {
  readonly title: string;
  readonly contract: unknown;
  readonly inputs: unknown;
  readonly answer: Printed;
};

/** The examples of the guide: three blocks of JSON under a heading. */
function examplesOf(guide: string): Example[] {
  return guide
    .split('\n### Example: ')
    .slice(1)
    .map((section) => {
      const [contract, inputs, answer] = [...section.matchAll(/```json\n([\s\S]*?)```/g)].map((block) =>
        JSON.parse(block[1] ?? ''),
      );
      return { title: section.split('\n')[0] ?? '', contract, inputs, answer };
    });
}

async function checkExample({ contract, inputs, answer }: Example): Promise<void> {
  const { code, printed } = await evaluate(contract, inputs);
  assert.equal(code, answer.refusals === undefined ? 0 : 6);
  assert.partialDeepStrictEqual(printed, answer);
  assert.equal(printed.lines?.length, answer.lines?.length);
  assert.equal(printed.refusals?.length, answer.refusals?.length);
}

const PAYMENTS = join(root, '..', 'shared', 'data', 'payments');

/** Weighted and registered lists of every practice of a published file, added up; undefined when it is not here. */
function nationalLists(year: string): { weighted: string; registered: string } | undefined {
  const file = join(PAYMENTS, `nhspaymentsgp-${year}.csv`);
  if (!existsSync(file)) return undefined;
  const [head = [], ...rows] = readFileSync(file, 'utf8').trim().split(/\r?\n/).map(fieldsOf);
  const total = (name: string): string => {
    const column = head.indexOf(`Number of ${name} Patients (Last Known Figure)`);
    assert.ok(column > 0, name);
    const numbers = rows.map((row) => row[column] ?? '').filter((text) => /^\d+(\.\d+)?$/.test(text));
    return exactText(numbers.reduce((sum, text) => sum.add(exact(text)), exact(0)));
  };
  return { weighted: total('Weighted'), registered: total('Registered') };
}

/** The fields of a record without line breaks in it. */
function fieldsOf(record: string): string[] {
  return [...record.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) => (match[1] ?? '').replace(/^"|"$/g, ''));
}

const FULL_MARKS = {
  numerator: 9,
  denominator: 9,
  lower: 40,
  upper: 90,
  'prevalence-counts': false,
  prevalence: 0,
  'national-prevalence': 1,
};

/** Pence for 100 points of an average practice at a prevalence factor. */
async function diabetes(price: Exact, factor: Exact): Promise<number> {
  const values = { 'registered-list': 1, 'list-divisor': 1, 'point-price': exactText(price) };
  const M = { ...FULL_MARKS, points: 100, 'prevalence-counts': true, prevalence: exactText(factor) };
  return (await worked('quality-achievement/2025-26', { values, each: { indicator: { M } } })).totalPence;
}

const guide = readFileSync(join(root, 'docs', 'contract-language.md'), 'utf8');

describe('evaluate-contract', () => {
  for (const [deck, answers] of Object.entries(DECKS)) {
    describe(deck, () => {
      for (const answer of answers) test(answer.name, () => checkAnswer(answer));
    });
  }

  describe('the guide', () => {
    const examples = examplesOf(guide);
    assert.ok(examples.length >= 6);
    for (const example of examples) test(example.title, () => checkExample(example));
  });

  test('GS-7: the weighted lists of a whole national file add to its registered lists', async (t) => {
    for (const year of ['2014-15', '2018-19']) {
      const national = nationalLists(year);
      if (national === undefined) return t.skip('the published payments are not here');
      const price = oneLine(
        'pot',
        { weighted: 'weighted patients', registered: 'weighted patients', price: 'pounds' },
        { formula: { divide: multiply('weighted', 'price'), by: 'registered' } },
      );
      const { lines } = await worked(price, { values: { ...national, price: 1 } });
      const ratio = exact(lines[0]?.exactPounds ?? '0');
      assert.ok(ratio.gte(exact('0.9997')) && ratio.lte(exact('1.0003')), decimalText(ratio, 6));
    }
    return undefined;
  });

  for (const [year, on, median] of [
    ['2014-15', '2014-04-01', '70.11'],
    ['2018-19', '2018-04-01', '84.95'],
  ] as const) {
    test(`GS-8: ${year}, the published median ${median} lies within 1 % above price less out of hours`, async () => {
      const values = { 'london-residents': 0, 'temporary-patients': 0, 'correction-factor': 0 };
      const optedOut = { 'out-of-hours-opt-out': true, 'minor-surgery-opt-out': false };
      const given = { on, values: { ...values, ...optedOut, 'weighted-list': 1200 } };
      const { totalPence } = await worked(`gms-global-sum/${year}`, given);
      // A month of 1,200 is a year of 100.
      const above = exact(median).mul(10000n).div(exact(totalPence)).sub(1n);
      assert.ok(above.gte(0n) && above.lte(exact('0.01')), decimalText(above, 4));
    });
  }

  test('Q-7: a point is £22.1418 for 1,000 patients in every year since 2015/16', async () => {
    const indicator = { ...FULL_MARKS, points: 1 };
    for (let year = 2015; year <= 2026; year += 1) {
      const id = `quality-achievement/${year}-${String(year + 1).slice(2)}`;
      const given = { values: { 'registered-list': 1000 }, each: { indicator: { M: indicator } } };
      const { lines } = await worked(id, given);
      const perPatient = exact(lines[0]?.exactPounds ?? '0').div(1000n);
      const away = perPatient.sub(exact('0.022142')).abs();
      assert.ok(away.lte(exact('0.0000005')), `${id}: ${decimalText(perPatient, 8)}`);
    }
  });

  test('prevalence by the old rules and the new: the published diabetes example, within its two decimals', async () => {
    // £12,285 at a factor of 0.97 for 100 points gives what the factors of the others must then have been.
    const price = exact(12285).div(97n);
    for (const [factor, published] of [
      ['0.97', 12285],
      ['1.27', 16090],
      ['0.04', 483],
    ] as const) {
      const low = await diabetes(price, exact(factor).sub(exact('0.005')));
      const high = await diabetes(price, exact(factor).add(exact('0.005')));
      assert.ok(low <= published * 100 && published * 100 <= high, factor);
    }
  });

  test('contracts of a list are tried each by itself, and the good one is worked out', async () => {
    const good = oneLine('fine', { due: 'pounds' }, { formula: { ref: 'due' } });
    const bad = [
      ['not a contract', null, /The contract is not a record/],
      [{ ...good, id: 'a' }, 'a', undefined],
      [{ ...good, id: 'b', lines: [] }, 'b', /there is no line to pay/],
      [oneLine('loop', { due: 'pounds' }, { formula: { loop: 10 } }), 'example/loop', /"loop", which is no operation/],
      [oneLine('chance', {}, { formula: { random: [] } }), 'example/chance', /"random", which is no operation/],
      [
        oneLine('half', { due: 'pounds' }, { formula: { multiply: [{ ref: 'due' }, 0.5] } }),
        'example/half',
        /is a number; give it a name/,
      ],
      [
        oneLine('no-name', { due: 'pounds' }, { formula: { ref: 'dues' } }),
        'example/no-name',
        /uses dues, which is not defined/,
      ],
      [
        oneLine('idle', { due: 'pounds', other: 'pounds' }, { formula: { ref: 'due' } }),
        'example/idle',
        /other is used by no term/,
      ],
      [
        oneLine('by-sum', { due: 'pounds' }, { formula: { divide: { ref: 'due' }, by: { ref: 'due' } } }),
        'example/by-sum',
        /by is not a name/,
      ],
      [{ ...good, id: 'c', validTo: '2012-03-31' }, 'c', /does not say from when to when/],
      [{ ...good, id: 'd', extra: true }, 'd', /extra is not known/],
    ] as const;
    const { code, printed } = await evaluate(
      bad.map(([contract]) => contract),
      { values: { due: '1.005' } },
    );
    assert.equal(code, 6);
    assert.deepEqual(
      printed.contracts?.map((one) => one.totalPence),
      [undefined, 101, ...Array(9).fill(undefined)],
    );
    const wanted = bad.flatMap(([, id, message], at) =>
      message === undefined ? [] : [{ id, message, position: at + 1 }],
    );
    assert.deepEqual(
      printed.refusals?.map(({ contract, position }) => [contract, position]),
      wanted.map(({ id, position }) => [id, position]),
    );
    for (const [at, refusal] of (printed.refusals ?? []).entries()) {
      assert.equal(refusal.code, 'definition.invalid');
      assert.match(refusal.message, wanted[at]?.message ?? /^$/);
    }
  });

  test('what comes to more than a payment can be is refused, in the total as in a line', async () => {
    const formula = (name: string) => ({ id: name, title: name, unit: 'pounds', formula: { ref: `${name}-due` } });
    const due = (label: string) => ({ label, unit: 'pounds' });
    const two = {
      ...oneLine('two', {}, { formula: { ref: 'due' } }),
      inputs: { 'one-due': due('one'), 'other-due': due('other') },
      terms: [formula('one'), formula('other')],
      lines: [
        { term: 'one', account: 'A' },
        { term: 'other', account: 'A' },
      ],
    };
    for (const [values, message] of [
      [{ 'one-due': '80000000000000', 'other-due': '80000000000000' }, 'The total'],
      [{ 'one-due': '-90100000000000', 'other-due': 1 }, 'one'],
    ] as const) {
      const { code, printed } = await evaluate(two, { values });
      const refusal = { code: 'input.invalid', message: `${message} comes to more pounds than a payment can be.` };
      assert.deepEqual([code, printed.refusals], [6, [refusal]]);
    }
  });

  test('a circle is told before an input that is therefore left over', async () => {
    const circle = oneLine('circle', { due: 'pounds' }, { formula: { ref: 'circle' } });
    const { printed } = await evaluate(circle, { values: { due: 1 } });
    assert.match(printed.refusals?.[0]?.message ?? '', /Terms go round in a circle/);
  });

  test('a list of inputs goes in step with a list of contracts, or with one', async () => {
    const one = oneLine('fine', { due: 'pounds' }, { formula: { ref: 'due' } });
    const dues = [{ values: { due: 1 } }, { values: { due: 2 } }];
    for (const contract of [one, [one, one]]) {
      const { printed } = await evaluate(contract, dues);
      assert.deepEqual(
        printed.contracts?.map((each) => each.totalPence),
        [100, 200],
      );
    }
    assert.equal((await evaluate([one], dues)).code, 2);
    assert.deepEqual((await evaluate([], {})).printed.contracts, []);
  });

  test('without --json it prints the lines, each with its formula and its numbers, and what waits', async () => {
    const contract = 'rent/2025-26';
    const [answer] = reimbursementAnswers.filter((one) => one.contract === contract && one.held !== undefined);
    writeFileSync(join(folder, 'rent.json'), JSON.stringify(answer?.inputs));
    const out: string[] = [];
    const streams = { out: (text: string) => void out.push(text), err: () => {} };
    const argv = ['evaluate-contract', '--contract', contract, '--inputs', 'rent.json'];
    assert.equal(await runCommand(argv, system, streams), 0);
    assert.match(out.join(''), /Rates: £812\.50\n {2}rates\n {2}= £812\.50/);
    assert.match(out.join(''), /Rent: held\. The rent has not been reviewed for three years/);
  });

  test('what is no contract, no file and no JSON is refused in words', async () => {
    const unknown = await evaluate('nothing/2025-26', {});
    assert.equal(unknown.code, 4);
    writeFileSync(join(folder, 'broken.json'), '{');
    assert.equal((await evaluate('broken.json', {})).code, 2);
    const { printed } = await evaluate('.', {});
    assert.equal((printed as { refusal?: Refusal }).refusal?.message, 'There is no file ..');
    const zero = oneLine('zero', { a: 'pounds', b: 'number' }, { formula: { divide: { ref: 'a' }, by: 'b' } });
    const divided = await evaluate(zero, { values: { a: 1, b: 0 } });
    assert.deepEqual(
      divided.printed.refusals?.map((one) => one.message),
      ['B is nought, so nothing is divided by it.'],
    );
  });
});
