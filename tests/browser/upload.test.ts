import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { withPage, words } from './browser.ts';
import { served } from './context.ts';
import { signInAs } from './keyboard.ts';

const HEADER = 'row_id,person_id,birth_month,sex,ethnicity,lsoa,died_on';
/** Some megabytes, so that the browser tells of its progress; the last row is wrong. */
const ROWS = Array.from({ length: 60_000 }, (_, row) => `p${row},person-${row},1960-03,F,,X01000001,`);
const FILE = Buffer.from(`${[HEADER, ...ROWS, 'bad,x1,1960-13,F,,,'].join('\n')}\n`);

async function chosen(page: Page, baseUrl: string): Promise<void> {
  await signInAs(page, baseUrl, 'operator');
  await page.goto(`${baseUrl}/feeds`);
  await page.getByLabel('Practice extract').check();
  await page.getByLabel(/Only try it/).check();
  await page.setInputFiles('#file', { name: 'X00036-persons.csv', mimeType: 'text/csv', buffer: FILE });
}

describe('sending a file with scripts on', () => {
  it('tells how far it is, and shows what came of it', async () => {
    const { baseUrl, faults } = await served();
    await withPage({}, async (page) => {
      const said: string[] = [];
      await page.exposeFunction('heard', (text: string) => said.push(text));
      await chosen(page, baseUrl);
      await page.evaluate(`new MutationObserver(() => heard(document.querySelector('[role=status]').textContent))
        .observe(document.querySelector('[role=status]'), { childList: true })`);
      await page.getByRole('button', { name: 'Send the file' }).click();
      await page.getByRole('heading', { level: 1, name: 'What the file would do' }).waitFor({ timeout: 60_000 });
      assert.equal(said[0], 'Sending');
      assert.ok(said.includes('Sent. Its rows are being read and checked.'), said.join(' | '));
      assert.match(await words(page, 'main'), /This was a trial: nothing was changed\. 60,000 rows of 60,001/);
      assert.match(await words(page, 'main'), /BAD_MONTH/);
      assert.match(await page.title(), /What the file would do/);
      assert.deepEqual(faults, []);
    });
  });

  it('says at once that a file is too large, and sends nothing', async () => {
    const { baseUrl } = await served();
    await withPage({}, async (page) => {
      let posts = 0;
      await chosen(page, baseUrl);
      page.on('request', (request) => {
        if (request.method() === 'POST') posts += 1;
      });
      await page.evaluate(`document.querySelector('form[data-upload]').dataset.most = '1000'`);
      await page.getByRole('button', { name: 'Send the file' }).click();
      assert.match(await words(page, 'form [role=status]'), /larger than 2 GB.*npm run commonweal -- import/);
      assert.equal(posts, 0);
    });
  });
});
