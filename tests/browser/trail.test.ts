import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow, PHONE, printedPages, withPage, words } from './browser.ts';
import { type Served, served } from './context.ts';
import { follow, signInAs } from './keyboard.ts';

const OFFLINE_SCRIPTS = { javaScriptEnabled: false, viewport: PHONE };

async function heading(page: Page): Promise<string> {
  assert.equal(await page.locator('h1').count(), 1, `one heading on ${page.url()}`);
  return words(page, 'h1');
}

/** The steps of the trail, from the top. */
async function trail(page: Page): Promise<string> {
  return (await page.locator('nav[aria-label="Trail"] li').allTextContents()).join(' > ');
}

/** Follows links with the keyboard from the home page to a source row; the headings met on the way. */
async function walkDown(page: Page): Promise<readonly string[]> {
  const headings: string[] = [];
  const steps = [
    'Borough',
    'West',
    'Linden Park Surgery',
    'October 2025',
    'Global sum',
    'Linden Park Surgery',
    'HYP008',
    /^9$/,
    /^x00036-p\d+$/,
    /^events row/,
  ];
  for (const step of steps) {
    await follow(page, step);
    headings.push(await heading(page));
    assert.equal(await overflow(page), 0, `${page.url()} fits on a phone`);
  }
  return headings;
}

describe('the trail', () => {
  it('is walked from the borough to a source row and back to the pound, by keyboard, without scripts, on a phone', async () => {
    const { baseUrl, faults } = await served();
    await withPage(OFFLINE_SCRIPTS, async (page) => {
      await signInAs(page, baseUrl, 'manager-x00036');
      const headings = await walkDown(page);
      assert.match(headings[3] ?? '', /Statement for October 2025/);
      assert.match(headings[9] ?? '', /Row [\d,]+ of events/);
      assert.match(await trail(page), /^Home > .+ > West > Linden Park Surgery > Person x00036-p\d+$/);
      await follow(page, 'Every pound that this person touches');
      assert.match(await heading(page), /Every pound that person x00036-p\d+ touches/);
      await follow(page, /, .+ 20\d\d$/);
      assert.match(await trail(page), /Linden Park Surgery > \w+ 20\d\d$/);
      for (const step of [/^\w+ 20\d\d$/, 'Linden Park Surgery', 'West']) await follow(page, step);
      assert.match(await heading(page), /West locality/);
      assert.deepEqual(faults, []);
    });
  });

  it('prints a statement on two sides of A4 at most', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      await signInAs(page, baseUrl, 'manager-x00036');
      await page.goto(`${baseUrl}/practice/X00036/statement/2025-10`);
      assert.ok((await printedPages(page)) <= 2);
    });
  });
});

/** Pages as the system really fills them, for somebody who may see them. */
const VISITS: Readonly<Record<string, readonly string[]>> = {
  'manager-x00036': [
    '/',
    '/practice/X00036',
    '/practice/X00036/statement/2025-10',
    '/practice/X00036/measure/HYP008/2026-03-31',
    '/feeds',
  ],
  quality: ['/borough', '/locality/west', '/measure/HYP008/2026-03-31', '/practice/X00010'],
  finance: ['/runs', '/ledger', '/status', '/who-may-see'],
};

async function visit({ baseUrl }: Served, page: Page, user: string, addresses: readonly string[]): Promise<void> {
  await signInAs(page, baseUrl, user);
  for (const address of addresses) {
    const answer = await page.goto(baseUrl + address);
    assert.equal(answer?.status(), 200, `${address} for ${user}`);
    assert.deepEqual(await accessibilityFaults(page), [], `${address} for ${user}`);
    const csv = page.locator('.csv-link a').first();
    if ((await csv.count()) === 0) continue;
    const file = await page.request.get(baseUrl + (await csv.getAttribute('href')));
    assert.match(file.headers()['content-type'] ?? '', /^text\/csv/, `the CSV of ${address}`);
    assert.equal(file.status(), 200, `the CSV of ${address}`);
  }
}

describe('the pages of the system', () => {
  for (const [user, addresses] of Object.entries(VISITS)) {
    it(`are accessible and have their CSV, for ${user}`, async () => {
      const serving = await served();
      await withPage({}, (page) => visit(serving, page, user, addresses));
      assert.deepEqual(serving.faults, []);
    });
  }

  it('refuse in words what a role may not see', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      const answer = await page.goto(`${baseUrl}/practice/X00036/measure/HYP008/2026-03-31/people/missed`);
      assert.equal(answer?.status(), 403);
      assert.match(await heading(page), /You may not see or do this/);
      assert.deepEqual(await accessibilityFaults(page), []);
    });
  });
});
