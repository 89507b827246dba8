import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { root, sharedDemonstration } from '../demonstration.ts';

let demo: Awaited<ReturnType<typeof sharedDemonstration>>;
const folder = mkdtempSync(join(tmpdir(), 'commonweal commands '));
before(async () => {
  demo = await sharedDemonstration();
});
after(() => rmSync(folder, { recursive: true }));

type Line = { term: string; formula: string; inputs: Record<string, { value: string }>; amountPence: number };
type Statement = { practice: string; month: string; release: string; lines: Line[]; totalPence: number };

for (const [practice, terms] of [
  ['X00036', ['global-sum', 'quality-aspiration']],
  ['X00010', ['pms-baseline', 'quality-aspiration']],
  ['X00043', ['apms-contract', 'quality-aspiration']],
] as const) {
  test(`the statement of ${practice} has its lines, each with formula and inputs, and they add to the total`, async () => {
    const statement = await demo.json<Statement>('statement', practice, '2025-10');
    assert.deepEqual([statement.practice, statement.month, statement.release], [practice, '2025-10', 'exact']);
    assert.deepEqual(
      statement.lines.map((line) => line.term),
      terms,
    );
    for (const line of statement.lines) {
      assert.ok(line.formula.length > 10);
      assert.ok(Object.keys(line.inputs).length >= 1);
      assert.ok(Number.isSafeInteger(line.amountPence));
    }
    assert.equal(
      statement.lines.reduce((sum, line) => sum + line.amountPence, 0),
      statement.totalPence,
    );
  });
}

test('the price that became known in July pays arrears for April to June, once', async () => {
  const [june, july, august] = await Promise.all(
    ['2025-06', '2025-07', '2025-08'].map((month) => demo.json<Statement>('statement', 'X00036', month)),
  );
  const arrears = (statement: Statement | undefined): number =>
    statement?.lines.filter((line) => line.term.includes('arrears')).length ?? -1;
  assert.deepEqual([arrears(june), arrears(july), arrears(august)], [0, 1, 0]);
});

type Cause = { cause: string; differencePence: number; lines: { fromPence: number; toPence: number }[] };
type Restated = {
  order: string[];
  from: { totalPence: number };
  to: { totalPence: number };
  differencePence: number;
  paidOtherwisePence: number;
  causes: Cause[];
};

test('a restatement adds up to the penny, of a practice by every cause and of a network by those that can arise', async () => {
  for (const [code, order] of [
    ['X00036', ['contract terms', 'rule', 'rate', 'list', 'late data', 'correction']],
    ['X00N1', ['contract terms', 'rate', 'list']],
  ] as const) {
    const restated = await demo.json<Restated>('restatement', code, '2025-10', '--from', '2025-10-01');
    assert.deepEqual(restated.order, order);
    assert.equal(restated.to.totalPence - restated.from.totalPence, restated.differencePence);
    const moved = restated.causes.map((one) => one.differencePence).reduce((sum, one) => sum + one, 0);
    assert.equal(moved + restated.paidOtherwisePence, restated.differencePence);
  }
  const list = (await demo.json<Restated>('restatement', 'X00N1', '2025-10', '--from', '2024-12-31')).causes.at(-1);
  assert.deepEqual([list?.cause, list?.lines.filter(({ toPence }) => toPence > 0).length], ['list', 5]);
});

type Counts = {
  release: string;
  results: {
    indicator: string;
    area: string;
    release: string;
    register: number;
    denominator: number;
    numerator: number;
    adjustments: { reason: string; count: number }[];
    exclusions: { reason: string; count: number }[];
  }[];
};

test('calculate gives twelve indicators whose parts add up', async () => {
  const { results } = await demo.json<Counts>('calculate', '--practice', 'X00010');
  assert.equal(results.length, 12);
  for (const one of results) {
    const gone = [...one.adjustments, ...one.exclusions].reduce((sum, reason) => sum + reason.count, 0);
    assert.equal(one.register, one.denominator + gone, one.indicator);
    assert.ok(one.numerator <= one.denominator);
  }
});

