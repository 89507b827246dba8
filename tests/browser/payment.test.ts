import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { verifyResults } from '../../src/actions/index.ts';
import { FORECAST_ON, PAID_ON } from '../fixture.ts';
import { withPage, words } from './browser.ts';
import { served } from './context.ts';
import { signInAs } from './keyboard.ts';

const NO_SCRIPTS = { javaScriptEnabled: false };

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button }).click();
  await page.waitForSelector('h1');
}

describe('a payment run', () => {
  it('is prepared by one person, certified and released by another, and found in the ledger', async () => {
    const { baseUrl, faults, fixture } = await served();
    const verified = await verifyResults(fixture.actions, fixture.actor('operator'), {
      periodEnds: [PAID_ON, FORECAST_ON],
    });
    assert.ok(verified.ok);
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'finance');
      await page.goto(`${baseUrl}/runs`);
      await page.selectOption('#month', '2025-10');
      await page.getByLabel('No, in nobody').check();
      await press(page, 'Prepare the run');
      assert.match(await words(page, 'h1'), /Payment run for October 2025/);
      assert.match(await words(page, 'main'), /somebody else must certify it/);
      assert.equal(await page.getByRole('button', { name: 'Certify this run' }).count(), 0);
      const run = page.url();

      await signInAs(page, baseUrl, 'approver');
      await page.goto(run);
      await press(page, 'Certify this run');
      assert.match(await words(page, 'main'), /You have not said whether you have an interest/);
      await page.goto(run);
      await page.getByLabel('No, in nobody').check();
      await page.getByLabel(/Comment/).fill('Compared with September.');
      await press(page, 'Certify this run');
      assert.match(await words(page, 'main'), /You certified it, so somebody else must release it/);

      await signInAs(page, baseUrl, 'releaser');
      await page.goto(run);
      assert.match(await words(page, 'main'), /Compared with September/);
      await page.getByLabel('No, in nobody').check();
      await press(page, 'Release this run for payment');
      assert.match(await words(page, 'main'), /Released: \d+ statements?/);

      await page.getByRole('link', { name: 'Open the entry' }).first().click();
      assert.match(await words(page, 'main'), /Its debits equal its credits/);
      await page
        .getByRole('link', { name: /October 2025$/ })
        .first()
        .click();
      assert.match(await words(page, 'main'), /Where it is in the ledger/);
      assert.deepEqual(faults, []);
    });
  });

  it('is not acted on by a form that another page made', async () => {
    const { baseUrl } = await served();
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'finance');
      const answer = await page.request.post(`${baseUrl}/runs`, { form: { month: '2025-11', token: 'made up' } });
      assert.equal(answer.status(), 403);
    });
  });
});

describe('a file sent from the browser', () => {
  const HEADER = 'row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on';

  it('is tried without changing anything, and its problems are shown', async () => {
    const { baseUrl, faults } = await served();
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'operator');
      await page.goto(`${baseUrl}/feeds`);
      await page.getByLabel('Practice extract').check();
      const buffer = Buffer.from(`${HEADER}\np1,x1,1960-13,F,,,\n`);
      await page.setInputFiles('#file', { name: 'X00036-persons.csv', mimeType: 'text/csv', buffer });
      await page.getByLabel(/Only try it/).check();
      await press(page, 'Send the file');
      assert.match(await words(page, 'main'), /nothing was changed|Nothing in the file could be used/i);
      assert.deepEqual(faults, []);
    });
  });

  it('is asked for when none was chosen', async () => {
    const { baseUrl } = await served();
    await withPage(NO_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'operator');
      await page.goto(`${baseUrl}/feeds`);
      await press(page, 'Send the file');
      assert.match(await words(page, 'main'), /No file was chosen/);
    });
  });
});
