import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { raiseQueries } from '../../src/actions/index.ts';
import { MEASURE_PROPOSAL, proposalsOf } from '../../src/governance/index.ts';
import { decided } from '../decisions-for-tests.ts';
import { FORECAST_ON, GMS } from '../fixture.ts';
import { withPage, words } from './browser.ts';
import { served } from './context.ts';
import { follow, signInAs } from './keyboard.ts';

const NO_SCRIPTS = { javaScriptEnabled: false };
const CASE = 'Most practices are above 50% already, so the payment should reward what is still to be gained.';

describe('the workbench', () => {
  it('takes a change from a form without scripts to a proposal that somebody else approves', async () => {
    const { baseUrl, faults, fixture } = await served();
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      await follow(page, 'Workbench');
      await follow(page, 'HYP008');
      await page.getByLabel('Paid from, %').fill('50');
      await page.keyboard.press('Enter');
      await page.waitForURL(/lower=50/);
      assert.match(await words(page, 'main'), /The lower threshold is 50% instead of 40%/);
      assert.match(await words(page, 'main'), /What moves, by practice/);
      await page.getByLabel('The case for it').fill(CASE);
      await page.getByRole('button', { name: 'Save as a proposal' }).click();
      await page.waitForURL(/workbench\/proposal/);
      assert.match(await words(page, 'main'), /It waits for approval by somebody else/);
      assert.equal(await page.getByRole('button', { name: 'Approve this change' }).count(), 0);
      const proposal = page.url();

      await signInAs(page, baseUrl, 'committee');
      await page.goto(proposal);
      await page.getByRole('button', { name: 'Approve this change' }).click();
      await page.waitForSelector('h1');
      assert.match(await words(page, 'main'), /No committee has decided on .* as measure proposal/);
      const [waiting] = await fixture.actions.store.read((db) => proposalsOf(db, MEASURE_PROPOSAL));
      const { subject = '' } = waiting ?? {};
      await decided(fixture.actions.store, 'PCCC 2025-04-08 item 1', { kind: 'measure proposal', subject });
      await page.goto(proposal);
      await page.getByRole('button', { name: 'Approve this change' }).click();
      await page.waitForSelector('h1');
      assert.match(await words(page, 'main'), /Approved by Laurence Layman .* It holds from 1 April 2027/);
      assert.deepEqual(faults, []);
    });
  });

  it('says above the form why a change cannot be made, and keeps what was typed', async () => {
    const { baseUrl } = await served();
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      await page.goto(`${baseUrl}/workbench/measure/HYP008?lower=95`);
      assert.match(await words(page, '.nhsuk-error-summary'), /the lower threshold is not below the upper/);
      assert.equal(await page.getByLabel('Paid from, %').inputValue(), '95');
    });
  });
});

describe('a query', () => {
  it('is answered by the practice and settled by the commissioner', async () => {
    const { baseUrl, fixture, faults } = await served();
    const warnings = [{ code: 'JUMP_ON_LAST_YEAR', words: 'It jumped.', numbers: '9 of 40; 30 of 40.' }];
    const doubting = {
      ...fixture.actions,
      implausibleAt: async () => [{ practice: GMS, indicator: 'HYP009', periodEnd: FORECAST_ON, warnings }],
    };
    await raiseQueries(doubting, fixture.actor('operator'), { periodEnd: FORECAST_ON });
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'manager-x00036');
      await follow(page, 'Queries');
      await follow(page, /HYP009/);
      await page.getByLabel(/Is the result right/).fill('We found people who were never coded.');
      await page.getByRole('button', { name: 'Send the answer' }).click();
      await page.waitForSelector('h1');
      assert.match(await words(page, 'main'), /Answered/);
      const query = page.url();

      await signInAs(page, baseUrl, 'contracts');
      await page.goto(query);
      await page.getByLabel(/Accepted: the result stands/).check();
      await page.getByLabel(/^\s*Why\s*$/).fill('The list confirms it.');
      await page.getByRole('button', { name: 'Settle the query' }).click();
      await page.waitForSelector('h1');
      assert.match(await words(page, 'main'), /Settled: accepted/);
      assert.deepEqual(faults, []);
    });
  });
});
