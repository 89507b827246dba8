import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { outcomeAmbitions } from '../../../definitions/assurance/ambitions.ts';
import type { Json } from '../../base/index.ts';
import { type AmbitionSeries, loadAmbitions } from './ambition.ts';
import { ambitionReading, isMoreThanChance } from './ambition-reading.ts';

function series(id: string): AmbitionSeries {
  return outcomeAmbitions.series.find((one) => one.id === id) as AmbitionSeries;
}

describe('the outcome ambitions', () => {
  test('are read, and not with two series of one id or a year that is none', () => {
    assert.ok(loadAmbitions(outcomeAmbitions as unknown as Json).ok);
    const twice = { ...outcomeAmbitions, series: [...outcomeAmbitions.series, series('years-of-life-lost')] };
    assert.ok(!loadAmbitions(twice as unknown as Json).ok);
    const [first] = outcomeAmbitions.series;
    const wrong = { ...outcomeAmbitions, series: [{ ...first, figures: [{ ...first?.figures[0], year: '2014' }] }] };
    assert.ok(!loadAmbitions(wrong as unknown as Json).ok);
  });

  test('3.5% a year from 2,087 comes to the printed 1,685 in six years', () => {
    const { course, agrees } = ambitionReading(series('years-of-life-lost'));
    assert.equal(course?.years, 6);
    assert.equal(course?.yearlyPercent.toFixed(2), '-3.50');
    assert.equal(agrees, true);
    const other = ambitionReading({ ...series('years-of-life-lost'), yearlyPercent: '-3.0' });
    assert.equal(other.agrees, false);
    assert.equal(ambitionReading(series('avoidable-admissions-composite')).course, null, 'printed in two ways');
  });

  test('129 fewer admissions of 8,142 are what chance does in a year, and the rate implies the registered people', () => {
    const { standardErrors, impliedPeople } = ambitionReading(series('avoidable-admissions'));
    assert.equal(standardErrors?.toFixed(2), '-1.01');
    assert.equal(isMoreThanChance(standardErrors ?? 0), false);
    assert.equal(isMoreThanChance(-2), true);
    assert.equal(Math.round((impliedPeople ?? 0) / 100), 3136);
  });

  test('none in a year is compatible with 3.7 a year, and nothing is said where years are not printed', () => {
    assert.equal(ambitionReading(series('mrsa')).stillPossible?.toFixed(1), '3.7');
    const home = ambitionReading(series('at-home-91-days'));
    assert.deepEqual([home.course, home.standardErrors, home.stillPossible], [null, null, null]);
  });
});
