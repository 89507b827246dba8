import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plausibilityBounds } from '../../definitions/plausibility/bounds.ts';
import { day, type Json } from '../base/index.ts';
import { PlausibilityBounds, type PlausibilityJson } from './plausibility-bounds.ts';

function loaded(json: PlausibilityJson): PlausibilityBounds {
  const made = PlausibilityBounds.fromJson(json as unknown as Json);
  assert.ok(made.ok, made.ok ? '' : made.refusal.message);
  return made.value;
}

function refusal(bounds: PlausibilityJson['bounds']): string {
  const made = PlausibilityBounds.fromJson({ id: 'bounds', bounds } as unknown as Json);
  assert.ok(!made.ok);
  return made.refusal.message;
}

const { bounds } = plausibilityBounds;

test('a bound holds from its day on, and every one says where it comes from and how sure that is', () => {
  const later = { value: '0.3', validFrom: '2026-03-31', status: 'unverified', source: 'a trial' } as const;
  const changed = bounds.map((each) => (each.bound === 'jump' ? { ...each, values: [later, ...each.values] } : each));
  const made = loaded({ id: 'bounds', bounds: changed });
  const jumpAt = (on: string) => made.numbersAt(day(on)).jump;
  assert.deepEqual(['2020-03-31', '2025-03-31', '2026-03-30', '2026-03-31'].map(jumpAt), [0.2, 0.2, 0.2, 0.3]);
  assert.ok(made.at(day('2026-03-31')).every(({ source, status, words }) => source && status && words));
});

test('bounds that are missing, doubled, dateless or no number are refused in words', () => {
  assert.match(refusal(bounds.slice(1)), /registerDeviations is missing/);
  assert.match(refusal([...bounds, ...bounds.slice(0, 1)]), /named twice/);
  const jump = bounds.filter(({ bound }) => bound === 'jump');
  const rest = bounds.filter(({ bound }) => bound !== 'jump');
  const [value] = jump[0]?.values ?? [];
  assert.ok(value);
  assert.match(refusal([...rest, { bound: 'jump', values: [value, value] }]), /two values from one day/);
  assert.match(
    refusal([...rest, { bound: 'jump', values: [{ ...value, validFrom: '2026-02-30' }] }]),
    /a day that is none/,
  );
  assert.match(refusal([...rest, { bound: 'jump', values: [{ ...value, value: '-1' }] }]), /not a decimal number/);
});
