import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gms } from '../../definitions/contracts/2025-26/gms.ts';
import { contracts as definitions } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { canonical, hashOf, type Json } from '../base/index.ts';
import { type ContractJson, loadContract, loadContracts } from './contract.ts';
import { type LoadedRates, loadRates } from './rate.ts';

const loadedRates = loadRates(rateDefinitions as unknown as Json);
assert.ok(loadedRates.ok);
const rates: LoadedRates = loadedRates.value;

function refusalOf(contract: unknown, table: LoadedRates = rates): string {
  const outcome = loadContract(contract as Json, table);
  if (outcome.ok) return 'accepted';
  assert.equal(outcome.refusal.code, 'definition.invalid');
  return outcome.refusal.message;
}

/** The GMS contract with some fields changed. */
function changed(change: Partial<Record<keyof ContractJson, unknown>>): unknown {
  return { ...gms, ...change };
}

function withInput(name: string, change: object): unknown {
  return changed({ inputs: { ...gms.inputs, [name]: { ...gms.inputs[name], ...change } } });
}

test('the contracts of 2025/26 load, and their hash is of their frozen JSON', () => {
  const loaded = loadContracts(definitions as unknown as Json, rates);
  assert.ok(loaded.ok, loaded.ok ? '' : loaded.refusal.message);
  assert.deepEqual(
    loaded.value.map((one) => [one.json.contractType, one.json.lines.map((line) => line.term)]),
    [
      ['GMS', ['global-sum', 'quality-aspiration', 'outcomes-on-account']],
      ['PMS', ['pms-baseline', 'quality-aspiration', 'outcomes-on-account']],
      ['APMS', ['apms-contract', 'quality-aspiration', 'outcomes-on-account']],
    ],
  );
  for (const one of loaded.value) {
    const frozen = JSON.parse(canonical(one.json as unknown as Json)) as Json;
    assert.equal(hashOf(frozen), one.hash);
    const again = loadContract(frozen, rates);
    assert.ok(again.ok && again.value.hash === one.hash);
  }
});

test('a rate that is missing, has no value in the year or another unit is refused when loaded', () => {
  const missing = withInput('price', { from: { kind: 'rate', rate: 'no-such', on: 'the month' } });
  assert.match(refusalOf(missing), /price uses the rate no-such, which is not in the rate table/);
  const monthly = withInput('price', { unit: 'pounds per weighted patient per month' });
  assert.match(refusalOf(monthly), /is to be pounds per month, but its formula gives/);
  const otherRate = withInput('out-of-hours-share', { from: { kind: 'rate', rate: 'pms-premium', on: 'the month' } });
  assert.match(refusalOf(otherRate), /out-of-hours-share is share, but the rate pms-premium is pounds per weighted/);
  const laterYear = changed({ validFrom: '2026-04-01', validTo: '2027-04-05' });
  assert.match(refusalOf(laterYear), /has no value on 1 April 2027/);
});

test('a contract that adjusts by prevalence names what prevalence is compared with', () => {
  const given = { label: 'register of some place', unit: 'people', each: 'indicator' };
  const unnamed = changed({ inputs: { ...gms.inputs, 'borough-register': given } });
  assert.match(refusalOf(unnamed), /adjusts by prevalence and does not name the register and the list/);
});

test('a line is an amount in pounds per month, and stands once', () => {
  const line = (term: string) => ({ term, account: 'A' });
  assert.match(
    refusalOf(changed({ lines: [line('achievement')] })),
    /achievement is pounds per year, not pounds per month/,
  );
  assert.match(refusalOf(changed({ lines: [line('points')] })), /points is worked out for each indicator/);
  assert.match(refusalOf(changed({ lines: [line('nothing')] })), /there is no term called nothing/);
  assert.match(refusalOf(changed({ lines: [line('global-sum'), line('global-sum')] })), /stands in two lines/);
  assert.match(refusalOf(changed({ lines: [] })), /there is no line to pay/);
  const achievement = { pounds: 'global-sum', points: 'total-points', pointsOfOne: 'points' };
  assert.match(refusalOf(changed({ achievement })), /global-sum is pounds per month, not pounds per year/);
});

test('what is not of the shape of a contract is refused, naming what is wrong', () => {
  assert.match(refusalOf('gms'), /The contract is not a record/);
  assert.match(refusalOf(changed({ source: undefined })), /The contract.source is not one line of text/);
  assert.match(refusalOf({ ...gms, loop: [] }), /The contract.loop is not known/);
  assert.match(refusalOf(changed({ contractType: 'LES' })), /The contract.contractType is not one of GMS/);
  assert.match(refusalOf(changed({ validTo: '2025-03-31' })), /does not say from when to when it holds/);
  assert.match(refusalOf(changed({ terms: 'none' })), /The contract.terms is not a list/);
  assert.match(
    refusalOf(withInput('price', { from: { kind: 'web' } })),
    /inputs.price.from.kind is not one of constant, rate/,
  );
  assert.match(
    refusalOf(withInput('price', { from: { kind: 'rate', rate: 'x', on: 'Tuesday' } })),
    /inputs.price.from.on is not one of the month/,
  );
  assert.match(refusalOf(withInput('register', { unit: 'points' })), /the input register is in people/);
  assert.match(
    refusalOf(withInput('months', { from: { kind: 'constant', value: '1e3' } })),
    /inputs.months.from.value is not an exact decimal/,
  );
});
