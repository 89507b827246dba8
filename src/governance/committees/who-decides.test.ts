import assert from 'node:assert/strict';
import test from 'node:test';
import { committees } from '../../../definitions/committees/demonstration.ts';
import { functionMatrix } from '../../../definitions/governance/functions.ts';
import { day, type Json } from '../../base/index.ts';
import { DECISION_KINDS } from '../decisions/decision-kind.ts';
import { bodyOf } from '../decisions/holds-matter.ts';
import { COMMISSIONER, FUNCTION_CONTRACTS, FunctionMatrix, type FunctionMatrixJson } from './who-decides.ts';

const SOURCE = { source: 'test', status: 'invented' } as const;
const MATRIX: FunctionMatrixJson = {
  id: 'who-decides',
  phases: [
    { phase: 'joint', from: '2015-04-01' },
    { phase: 'delegated', from: '2016-04-01' },
  ],
  functions: [
    {
      id: 'notice',
      name: 'notices',
      holders: [
        { phases: ['joint'], contracts: ['GMS', 'PMS'], body: 'NHS England', ...SOURCE },
        { phases: ['delegated'], contracts: ['GMS', 'PMS'], body: 'the commissioner', through: 'committee', ...SOURCE },
        { phases: ['joint', 'delegated'], contracts: ['acute'], body: 'the commissioner', ...SOURCE },
      ],
    },
  ],
};

function loaded(json: FunctionMatrixJson): FunctionMatrix {
  const matrix = FunctionMatrix.fromJson(json as unknown as Json);
  assert.ok(matrix.ok);
  return matrix.value;
}

function asked(contract: 'GMS' | 'acute' | 'APMS', on: string) {
  return { function: 'notice', contract, on: day(on) } as const;
}

test('who holds a function depends on the contract and on the phase that the day lies in', () => {
  const matrix = loaded(MATRIX);
  const bodies = [asked('GMS', '2016-03-31'), asked('GMS', '2016-04-01'), asked('acute', '2015-04-01')].map((ask) => {
    const decider = matrix.whoDecides(ask);
    return decider.ok ? `${decider.value.phase}: ${decider.value.body}` : decider.refusal.code;
  });
  assert.deepEqual(bodies, ['joint: NHS England', 'delegated: the commissioner', 'joint: the commissioner']);
});

test('what nobody holds, or another body, is refused in words', () => {
  const matrix = loaded(MATRIX);
  const before = matrix.whoDecides(asked('GMS', '2015-03-31'));
  assert.ok(!before.ok && before.refusal.code === 'function.not-held');
  const other = matrix.whoDecides(asked('APMS', '2017-01-01'));
  assert.ok(!other.ok && other.refusal.code === 'function.not-held');
  const unknown = matrix.whoDecides({ ...asked('GMS', '2017-01-01'), function: 'taxes' });
  assert.ok(!unknown.ok && unknown.refusal.code === 'function.unknown');
  const early = matrix.mayAct('committee', asked('GMS', '2016-03-31'));
  assert.ok(!early.ok);
  assert.equal(
    early.refusal.message,
    'committee does not decide on notices (GMS) on 31 March 2016: in the joint phase that is NHS England’s.',
  );
  assert.ok(matrix.mayAct('committee', asked('GMS', '2016-04-01')).ok);
  assert.ok(matrix.mayAct('the commissioner', asked('GMS', '2016-04-01')).ok);
});

test('two holders of the same, and phases out of order, are refused', () => {
  const [notice] = MATRIX.functions;
  assert.ok(notice);
  const double = {
    ...notice,
    holders: [...notice.holders, { phases: ['joint'], contracts: ['any'], body: 'X', ...SOURCE }],
  };
  const twice = FunctionMatrix.fromJson({ ...MATRIX, functions: [double] } as unknown as Json);
  assert.ok(!twice.ok);
  assert.match(twice.refusal.message, /notice is held twice in the joint phase \(GMS\)/);
  const disordered = FunctionMatrix.fromJson({ ...MATRIX, phases: MATRIX.phases.toReversed() } as unknown as Json);
  assert.ok(!disordered.ok);
  assert.match(disordered.refusal.message, /joint does not begin after delegated/);
});

test('performers list, revalidation and individual performance are NHS England’s in every phase, and no committee has a decision about them', () => {
  const matrix = loaded(functionMatrix);
  const bodies = [COMMISSIONER, ...committees.map(bodyOf)];
  const always = ['performers-list', 'revalidation', 'individual-performance'];
  assert.deepEqual(
    matrix.phases.map(({ phase }) => phase),
    ['before delegation', 'joint', 'delegated', 'integrated board'],
  );
  for (const asking of always) {
    for (const { from } of matrix.phases) {
      for (const contract of FUNCTION_CONTRACTS) {
        const ask = { function: asking, contract, on: day(from) };
        const decider = matrix.whoDecides(ask);
        assert(decider.ok && decider.value.body === 'NHS England');
        for (const body of bodies) {
          const refusedTo = matrix.mayAct(body, ask);
          assert(!refusedTo.ok && refusedTo.refusal.code === 'function.not-held', `${body}: ${asking}`);
          assert.match(refusedTo.refusal.message, /that is NHS England’s\.$/);
        }
      }
    }
  }
  const decided: readonly (string | null)[] = Object.values(DECISION_KINDS);
  assert.deepEqual(
    always.filter((each) => decided.includes(each)),
    [],
  );
});
