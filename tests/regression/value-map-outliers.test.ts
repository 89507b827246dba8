/** On the map of England no practice was a link but the one searched for, although outliers among many points are. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVERY_EXAMPLE } from '../../src/web/examples/every-example.ts';

const EXAMPLES = EVERY_EXAMPLE['published-value'] ?? [];

function svgOf(name: string): string {
  const example = EXAMPLES.find((one) => one.name === name);
  assert.ok(example !== undefined, name);
  const { chart } = example.page().content as { readonly chart: { readonly svg: string } };
  return chart.svg;
}

test('of more than a hundred practices the outliers are links, and of fewer every one', () => {
  const named = (svg: string) => [...svg.matchAll(/<a [^>]*href="[^"]*\/practice\/(\w+)/g)].map(([, code]) => code);
  const [many, few] = EXAMPLES.map(({ name }) => name);
  assert.deepEqual(
    named(svgOf(many ?? '')),
    ['M87000', 'M87003', 'M87050', 'M87100'],
    'and the one that is searched for',
  );
  assert.equal(named(svgOf(few ?? '')).length, 12);
});
