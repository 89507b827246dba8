/** One Chromium for all browser tests: Debian's, without a network of its own. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after } from 'node:test';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };

let opening: Promise<Browser> | undefined;

function browser(): Promise<Browser> {
  opening ??= chromium.launch({ executablePath: CHROMIUM, args: ARGUMENTS });
  return opening;
}

after(async () => {
  if (opening !== undefined) await (await opening).close();
});

/** A page in a window of its own, with cookies of its own; closed when `use` is done. */
export async function withPage(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
  const context = await (await browser()).newContext({ viewport: DESK, ...options });
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
  }
}

type AxeResults = {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
  }[];
};

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Has every page that is opened from now on bring axe-core along, which is sooner done than to send it to each. */
export async function bringAxe(page: Page): Promise<void> {
  await page.addInitScript(AXE);
}

/** What axe-core finds wrong with the page that is open, in words; empty when nothing is. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  if ((await page.evaluate('typeof axe')) === 'undefined') await page.evaluate(AXE);
  const { violations } = (await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** By how many pixels the page is wider than the window; 0 when nothing needs scrolling sideways. */
export async function overflow(page: Page): Promise<number> {
  return (await page.evaluate('Math.max(0, document.documentElement.scrollWidth - window.innerWidth)')) as number;
}

/** Words of pictures that are cut off at the picture's edge. */
export async function cutOff(page: Page): Promise<readonly string[]> {
  return (await page.evaluate(`[...document.querySelectorAll('svg.chart')].flatMap((picture) => {
    const edge = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('text')].filter((text) => {
      const { left, right, top, bottom, width } = text.getBoundingClientRect();
      return width > 0 && (left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 2 || bottom > edge.bottom + 2);
    }).map((text) => text.textContent);
  })`)) as string[];
}

/** How many sheets of A4 the page prints on. */
export async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  return pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
}

/** What an element says, in one line. */
export async function words(page: Page, selector: string): Promise<string> {
  return ((await page.textContent(selector)) ?? '').trim().replaceAll(/\s+/g, ' ');
}
