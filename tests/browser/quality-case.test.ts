/** A whole case as people take it: from soft intelligence to its closing, by the group, the practice and the committee that acts. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults, DESK, overflow, PHONE, printedPages, withPage, words } from './browser.ts';
import { served } from './context.ts';
import { signInAs } from './keyboard.ts';

const NO_SCRIPTS = { javaScriptEnabled: false };
const SAID = 'Calls are said to wait for half an hour';
const HIDDEN = 'Results are said to be filed unread';

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector('h1');
}

/** Opens the folded form and fills it in. */
async function step(
  page: Page,
  title: string,
  fields: Readonly<Record<string, string>>,
  button: string,
): Promise<void> {
  await page.locator('summary', { hasText: title }).click();
  await fill(page, fields);
  await press(page, button);
}

describe('a quality case', () => {
  it('goes from a signal to its closing, and what is hidden stays so', async () => {
    const { baseUrl, faults } = await served();
    let address = '';
    const go = async (page: Page, user: string, path = address): Promise<void> => {
      await signInAs(page, baseUrl, user);
      await page.goto(`${baseUrl}${path}`);
    };
    await withPage(NO_SCRIPTS, async (page) => {
      await tell(page, go);
      await go(page, 'quality', '/monitoring');
      await page.selectOption('#case-practice', 'X00036');
      await fill(page, {
        other: 'Two sources say the same',
        title: 'Waiting on the telephone',
        words: 'More than one voice',
      });
      await press(page, 'Open the case');
      address = new URL(page.url()).pathname;
      assert.match(await words(page, '#intelligence'), new RegExp(SAID));
      await step(
        page,
        'Triage the case',
        { 'triage-words': 'Ask the practice', accountBy: '2026-05-01' },
        'Triage the case',
      );

      await go(page, 'manager-x00036');
      assert.match(await words(page, '#intelligence'), new RegExp(SAID));
      assert.doesNotMatch(await words(page, 'main'), /whistleblowing|filed unread/i);
      await step(page, 'Enter the practice’s account', { 'account-words': 'Two of us were away' }, 'Enter the account');

      await go(page, 'quality');
      const support = {
        'support-words': 'Look at the rota',
        owner: 'quality',
        dueOn: '2026-06-01',
        'support-review': '2026-09-01',
      };
      await step(page, 'Agree support', support, 'Agree the support');
      await page.selectOption('#note-entry', '4');
      await fill(page, { 'note-words': 'We sat together', 'note-on': '2026-04-10' });
      await press(page, 'Write it beside the entry');
      assert.match(await words(page, '#support'), /We sat together/);
      await step(page, 'Enter a review', { 'review-words': 'Calls wait as long' }, 'Enter the review');
      for (const stage of [1, 2]) {
        await step(
          page,
          'Escalate it',
          { 'escalate-words': `Stage ${stage}`, 'escalate-review': '2026-09-01' },
          'Escalate the case',
        );
      }
      const last = { body: 'NHS England', 'escalate-words': 'No change', 'escalate-review': '2026-09-01' };
      await step(page, 'Escalate it', last, 'Escalate the case');
      assert.match(await words(page, 'main'), /does not decide on remedial, breach and termination notices/);

      await go(page, 'committee');
      assert.match(await words(page, 'main'), /primary care commissioning committee/);
      await step(
        page,
        'Escalate it',
        { 'escalate-words': 'No change', 'escalate-review': '2026-09-01' },
        'Escalate the case',
      );
      assert.match(await words(page, '#escalation'), /Contract action ?taken/i);

      await go(page, 'quality');
      await step(
        page,
        'Close it',
        { 'close-words': 'Calls are answered', lesson: 'The rota came first' },
        'Close the case',
      );
      assert.match(await words(page, '.answer'), /Closed.*Nothing is left to do/);
    });
    await looks(`${baseUrl}${address}`, baseUrl);
    assert.deepEqual(faults, []);
  });

  /** What is ordinary, and what only one person may see. */
  async function tell(page: Page, go: (page: Page, user: string, path: string) => Promise<void>): Promise<void> {
    await go(page, 'lmc', '/monitoring');
    await page.selectOption('#practice', 'X00036');
    await page.selectOption('#standing', 'allegation');
    await fill(page, { told: SAID, keptUntil: '2027-04-01' });
    await press(page, 'Enter it');
    assert.match(await words(page, 'main'), /This is an allegation.*The practice sees this too/);
    await page.goto(new URL('/monitoring', page.url()).href);
    await page.selectOption('#practice', 'X00036');
    await page.selectOption('#sensitivity', 'whistleblowing');
    await page.selectOption('#seen-1', 'nurse');
    await fill(page, { told: HIDDEN, keptUntil: '2027-04-01' });
    await press(page, 'Enter it');
    assert.doesNotMatch(await words(page, '#intelligence'), /Whistleblowing/);
    await go(page, 'nurse', '/monitoring');
    await page.getByRole('link', { name: /Whistleblowing: open to read/ }).click();
    assert.match(await words(page, '.answer'), new RegExp(HIDDEN));
  }

  /** The pages are for everybody: a screen reader, a phone, a printer. */
  async function looks(address: string, baseUrl: string): Promise<void> {
    await withPage({ viewport: DESK }, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      for (const path of ['/monitoring', new URL(address).pathname, '/monitoring/report/quality-and-safety']) {
        await page.goto(`${baseUrl}${path}`);
        assert.deepEqual(await accessibilityFaults(page), [], path);
      }
      await page.goto(`${address}/letter/visit-report`);
      assert.equal(await printedPages(page), 1);
      await page.setViewportSize(PHONE);
      for (const path of [address, `${baseUrl}/monitoring`]) {
        await page.goto(path);
        assert.equal(await overflow(page), 0, path);
      }
    });
  }
});
