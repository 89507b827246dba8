/** Links on pages of a framework other than the one in force lost it, so that a reader fell back without being told. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Hono } from 'hono';
import type { Json } from '../../src/base/index.ts';
import { isoOfDay } from '../../src/base/index.ts';
import { type LoadedFramework, loadFramework } from '../../src/indicators/index.ts';
import { reportContext } from '../../src/reports/index.ts';
import { createApp } from '../../src/web/app.ts';
import { looksAtFramework } from '../../src/web/carry-framework.ts';
import { PAGE_ROUTES } from '../../src/web/routes.ts';
import { buildFixture, FORECAST_ON, PMS } from '../fixture.ts';
import { linksIn, signedIn } from '../signed-in.ts';

const OTHER = 'other/2025-26';
/** Pages of one kind that a reader opens; more of a kind look the same. */
const OF_A_KIND = 3;

let app: Hono;

const pathOf = (address: string): string => address.split(/[?#]/)[0] ?? '';
const frameworkOf = (address: string): string | null =>
  new URL(address, 'http://commonweal.invalid').searchParams.get('framework');

function kindOf(address: string): string {
  const parts = pathOf(address).split('/');
  const fits = (path: string) => {
    const wanted = path.split('/');
    return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
  };
  return PAGE_ROUTES.find(({ path }) => fits(path))?.path ?? address;
}

/** The framework in force under another name: the same rules and counts, looked at as another. */
function another(framework: LoadedFramework): LoadedFramework {
  const { hash: _, rule: _rule, register: _register, ruleHash: _ruleHash, ...frozen } = framework;
  const loaded = loadFramework({ ...JSON.parse(JSON.stringify(frozen)), id: OTHER, title: 'Another' } as Json);
  assert.ok(loaded.ok);
  return loaded.value;
}

describe('pages of a framework that is not the one in force', () => {
  before(async () => {
    const fixture = await buildFixture();
    const frameworks = [fixture.reports.framework, another(fixture.reports.framework)];
    const reports = reportContext({ ...fixture.reports, frameworks });
    const actions = { ...fixture.actions, frameworks };
    const sessionSecret = 'a secret of at least thirty-two characters';
    app = createApp({ reports, actions, sessionSecret, demonstration: true, reportFault: () => undefined });
  });

  for (const [user, kinds] of [
    ['gp-x00010', 9],
    ['quality', 6],
  ] as const) {
    test(`${user} stays in it, whatever link is followed`, async () => {
      const { open } = await signedIn(app, user);
      const end = isoOfDay(FORECAST_ON);
      const pages = ['/catalogue', '/workbench', `/practice/${PMS}/measure/HYP008/${end}`];
      const waiting = pages.map((page) => `${page}?framework=${encodeURIComponent(OTHER)}`);
      const seen = new Map<string, number>();
      const done = new Set<string>();
      const lost: string[] = [];
      for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
        const kind = kindOf(address);
        if (done.has(address) || (seen.get(kind) ?? 0) >= OF_A_KIND) continue;
        done.add(address);
        const { status, html } = await open(address);
        if (status !== 200) continue;
        seen.set(kind, (seen.get(kind) ?? 0) + 1);
        const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
        for (const href of linksIn(main)) {
          if (!looksAtFramework(pathOf(href), PAGE_ROUTES)) continue;
          const carried = frameworkOf(href);
          if (carried === null) lost.push(`${address} → ${href}`);
          if (carried === OTHER) waiting.push(href);
        }
      }
      assert.deepEqual(lost, []);
      assert.ok(seen.size >= kinds, `only these were walked: ${[...seen.keys()].join(', ')}`);
    });
  }

  test('pages of the framework in force keep their short addresses', async () => {
    const { open } = await signedIn(app, 'gp-x00010');
    const { html } = await open(`/practice/${PMS}`);
    assert.ok(linksIn(html).some((href) => href === `/practice/${PMS}/measure/HYP008/${isoOfDay(FORECAST_ON)}`));
  });
});