test('a count is given to a manager only as management may see it', async () => {
  const { results } = await demo.json<Counts>('calculate', '--practice', 'X00010', '--as', 'quality');
  for (const one of results) {
    assert.equal(one.release, 'management');
    const shown = [one.register, one.denominator, one.numerator] as unknown[];
    for (const count of shown) assert.ok(typeof count === 'string' || (count as number) % 5 === 0, String(count));
  }
});

test('explain names people, the clause that decided and the rows it rests on', async () => {
  type Explained = {
    people: { person: string; outcome: string; clause: string; rows: { file: string; row: number }[] }[];
  };
  const { people } = await demo.json<Explained>('explain', 'HYP008', '--practice', 'X00010', '--limit', '5');
  assert.equal(people.length, 5);
  for (const person of people) {
    assert.match(person.person, /^[0-9a-f]{16}$/);
    assert.ok(person.clause.length > 10);
    assert.ok(person.rows.every((row) => row.row >= 2 && row.file !== ''));
  }
  assert.ok(people.some((person) => person.rows.length > 0));
});

test('evaluate tells what an indicator makes of people who are typed in', async () => {
  const file = join(root, 'tests', 'spec', 'given-people.json');
  const written = JSON.parse(readFileSync(file, 'utf8')).cases as {
    indicator: string;
    name: string;
    expected: object;
  }[];
  const { people } = await demo.json<{ people: object[] }>('evaluate', '--people', file, '--indicator', 'HYP008');
  const own = written.filter(({ indicator }) => indicator === 'HYP008');
  assert.deepEqual(
    people,
    own.map(({ name, indicator, expected }) => ({ name, indicator, ...expected })),
  );
  const events = [{ cluster: 'DM_COD', date: '2012-02-02' }];
  const patient = { dob: '1940-01-01', sex: 'F', reg_date: '2015-06-01', events };
  const earlier = join(folder, 'earlier-rule.json');
  writeFileSync(
    earlier,
    JSON.stringify([{ name: 'rule of 2023/24', indicator: 'DM033', pped: '2026-03-31', patient }]),
  );
  const [one] = (await demo.json<{ people: { reason: string }[] }>('evaluate', '--people', earlier)).people;
  assert.equal(one?.reason, 'default');
  const unknown = await demo.run('evaluate', '--people', file, '--framework', 'none/2025-26', '--json');
  assert.match(JSON.parse(unknown.out).refusal.message, /There is no framework called none\/2025-26/);
  const refused = await demo.run('evaluate', '--people', join(folder, 'none.json'), '--indicator', 'HYP008', '--json');
  assert.equal(refused.code, 2);
  assert.match(JSON.parse(refused.out).refusal.message, /There is no file .*none\.json/);
});

test('people are not shown to those without a right to them', async () => {
  const ran = await demo.run('explain', 'HYP008', '--practice', 'X00010', '--as', 'finance', '--json');
  assert.equal(ran.code, 3);
  assert.equal(JSON.parse(ran.out).refusal.code, 'access.denied');
});

test('a key of a feed is told once, listed without itself, and revoked; sessions are listed', async () => {
  type Key = { id: string; key?: string; holds?: boolean };
  const scope = ['--feed', 'practice-extract', '--sender', 'X00010', '--name', 'tests'];
  const made = await demo.json<Key>('feed-keys', 'create', ...scope);
  const held = async () =>
    (await demo.json<{ keys: Key[] }>('feed-keys', 'list')).keys.find(({ id }) => id === made.id);
  const before = await held();
  assert.deepEqual([before?.holds, JSON.stringify(before).includes(made.key ?? 'none')], [true, false]);
  assert.deepEqual(await demo.json('feed-keys', 'revoke', made.id), { id: made.id, revoked: true });
  assert.equal((await held())?.holds, false);
  assert.equal((await demo.run('feed-keys', 'create', ...scope, '--as', 'finance', '--json')).code, 3);
  const { sessions, idleMinutes } = await demo.json<{ sessions: object[]; idleMinutes: number }>('sessions', 'list');
  assert.ok(idleMinutes === 30 && sessions.every((session) => !('token' in session)));
  assert.equal((await demo.run('sessions', 'revoke', '--user', 'public', '--json')).code, 4);
});

