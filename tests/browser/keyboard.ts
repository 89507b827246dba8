/** Going about with the keyboard alone. Scripts may be switched off: the pages have none. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';

const MOST_TABS = 600;

type Focused = { readonly text: string; readonly tag: string; readonly value: string };

async function focused(page: Page): Promise<Focused> {
  return (await page.evaluate(`(() => {
    const element = document.activeElement;
    return { text: element.textContent.trim().replace(/\\s+/g, ' '), tag: element.tagName, value: element.value ?? '' };
  })()`)) as Focused;
}

/** Presses Tab until something fits. @throws AssertionError when nothing on the page does */
async function tabTo(page: Page, fits: (focused: Focused) => boolean, what: string): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press('Tab');
    if (fits(await focused(page))) return;
  }
  assert.fail(`the keyboard does not reach ${what} on ${page.url()}`);
}

/** Follows the first link of that text. */
export async function follow(page: Page, text: string | RegExp): Promise<void> {
  const fits = (link: Focused) =>
    link.tag === 'A' && (typeof text === 'string' ? link.text === text : text.test(link.text));
  await tabTo(page, fits, `a link ${text}`);
  await Promise.all([page.waitForLoadState('load'), page.waitForURL(/./), page.keyboard.press('Enter')]);
  await page.waitForSelector('h1');
}

/** Chooses a person on the sign-in page with Tab and the arrow keys, and signs in. */
export async function signInAs(page: Page, baseUrl: string, user: string): Promise<void> {
  await page.goto(`${baseUrl}/sign-in`);
  await tabTo(page, ({ tag, value }) => tag === 'INPUT' && value !== '', 'the list of people');
  await page.keyboard.press('Space');
  for (let pressed = 0; (await focused(page)).value !== user; pressed += 1) {
    assert.ok(pressed < 50, `${user} can sign in`);
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await page.waitForSelector('text=Sign out');
}
