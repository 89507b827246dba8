/** A yes-no measure, from its answer to what it earns, over the small demonstration. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { servedDemonstration } from '../demonstration.ts';

const OUTCOMES = 'quality-outcomes-for-health/2025-26';
const MEASURE = ['X00045', 'QOH406'] as const;

let demo: Awaited<ReturnType<typeof servedDemonstration>>;
before(async () => {
  demo = await servedDemonstration();
});
after(() => demo.stop());

type Row = { level: string; area: string; value: string | null; words?: string };

async function result(): Promise<Row | undefined> {
  const asked = ['--framework', OUTCOMES, '--indicator', 'QOH406'];
  const { results } = await demo.json<{ results: Row[] }>('calculate', ...asked);
  return results.find(({ level, area }) => level === 'practice' && area === 'X00045');
}

test('a practice answers with evidence, the commissioner accepts, and the running server counts it at once', async () => {
  assert.equal((await result())?.value, null);
  const evidence = ['--evidence', 'Minutes of 12 March 2026, signed'];
  const record = ['answer', 'record', ...MEASURE, '--answer', 'yes', ...evidence, '--json'];
  assert.equal((await demo.run(...record, '--as', 'manager-x00036')).code, 3, 'another practice');
  assert.equal((await demo.run(...record, '--as', 'manager-x00045')).code, 0);
  const check = [
    'answer',
    'check',
    ...MEASURE,
    '--outcome',
    'accepted',
    '--reason',
    'The signature was seen',
    '--json',
  ];
  assert.equal((await demo.run(...check, '--as', 'manager-x00045')).code, 3, 'its own answer');
  assert.equal((await demo.run(...check, '--as', 'contracts')).code, 0);
  assert.equal((await result())?.value, 'yes');
  type Listed = { answers: { practice: string; standing: string; answer: string }[] };
  const { answers } = await demo.json<Listed>('answer', 'list');
  assert.deepEqual(
    answers.map(({ practice, standing, answer }) => [practice, standing, answer]),
    [
      ['X00048', 'not received', 'not received'],
      ['X00045', 'accepted', 'yes'],
    ],
  );
});