test('access explains who may see what, and proves its filters', async () => {
  const ask = ['access', 'explain', '--thing', 'people of X00010', '--purpose', 'direct care', '--on', '2026-04-10'];
  type Explained = { allowed: boolean; reason: string; rule: string | null; duties: string[] };
  const own = await demo.json<Explained>(...ask, '--user', 'manager-x00010');
  assert.deepEqual([own.allowed, own.rule, own.duties], [true, 'practice-own-people', []]);
  const other = await demo.json<Explained>(...ask, '--user', 'finance');
  assert.deepEqual([other.allowed, other.rule], [false, null]);
  assert.ok(own.reason.length > 10 && other.reason.length > 10);
  const { readers } = await demo.json<{ readers: { user: string }[] }>('access', 'who-can', 'people', 'of', 'X00010');
  assert.deepEqual(
    readers.map(({ user }) => user),
    ['operator', 'manager-x00010', 'gp-x00010', 'salaried-x00010'],
  );
  type Route = { method: string; path: string; needs: string[]; roles: string[] };
  const { routes } = await demo.json<{ routes: Route[] }>('access', 'routes');
  const audit = routes.find(({ path }) => path === '/audit');
  assert.deepEqual([audit?.needs, audit?.roles], [['see audit'], ['Caldicott guardian', 'auditor', 'operator']]);
  assert.ok(routes.some(({ method }) => method === 'POST'));
  const proof = await demo.json<{ cases: number; differences: number }>(
    'access',
    'prove',
    '--cases',
    '1000',
    '--seed',
    '9',
  );
  assert.deepEqual([proof.cases, proof.differences], [1000, 0]);
});

test('the audit is verified, and a person is told who looked', async () => {
  const { people } = await demo.json<{ people: { person: string }[] }>(
    'explain',
    'HYP008',
    '--practice',
    'X00010',
    '--limit',
    '1',
  );
  const person = people[0]?.person ?? '';
  type Told = { practice: string; looked: { words: string; role: string; purpose: string; at: string }[] };
  const told = await demo.json<Told>('audit', 'report', person);
  assert.equal(told.practice, 'X00010');
  assert.match(
    told.looked[0]?.words ?? '',
    /^Olive Operator \(operator, .+\) saw you in a list of people, to check what/,
  );
  assert.deepEqual(await demo.json('audit', 'report', 'X00010', person), told);
  const checked = await demo.json<{ sound: boolean; events: number; fault: string | null }>('audit', 'verify');
  assert.deepEqual([checked.sound, checked.fault], [true, null]);
  assert.ok(checked.events > 3);
});

test('a bad file is refused row by row, and a dry run changes nothing', async () => {
  const before = await demo.json<{ snapshot: string }>('status');
  const file = join(folder, 'X00010-persons.csv');
  const rows = [
    'row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on',
    'new-1,0123456789abcdef,1950-02,F,A,X01000001,',
    'new-2,0123456789abcdee,1950-13,F,A,X01000001,',
    'new-3,0123456789abcded,1950-02,Q,A,X01000001,',
    'new-4,0123456789abcdec,1950-02',
  ];
  writeFileSync(file, `${rows.join('\n')}\n`);
  const ran = await demo.run('import', 'practice-extract', file, '--dry-run', '--json');
  assert.equal(ran.code, 0, ran.err);
  const report = JSON.parse(ran.out);
  assert.deepEqual(
    report.problems.map((problem: { row: number }) => problem.row),
    [3, 4, 5],
  );
  for (const problem of report.problems) {
    assert.equal(problem.file, 'X00010-persons.csv');
    assert.match(problem.code, /^[A-Z_]+$/);
    assert.ok(problem.message.length > 10);
  }
  assert.deepEqual([report.files[0].read, report.files[0].accepted, report.files[0].rejected], [4, 1, 3]);
  assert.equal((await demo.json<{ snapshot: string }>('status')).snapshot, before.snapshot);
});

