/**
 * Failures of payment systems that were published, each as a contract that could have failed so: wrong version, wrong
 * identity or lost data far more often than wrong arithmetic.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contractLibrary, contracts } from '../../definitions/contracts/index.ts';
import { rates as rateDefinitions } from '../../definitions/rates/index.ts';
import { type Json, month, type Outcome, odsCode } from '../../src/base/index.ts';
import {
  type ContractTrial,
  loadContracts,
  loadRates,
  prepareStatement,
  tryContract,
} from '../../src/contracts/index.ts';

function loaded<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.refusal.message);
  return outcome.value;
}

const rates = loaded(loadRates(rateDefinitions as unknown as Json));

function attempt(contract: unknown, inputs: unknown): ContractTrial {
  return tryContract(contract as Json, inputs as Json, rates);
}

function worked(trial: ContractTrial) {
  assert.ok(trial.kind === 'worked out', trial.kind === 'refused' ? (trial.refusals[0]?.message ?? '') : '');
  return trial;
}

function reasons(trial: ContractTrial): string {
  return trial.kind === 'refused' ? trial.refusals.map((one) => one.message).join(' ') : 'worked out';
}

function library(id: string) {
  const found = contractLibrary.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

const MEASURE = {
  numerator: 9,
  denominator: 9,
  lower: 40,
  upper: 90,
  points: 10,
  'prevalence-counts': false,
  prevalence: 0,
  'national-prevalence': 1,
};

test('2014: the list divisor of another January. A contract takes the numbers of its own year and stops at any other', () => {
  const each = { indicator: { M: MEASURE } };
  const values = { 'registered-list': 7087 };
  const paid = (year: string, on?: string) =>
    attempt(library(`quality-achievement/${year}`), on === undefined ? { values, each } : { on, values, each });
  assert.equal(worked(paid('2014-15')).totalPence, 156_920n);
  assert.notEqual(worked(paid('2015-16')).totalPence, 160_150n);
  for (const on of ['2013-04-01', '2014-03-31', '2015-04-01', '2016-01-01']) {
    assert.match(reasons(paid('2014-15', on)), /holds from 1 April 2014 to 31 March 2015, and not on/);
  }
});

test('2021: a global sum of £0, although there was one. What is missing is refused and never nought', () => {
  const values = {
    'weighted-list': 8000,
    'london-residents': 0,
    'temporary-patients': 0,
    'out-of-hours-opt-out': true,
    'minor-surgery-opt-out': false,
    'correction-factor': 0,
  };
  const contract = library('gms-global-sum/2021-22');
  assert.equal(worked(attempt(contract, { values })).lines.length, 4);
  for (const missing of Object.keys(values)) {
    const rest = Object.fromEntries(Object.entries(values).filter(([name]) => name !== missing));
    assert.match(reasons(attempt(contract, { values: rest })), new RegExp(`Nothing was put in for ${missing}`));
  }
});

test('2021: a deduction three times. A term stands in one line', () => {
  const contract = library('deductions/2026-27');
  const thrice = { ...contract, lines: [...contract.lines, ...contract.lines, ...contract.lines] };
  assert.match(reasons(attempt(thrice, {})), /the term employer-pension stands in two lines/);
});

const BANDS = {
  id: 'bands',
  title: 'Bands',
  validFrom: '2025-04-01',
  validTo: '2026-03-31',
  source: 'a test',
  pays: 'once',
  sets: { band: { label: 'age bands', members: ['0-17', '18-39', '40+'] } },
  inputs: {
    list: { label: 'list', unit: 'patients', each: 'band' },
    price: { label: 'price', unit: 'pounds per patient', each: 'band' },
  },
  terms: [{ id: 'sum', title: 'Sum', unit: 'pounds', capitation: { list: 'list', price: 'price', over: 'band' } }],
  lines: [{ term: 'sum', account: 'A' }],
};

test('under-18s in the adult band: each band has its own price, and none is taken from another', () => {
  const each = {
    band: { '0-17': { list: 3, price: '1' }, '18-39': { list: 5, price: '10' }, '40+': { list: 7, price: '100' } },
  };
  assert.equal(worked(attempt(BANDS, { each })).totalPence, 753_00n);
  const without = { band: { ...each.band, '0-17': { list: 3 } } };
  assert.match(reasons(attempt(BANDS, { each: without })), /Nothing was put in for price of 0-17/);
  const other = { band: { ...each.band, '0-18': { list: 1, price: '1' } } };
  assert.match(reasons(attempt(BANDS, { each: other })), /0-18 is none of the age bands/);
});

test('a payee of nothing was missing: nothing done, nobody claimed and no share are lines of £0', () => {
  const share = {
    ...BANDS,
    sets: { party: { label: 'parties' } },
    inputs: { due: { label: 'due', unit: 'pounds' }, stake: { label: 'stake', unit: 'number', each: 'party' } },
    terms: [{ id: 'pot', title: 'Pot', unit: 'pounds', formula: { ref: 'due' } }],
    lines: [{ term: 'pot', account: 'A', share: { among: 'party', by: 'stake', oddPennies: 'largest remainder' } }],
  };
  const each = { party: { a: { stake: 1 }, b: { stake: 0 }, c: { stake: 2 } } };
  assert.deepEqual(
    worked(attempt(share, { values: { due: '0.01' }, each })).lines.map((line) => [line.member, line.amountPence]),
    [
      ['a', 0n],
      ['b', 0n],
      ['c', 1n],
    ],
  );
});

test('wrong contract type: PMS and APMS never have a global sum line, and a practice is paid by its own type', () => {
  for (const contract of [...contracts, ...contractLibrary]) {
    if (contract.contractType === 'GMS') continue;
    const accounts = contract.lines.map((line) => `${line.term} ${line.account}`).join();
    assert.doesNotMatch(accounts, /global.sum/i, contract.id);
  }
  const inForce = loaded(loadContracts(contracts as unknown as Json, rates));
  const place = { locality: 'a', team: 'b', deprivationScore: '1' };
  for (const contractType of ['GMS', 'PMS', 'APMS'] as const) {
    const practice = { code: odsCode('X00001'), name: 'One', contractType, weightedToRegistered: '1', ...place };
    const listSizes = () => ({ registered: 100, file: 'f', row: 2 });
    const statement = loaded(
      prepareStatement({ practice, month: month('2025-10'), contracts: inForce, rates, listSizes }),
    );
    const terms = statement.lines.map((line) => line.term).filter((term) => !term.endsWith('-arrears'));
    assert.deepEqual(terms, [{ GMS: 'global-sum', PMS: 'pms-baseline', APMS: 'apms-contract' }[contractType]]);
  }
});

test('odd pennies always to the first: over three months each of three gets one', () => {
  const block = {
    ...BANDS,
    sets: { party: { label: 'parties', members: ['a', 'b', 'c'] } },
    inputs: { due: { label: 'due', unit: 'pounds' } },
    terms: [{ id: 'pot', title: 'Pot', unit: 'pounds', formula: { ref: 'due' } }],
    lines: [{ term: 'pot', account: 'A', share: { among: 'party', oddPennies: 'largest remainder' } }],
  };
  const totals = new Map<string, bigint>();
  for (const on of ['2025-04-01', '2025-05-01', '2025-06-01']) {
    for (const line of worked(attempt(block, { on, values: { due: '1.00' } })).lines) {
      totals.set(line.member ?? '', (totals.get(line.member ?? '') ?? 0n) + line.amountPence);
    }
  }
  assert.deepEqual([...totals.values()], [100n, 100n, 100n]);
});

test('float drift: ten dimes are a pound, and three thirds are one', () => {
  const sum = (count: number) => ({
    ...BANDS,
    sets: { part: { label: 'parts' } },
    inputs: { due: { label: 'due', unit: 'pounds', each: 'part' } },
    terms: [
      { id: 'own', title: 'Own', unit: 'pounds', each: 'part', formula: { ref: 'due' } },
      { id: 'all', title: `All ${count}`, unit: 'pounds', formula: { sum: 'own' } },
    ],
    lines: [{ term: 'all', account: 'A' }],
  });
  for (const [count, due, exactPounds] of [
    [10, '0.1', '1'],
    [3, '1/3', '1'],
    [1000, '0.005', '5'],
  ] as const) {
    const part = Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, { due }]));
    assert.equal(worked(attempt(sum(count), { each: { part } })).lines[0]?.exactPounds, exactPounds);
  }
});

test('2011: services that nobody was paid for. One more of any service is its fee more, and none may be left unsaid', () => {
  const contract = library('enhanced-services/2025-26');
  const services = Object.keys(contract.inputs).filter((name) => !name.endsWith('-fee'));
  const none = Object.fromEntries(services.map((service) => [service, 0]));
  assert.equal(worked(attempt(contract, { values: none })).totalPence, 0n);
  for (const service of services) {
    const trial = worked(attempt(contract, { values: { ...none, [service]: 1 } }));
    assert.ok(trial.totalPence > 0n, service);
    assert.equal(trial.lines.filter((line) => line.amountPence > 0n).length, 1, 'one service is one line');
    const { [service]: _, ...rest } = none;
    assert.match(reasons(attempt(contract, { values: rest })), new RegExp(`Nothing was put in for ${service}`));
  }
});

test('331 instead of 1: what is paid is the number that was done, whatever else was done beside it', () => {
  const contract = library('enhanced-services/2025-26');
  const services = Object.keys(contract.inputs).filter((name) => !name.endsWith('-fee'));
  const paid = (counts: Record<string, number>) => {
    const values = { ...Object.fromEntries(services.map((service) => [service, 0])), ...counts };
    return new Map(worked(attempt(contract, { values })).lines.map((line) => [line.term, line.amountPence]));
  };
  const [first = '', second = ''] = services;
  const alone = paid({ [first]: 1 }).get(`${first}-payment`);
  const beside = paid({ [first]: 1, [second]: 331 });
  assert.equal(beside.get(`${first}-payment`), alone);
  assert.equal(beside.get(`${second}-payment`), (paid({ [second]: 1 }).get(`${second}-payment`) ?? 0n) * 331n);
});
