import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { accessibilityFaults, overflow, PHONE, withPage, words } from './browser.ts';
import { PUBLISHED_YEAR, served } from './context.ts';
import { signInAs } from './keyboard.ts';

/** Names that the demonstration invents, and the form of its codes. */
const INVENTED = /X00\d{0,3}\b|Linden Park|Juniper Health|Sorrel Street|Linden Desk|Demonstration Commissioner/;

async function published(page: Page, address: string): Promise<string> {
  const answer = await page.goto(address);
  assert.equal(answer?.status(), 200, address);
  assert.match(await words(page, '.realm-band'), /^Published: official statistics/);
  assert.doesNotMatch(await page.content(), INVENTED, address);
  assert.deepEqual(await accessibilityFaults(page), [], address);
  assert.equal(await overflow(page), 0, address);
  return words(page, 'main');
}

describe('published pages', () => {
  it('are read by anybody, and show nothing of the demonstration, not even of somebody signed in to it', async () => {
    const { baseUrl, faults } = await served();
    await withPage({ viewport: PHONE }, async (page) => {
      await published(page, `${baseUrl}/published`);
      await signInAs(page, baseUrl, 'manager-x00036');
      await published(page, `${baseUrl}/published`);
      const funding = await published(page, `${baseUrl}/published/funding/${PUBLISHED_YEAR}`);
      assert.match(funding, /Payments to general practice in 2022\/23/);
      assert.deepEqual(faults, []);
    });
  });

  it('say in words that a year was not received', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      const answer = await page.goto(`${baseUrl}/published/funding/1999-00`);
      assert.ok([404, 409].includes(answer?.status() ?? 0));
      assert.match(await words(page, '.realm-band'), /^Published/);
      assert.doesNotMatch(await page.content(), INVENTED);
    });
  });
});

describe('pages of the demonstration', () => {
  it('show no practice of the published file', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      await signInAs(page, baseUrl, 'finance');
      for (const address of ['/borough', '/locality/west', '/practice/X00036', '/runs', '/ledger']) {
        await page.goto(baseUrl + address);
        assert.match(await words(page, '.realm-band'), /^Demonstration: invented people and practices/);
        assert.doesNotMatch(await page.content(), /\b[A-HJ-NPYWZ]\d{5}\b/, address);
      }
    });
  });
});