test('what is not a command, a practice or a month is refused with what to do', async () => {
  for (const argv of [
    ['frobnicate'],
    ['statement', 'X00036'],
    ['statement', 'X00036', '2025-13'],
    ['statement', 'X99999', '2025-10'],
  ]) {
    const ran = await demo.run(...argv, '--json');
    assert.notEqual(ran.code, 0);
    assert.ok(JSON.parse(ran.out).refusal.message.length > 5);
  }
});

test('the month that was paid is in the ledger to the penny, and nobody certifies their own run', async () => {
  type Run = { run: { stage: string; totalPence: number }; posted: number; isReconciled: boolean };
  const run = await demo.json<Run>('pay', 'reconcile', '2025-10');
  const [practices, networks] = [50, 5];
  assert.deepEqual([run.run.stage, run.posted, run.isReconciled], ['released', practices + networks, true]);
  const ledger = await demo.json<{ verified: { ok: boolean }; balances: { balancePence: number }[] }>('ledger');
  assert.ok(ledger.verified.ok);
  assert.equal(
    ledger.balances.reduce((sum, balance) => sum + balance.balancePence, 0),
    0,
  );
  const prepared = await demo.run('pay', 'prepare', '2025-11', '--as', 'finance', '--json');
  assert.equal(prepared.code, 0, prepared.err);
  const own = await demo.run('pay', 'certify', '2025-11', '--as', 'finance', '--json');
  assert.notEqual(own.code, 0);
});

test('a nomination that waits is said where payees are listed and shown', async () => {
  type Earner = { practice: string; pausedUntil: string | null; waiting: { payee: { id: string } } | null };
  await demo.json('payee', 'nominate', 'X00N2', 'X00P01', '--as', 'finance');
  const { earners } = await demo.json<{ earners: Earner[] }>('payee', 'show', 'X00005', '--as', 'auditor');
  const network = earners.find(({ practice }) => practice === 'X00N2');
  assert.deepEqual([network?.pausedUntil, network?.waiting?.payee.id], [null, 'X00P01']);
  const listed = await demo.run('payee', 'list', '--as', 'auditor');
  assert.match(listed.out, /X00005 .* proposed X00P01 for X00N2: it waits for a second person\./);
});

test('options that do not belong together are refused, and a manager’s years are not empty', async () => {
  for (const [argv, words] of [
    [['assurance', 'consultations', 'X00010', '--locality', 'west'], /--locality cannot be given with assurance/],
    [['value', '--years', '--practice', 'X00010'], /--years cannot be given with value --practice\./],
  ] as const) {
    const ran = await demo.run(...argv);
    assert.equal(ran.code, 2);
    assert.match(ran.err, words);
  }
  const years = await demo.run('value', '--years', '--as', 'manager-x00010');
  assert.match(years.out, /Medians are left out/);
  assert.match(years.out, /2026-03-31 .* X00010 /);
});

test('the demonstration has a budget, in which every account that is spent on has a line', async () => {
  type Budget = { version: string | null; lines: { line: string | null; title: string; planPence: number }[] };
  const { version, lines } = await demo.json<Budget>('ledger', 'budget', '--month', '2025-10');
  assert.ok(version !== null && lines.length > 10);
  const spent = lines.filter(({ title }) => title !== 'QOF accrual');
  for (const { line, title, planPence } of spent) assert.ok(line !== null && planPence > 0, title);
});

test('evaluate-contract pays Q-8 to the penny, and refuses a list of bad contracts one by one', async () => {
  const inputs = join(folder, 'inputs.json');
  writeFileSync(inputs, JSON.stringify({ values: { 'last-achievement': 120000, 'last-price': '225.49' } }));
  const contract = ['--contract', 'quality-aspiration/2026-27'];
  const paid = await demo.json<{ totalPence: number }>('evaluate-contract', ...contract, '--inputs', inputs);
  assert.equal(paid.totalPence, 808_728);
  const bad = join(folder, 'bad.json');
  writeFileSync(bad, JSON.stringify([{}, 'contract']));
  const ran = await demo.run('evaluate-contract', '--contract', bad, '--json');
  assert.equal(ran.code, 6);
  assert.equal(JSON.parse(ran.out).refusals.length, 2);
});
