/** Any framework in force, over the small demonstration. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sharedDemonstration } from '../demonstration.ts';
import { signedIn } from '../signed-in.ts';

const OUTCOMES = 'quality-outcomes-for-health/2025-26';

let demo: Awaited<ReturnType<typeof sharedDemonstration>>;
before(async () => {
  demo = await sharedDemonstration();
});

type Row = {
  indicator: string;
  level: string;
  area: string;
  value: string | null;
  register?: number | string;
  denominator?: number | string;
  numerator?: number | string;
  words?: string;
  isRanked?: boolean;
};
type Calculated = { framework: string; results: Row[] };

test('calculate gives the 86 measures of the other framework at their own levels', async () => {
  const { framework, results } = await demo.json<Calculated>('calculate', '--framework', OUTCOMES);
  assert.equal(framework, OUTCOMES);
  const whole = results.filter(({ level }) => level === 'commissioner');
  assert.equal(new Set(results.map(({ indicator }) => indicator)).size, 86);
  const of = (indicator: string): Row | undefined => whole.find((row) => row.indicator === indicator);
  const practices = (indicator: string): number =>
    results.filter((row) => row.indicator === indicator && row.level === 'practice').length;
  assert.deepEqual([practices('QOH102'), practices('QOH116')], [50, 0]);
  assert.ok(Number(of('QOH301')?.denominator) > 0 && of('QOH301')?.value !== null);
  const answered = results.filter(({ indicator }) => indicator === 'QOH406');
  assert.ok(answered.every(({ numerator, value }) => numerator === 'not received' && value === null));
  for (const indicator of ['QOH401', 'QOH402', 'QOH403', 'QOH404', 'QOH405', 'QOH409']) {
    assert.ok(Number(of(indicator)?.denominator) > 0 && of(indicator)?.value !== null, indicator);
    assert.equal(of(indicator)?.isRanked, false);
    assert.match(of(indicator)?.words ?? '', /Generated for the demonstration/);
  }
  assert.ok(of('QOH136')?.value !== null && of('QOH136')?.denominator === undefined);
});

test('a measure that two frameworks share has the same counts in both', async () => {
  const [one, other] = await Promise.all(
    [
      ['--indicator', 'HYP008'],
      ['--indicator', 'QOH102', '--framework', OUTCOMES],
    ].map((asked) => demo.json<Calculated>('calculate', '--practice', 'X00010', ...asked)),
  );
  const counts = ({ register, denominator, numerator }: Row) => [register, denominator, numerator];
  assert.deepEqual(one?.results.map(counts), other?.results.map(counts));
});

test('below the exact level sums of rates are rounded or left out', async () => {
  const asked = ['--framework', OUTCOMES, '--indicator', 'QOH306', '--as', 'quality'];
  const { results } = await demo.json<Calculated>('calculate', ...asked);
  assert.ok(results.length > 0);
  for (const { numerator } of results)
    assert.ok(
      numerator === 'not shown' || numerator === 'not received' || Number(numerator) % 5 === 0,
      String(numerator),
    );
});

test('a framework that is not there is refused with those that are', async () => {
  for (const argv of [
    ['calculate', '--framework', 'no-such/2025-26'],
    ['verify', 'no-such/2025-26'],
  ]) {
    const { code, out } = await demo.run(...argv, '--json');
    assert.notEqual(code, 0);
    const { refusal } = JSON.parse(out) as { refusal: { message: string; remedy: string } };
    assert.match(`${refusal.message} ${refusal.remedy}`, /no-such.*quality-outcomes-for-health\/2025-26/);
  }
});

type Explained = { practice: string; person: string; people: { indicator: string; outcome: string }[] };

test('a person is found by the pseudonym alone, by those who may see people', async () => {
  const { people } = await demo.json<{ people: { person: string }[] }>(
    'explain',
    'HYP008',
    ...['--practice', 'X00010', '--limit', '1'],
  );
  const asked = ['explain', 'HYP008', '--person', people[0]?.person ?? '', '--framework', OUTCOMES];
  const found = await demo.json<Explained>(...asked, '--as', 'gp-x00010');
  assert.deepEqual([found.practice, found.people.map(({ indicator }) => indicator)], ['X00010', ['QOH102']]);
  const refused = await demo.run(...asked, '--as', 'manager-x00036', '--json');
  assert.notEqual(refused.code, 0);
  assert.doesNotMatch(refused.out, /X00010/);
});

type Counted = {
  person: string;
  numerator: string;
  clause: string;
  facts: { words: string; rows: { file: string; row: number }[] }[];
};
type RatePeople = { framework: string; total: number; people: Counted[]; release: string };

test('a rate is explained by its people, with the row of every encounter that is counted', async () => {
  const asked = ['explain', 'QOH301', '--practice', 'X00010'];
  const of = (outcome: string) => demo.json<RatePeople>(...asked, '--outcome', outcome, '--limit', '1000');
  const [counted, missed, all] = await Promise.all([of('numerator'), of('missed'), of('denominator')]);
  assert.deepEqual([counted.framework, counted.release], [OUTCOMES, 'exact']);
  assert.ok(counted.total > 0);
  assert.equal(counted.total + missed.total, all.total);
  const { results } = await demo.json<Calculated>('calculate', '--framework', OUTCOMES, '--indicator', 'QOH301');
  const result = results.find(({ level, area }) => level === 'practice' && area === 'X00010');
  const sum = (people: Counted[]) => people.reduce((total, { numerator }) => total + Number(numerator), 0);
  assert.deepEqual([sum(counted.people), sum(missed.people)], [result?.numerator, 0]);
  for (const { numerator, facts } of counted.people) {
    const rows = facts.find(({ words }) => words.includes('emergency admission'))?.rows ?? [];
    assert.equal(rows.length, Number(numerator));
    assert.ok(rows.every(({ file, row }) => file.startsWith('X00010-encounters') && row > 1));
  }
  const person = counted.people[0]?.person ?? '';
  const own = ['explain', 'QOH301', '--person', person, '--as', 'gp-x00010'];
  const { people } = await demo.json<{ people: Counted[] }>(...own);
  assert.match(people[0]?.clause ?? '', /^Adds \d+ \(emergency admission/);
});

test('whoever may not see people is refused a rate’s people, and a survey has none', async () => {
  for (const user of ['quality', 'finance', 'manager-x00036']) {
    const { code, out } = await demo.run('explain', 'QOH301', '--practice', 'X00010', '--as', user, '--json');
    assert.notEqual(code, 0);
    assert.equal((JSON.parse(out) as { refusal: { code: string } }).refusal.code, 'access.denied', user);
  }
  const survey = await demo.run('explain', 'QOH401', '--practice', 'X00010', '--json');
  assert.match(survey.out, /not counted from people’s records/);
});

type Statement = { lines: { term: string; inputs: Record<string, { value: string }> }[] };

test('a practice that takes part is paid from its pot and not by QOF, and a point’s worth is shown', async () => {
  const { lines } = await demo.json<Statement>('statement', 'X00045', '2025-12');
  assert.deepEqual(
    lines.map(({ term }) => term),
    ['global-sum', 'outcomes-on-account'],
  );
  // 117,718 over 526 points
  assert.equal(lines[1]?.inputs['outcomes-point-value']?.value, '58859/263');
});

test('who takes part sends counts of all that earns points, and only what nobody answered is held', async () => {
  const finance = await signedIn(demo, 'finance');
  const { status, html } = await finance.open('/practice/X00045/statement/2026-03.csv?table=forecastHeld');
  assert.equal(status, 200);
  const held = html.trim().split('\n').slice(1);
  assert.deepEqual(
    held.map((line) => line.slice(0, 6)),
    ['QOH406'],
    html,
  );
});
