import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { EVERY_EXAMPLE } from '../../src/web/examples/every-example.ts';
import { accessibilityFaults, bringAxe, cutOff, DESK, overflow, PHONE, printedPages, withPage } from './browser.ts';
import { EXAMPLES, exampleAddress } from './example-server.ts';

/** One of each page, and every example that differs from it in more than something missing. */
const VARIED = EXAMPLES.filter(({ name }) => !/ without /.test(name) && !/^refusal (?!access)/.test(name));
const FIRST = new Set(Object.values(EVERY_EXAMPLE).map(([first]) => first?.name));
/** The narrowest window in which WCAG 2.2 asks that nothing needs scrolling sideways. */
const NARROWEST = { width: 320, height: 700 };
/** So many windows take the next example in turn: a page is drawn by one processor. */
const WINDOWS = 2;

describe('every page example in a browser', () => {
  const faults: string[] = [];
  const wide: string[] = [];
  const cut: string[] = [];
  const hosts = new Set<string>();
  const said: string[] = [];

  const look = async (page: Page, name: string): Promise<void> => {
    await page.setViewportSize(NARROWEST);
    await page.goto(await exampleAddress(name));
    if ((await overflow(page)) > 0) wide.push(name);
    for (const words of await cutOff(page)) cut.push(`${name}: ${words}`);
    for (const viewport of FIRST.has(name) ? [PHONE, DESK] : [DESK]) {
      await page.setViewportSize(viewport);
      for (const fault of await accessibilityFaults(page)) faults.push(`${name} at ${viewport.width}: ${fault}`);
    }
  };

  before(async () => {
    const left = VARIED.values();
    const window = (): Promise<void> =>
      withPage({}, async (page) => {
        await bringAxe(page);
        page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
        page.on('console', (message) => said.push(message.text()));
        for (const { name } of left) await look(page, name);
      });
    await Promise.all(Array.from({ length: WINDOWS }, window));
  });

  it('has nothing that axe finds inaccessible, on a desk and on a phone', () => assert.deepEqual(faults, []));

  it('needs no sideways scrolling, down to 320 pixels', () => assert.deepEqual(wide, []));

  it('cuts off no words of a picture', () => assert.deepEqual(cut, []));

  it('calls no other host', () => assert.deepEqual([...hosts], ['127.0.0.1']));

  it('has nothing that its content security policy stops', () => assert.deepEqual(said, []));

  it('prints the longest statement on two sides of A4 at most', async () => {
    await withPage({}, async (page) => {
      await page.goto(await exampleAddress('statement, the longest'));
      assert.ok((await printedPages(page)) <= 2);
    });
  });
});
