import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accessibilityFaults, overflow, PHONE, printedPages, withPage, words } from './browser.ts';
import { served } from './context.ts';
import { signInAs } from './keyboard.ts';

describe('assurance', () => {
  it('goes from the borough to a practice and to practices compared, filtered by an address, on a phone', async () => {
    const { baseUrl, faults } = await served();
    await withPage({ viewport: PHONE }, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      await page.click('nav.site-menu >> text=Assurance');
      assert.match(await words(page, 'h1'), /Assurance$/);
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.equal(await overflow(page), 0);
      await page.click('summary:has-text("Filter and sort")');
      await page.selectOption('#which', 'worse');
      await page.click('button:has-text("Show")');
      assert.match(page.url(), /which=worse/);
      await page.fill('#practices', 'x00036, X00010');
      await page.click('button:has-text("Compare")');
      assert.match(await words(page, 'main'), /2 practices side by side/);
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.equal(await overflow(page), 0);
      await page.goto(`${baseUrl}/assurance`);
      await page.fill('#practices', 'X00010 x00036');
      await page.click('button:has-text("Add together")');
      assert.match(await words(page, 'main'), /2 practices together, as they stood on 31 March 2026/);
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.equal(await overflow(page), 0);
      await page.click('#practices >> text=Linden Park Surgery');
      assert.match(await words(page, 'h1'), /Linden Park Surgery$/);
      assert.deepEqual(await accessibilityFaults(page), []);
      assert.equal(await overflow(page), 0);
      assert.deepEqual(faults, []);
    });
  });

  it('prints a profile on two sides', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      await signInAs(page, baseUrl, 'manager-x00036');
      await page.goto(`${baseUrl}/practice/X00036`);
      await page.click('text=assurance profile');
      assert.ok((await printedPages(page)) <= 2);
    });
  });

  it('says in words what cannot be compared, and is not for whoever may see no counts', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      await signInAs(page, baseUrl, 'quality');
      const none = await page.goto(`${baseUrl}/assurance/compare?practices=`);
      assert.ok((none?.status() ?? 0) >= 400);
      assert.match(await words(page, 'main'), /One to 5 practices are compared/);
      await signInAs(page, baseUrl, 'public');
      const refused = await page.goto(`${baseUrl}/assurance`);
      assert.equal(refused?.status(), 403);
    });
  });
});
