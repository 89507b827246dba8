import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { withPage, words } from './browser.ts';
import { served } from './context.ts';
import { signInAs } from './keyboard.ts';

const CASE = '/cases/list-closure-1';
const FORM: Readonly<Record<string, string>> = {
  ...{
    tried: 'Two locums',
    patients: 'They would rather wait',
    others: 'Two neighbours have room',
    from: '2026-05-01',
  },
  ...{ months: '6', support: 'Help to recruit', reopening: 'When a partner begins' },
};

/** Opens what is folded under some words. */
async function unfold(page: Page, summary: string): Promise<void> {
  await page.locator('summary', { hasText: summary }).click();
}

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector('h1');
}

describe('a case, from the practice’s application to a closed list', () => {
  it('is shown, decided between meetings by two, signed by another and seen on the practice’s page', async () => {
    const { baseUrl, faults } = await served();
    await withPage({ javaScriptEnabled: false }, async (page) => {
      const go = async (user: string, path: string): Promise<void> => {
        await signInAs(page, baseUrl, user);
        await page.goto(`${baseUrl}${path}`);
      };
      await go('manager-x00010', '/cases?kind=list-closure');
      for (const [field, value] of Object.entries(FORM)) await page.fill(`#open-case-form-${field}`, value);
      await press(page, 'Open the case');
      assert.equal(new URL(page.url()).pathname, CASE);
      await unfold(page, 'Show something');
      await page.fill('#evidence-words', 'Appointments of the last year');
      await press(page, 'Enter what shows it');

      await go('contracts', CASE);
      assert.match(await words(page, '.answer'), /Next: acknowledge, by the contract manager/);
      await press(page, 'Acknowledge');
      const missing = 'Still missing: To be shown: Notes of the talks with patients and practices.';
      assert((await words(page, 'main')).includes(missing));
      assert.equal(await page.getByRole('button', { name: 'Assess', exact: true }).count(), 0);
      assert.match((await page.locator('main form button').last().textContent()) ?? '', /^\s*Withdraw\s*$/);
      await unfold(page, 'Show something');
      await page.selectOption('#evidence-what', 'discussions');
      await page.fill('#evidence-words', 'Notes of two evenings');
      await press(page, 'Enter what shows it');
      await press(page, 'Assess');
      assert.match(await words(page, '.answer'), /A committee can decide on it now, as list closure/);
      const [hash = ''] = /\b[0-9a-f]{64}\b/.exec(await words(page, 'main')) ?? [];
      assert.match(await words(page, 'main'), /Grant Taken by the contract manager.*No committee has decided/);
      assert.equal(await page.getByRole('button', { name: 'Grant', exact: true }).count(), 0);

      await go('committee', '/urgent');
      await page.selectOption('#propose-urgent-kind', 'list closure');
      await page.selectOption('#propose-urgent-contract', 'PMS');
      const proposal = {
        title: 'Close the list',
        words: 'The list is closed.',
        why: 'A partner left',
        subject: 'list-closure-1',
      };
      for (const [field, value] of Object.entries({ ...proposal, contentHash: hash, names: 'X00010' })) {
        await page.fill(`#propose-urgent-${field}`, value);
      }
      await press(page, 'Propose the decision');
      assert.match(await words(page, 'main'), /waits for the other/);
      await go('chief-officer', '/urgent');
      await press(page, 'Take the decision');
      assert.match(await words(page, '.answer'), /It stands\./);

      await go('contracts', CASE);
      await press(page, 'Grant');
      await go('finance', CASE);
      await press(page, 'Put into effect');
      assert.match(await words(page, 'main'), /List closed from 1 May 2026 until 1 November 2026/);
      await go('manager-x00010', '/practice/X00010');
      assert.match(
        await words(page, 'main'),
        /List closed from 1 May 2026 until 1 November 2026.*by PCCC 2026-04-10 urgent 1/,
      );
      await page.goto(`${baseUrl}${CASE}/letter/granted`);
      assert.match(await words(page, 'main'), /is granted, by the decision PCCC 2026-04-10 urgent 1/);
      await go('manager-x00036', CASE);
      assert.match(await words(page, 'main'), /may not see cases/);
    });
    assert.deepEqual(faults, []);
  });
});
