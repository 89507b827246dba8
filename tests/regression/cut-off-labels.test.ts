/** Names beside the rows of a picture ran over its edge: two pictures drew them whole, others longer than they had room for. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caterpillarChart, paymentChart, shiftChart, slopeChart } from '../../src/benchmarking/index.ts';

const LONG = 'The Old Chainmakers and Glassmakers Medical Centre';
const WORDS = { id: 'long', title: 'Long', description: 'A long name' };
const AXIS = { domain: [0, 2], ticks: [0, 1, 2], text: String } as const;

test('a name beside a row has as many letters as there is room for, and its point has it whole', () => {
  const point = { label: LONG, href: undefined, isOwn: false };
  const pictures = [
    caterpillarChart({
      ...WORDS,
      axis: AXIS,
      valueText: String,
      points: [{ ...point, value: 1, lower: 0.5, upper: 1.5 }],
    }),
    shiftChart({ ...WORDS, unit: '£', shifts: [{ ...point, before: 1, after: 2 }] }),
    slopeChart({ ...WORDS, ends: ['before', 'after'], text: String, points: [{ ...point, before: 1, after: 2 }] }),
    paymentChart({
      ...WORDS,
      spreads: [{ label: LONG, median: 1, lowerQuartile: 0.5, upperQuartile: 1.5 }],
    }),
  ];
  for (const svg of pictures) {
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = '']) => text);
    assert.ok(texts.includes('The Old Chainmakers and G…'), texts.join('; '));
    assert.ok(svg.includes(LONG));
  }
});
