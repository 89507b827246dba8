/** On a phone every cell of a long table was a line of its own: a measure over fifty practices was 10,000 pixels. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PHONE, withPage } from './browser.ts';
import { exampleAddress } from './example-server.ts';

/** Six or seven cells of 40 pixels and more were 300 together; how many lines a name takes depends on the fonts that there are. */
const TALLEST_ROW = 220;

describe('long tables on a phone', () => {
  for (const name of ['measure by practice', 'borough', 'locality', 'practice']) {
    it(`of ${name} have short rows, with the main figure beside the name`, async () => {
      await withPage({ viewport: PHONE }, async (page) => {
        await page.goto(await exampleAddress(name));
        const heights = (await page.evaluate(
          `[...document.querySelectorAll('.table--short tbody tr')].map((row) => row.getBoundingClientRect().height)`,
        )) as number[];
        assert.ok(heights.length > 0);
        const middle = heights.toSorted((a, b) => a - b)[Math.floor(heights.length / 2)] ?? 0;
        assert.ok(middle <= TALLEST_ROW, `a row is ${middle} pixels high`);
        const areBeside = (await page.evaluate(
          `[...document.querySelectorAll('.table--short tbody tr')].every((row) => {
            const [name, main] = [row.querySelector('th'), row.querySelector('.cell--main')].map((cell) => cell.getBoundingClientRect());
            return main.left >= name.left + 40 && main.top < name.bottom;
          })`,
        )) as boolean;
        assert.ok(areBeside);
        assert.equal(await page.evaluate('document.documentElement.scrollWidth'), PHONE.width);
      });
    });
  }
});
