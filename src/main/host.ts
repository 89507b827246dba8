import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Action } from '../access/index.ts';
import { accepted, assert, dayFromIso, type Outcome, odsCodeFromText, refused } from '../base/index.ts';
import type { Host, RouteAccess } from '../cli/index.ts';
import type { Truth } from '../demo/index.ts';
import { send } from '../edge/index.ts';
import type { LoadedFramework } from '../indicators/index.ts';
import { restoreBackup } from '../keeping/index.ts';
import { DELIVERY, FORM_ROUTES, PAGE_ROUTES } from '../web/index.ts';
import { buildDemonstration, CUT_OFFS, demonstrationBuilt } from './demonstration.ts';
import { writeDocuments } from './documents.ts';
import { countingsOf } from './edge-countings.ts';
import { openStore } from './open-store.ts';
import { MIGRATIONS, type System } from './system.ts';

/** What commands ask of the room that sees every other. */
export function hostOf(root: string, system: System): Host {
  return {
    buildDemonstration: async (ask, progress) => {
      const built = demonstrationBuilt(system.configuration);
      if (ask.out === undefined && built !== undefined) return alreadyBuilt(system.configuration.data);
      return await buildDemonstration(root, system, ask, progress);
    },
    send: (ask) => sendFrom(system, ask),
    routes: () => routesOf(system),
    hiddenTruth: () => hiddenTruth(system.configuration.data),
    dataFolder: system.configuration.data,
    tryRestore: (backup, hash) => tryRestore(system, backup, hash),
    document: () => writeDocuments(root, system),
  };
}

/** With an embedded store, whichever the system has: a backup of the one is restored into the other. */
async function tryRestore({ configuration, warehouse }: System, backup: string, hash: string): Promise<Outcome<null>> {
  const data = join(warehouse.temporaryDirectory(), 'restored');
  const { databaseUrl: _, ...aside } = { ...configuration, data };
  const ask = { from: backup, data, hash, migrations: MIGRATIONS };
  try {
    const restored = await restoreBackup({ ...ask, openStore: (migrations) => openStore(aside, migrations) });
    return restored.ok ? accepted(null) : restored;
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

/** The tables of routes beside the rules in force. */
function routesOf({ reports }: System): readonly RouteAccess[] {
  const rolesFor = (needs: readonly Action[]) =>
    needs.flatMap((action) => reports.rules.whoMaySee(action, {}).map(({ role }) => role));
  const pages = PAGE_ROUTES.map(({ path, readers, needs = [] }) => ({
    ...{ method: 'GET' as const, path, readers, needs },
    roles: [...new Set(rolesFor(needs))].sort(),
  }));
  const forms = FORM_ROUTES.map(({ path }) => ({ method: 'POST' as const, path, readers: 'signed in' as const }));
  const delivery = {
    method: 'PUT',
    path: DELIVERY,
    readers: 'feed key',
    needs: ['import'],
    roles: ['feed sender'],
  } as const;
  return [...pages, ...forms.map((form) => ({ ...form, needs: [], roles: [] })), delivery];
}

/** The truth file of the demonstration: only this and tests read it. */
function hiddenTruth(data: string): Outcome<Truth> {
  const path = join(data, 'demonstration', 'truth.json');
  if (existsSync(path)) return accepted(JSON.parse(readFileSync(path, 'utf8')) as Truth);
  return refused({
    code: 'not-found',
    message: 'There is no demonstration here, so nothing is known of the truth.',
    remedy: 'Build one: commonweal demo build',
  });
}

function alreadyBuilt(data: string): Outcome<never> {
  return refused({
    code: 'input.invalid',
    message: 'A demonstration is already built here.',
    remedy: `Give --out <folder> to write another one's files, or stop Commonweal, remove ${data} and build again.`,
  });
}

async function sendFrom(system: System, ask: Parameters<Host['send']>[0]): Promise<Outcome<object>> {
  const practice = odsCodeFromText(ask.practice);
  const cutOffs = ask.cutOffs.map(dayFromIso);
  if (practice === undefined || cutOffs.includes(undefined)) {
    return refused({ code: 'input.invalid', message: 'A practice code and cut-offs written YYYY-MM-DD are needed.' });
  }
  const { framework, frameworks = [framework], participations = [] } = system.reports;
  const named = (id: string): LoadedFramework => {
    const found = frameworks.find((each) => each.id === id);
    assert(found !== undefined, `participations were loaded beside ${id}, which they name`);
    return found;
  };
  const at = cutOffs.length === 0 ? CUT_OFFS : cutOffs.filter((one) => one !== undefined);
  const sent = await send({
    connect: () => system.warehouse.scratch(),
    countings: countingsOf({ framework, participations, named }, practice, at),
    codes: await system.feedCodes(),
    businessDate: system.configuration.businessDate,
    practice,
    record: ask.record,
    out: ask.out,
  });
  if (!sent.ok) return sent;
  const { files, people, optedOut, enginesAgreed } = sent.value;
  return accepted({ practice, files, people, optedOut, enginesAgreed });
}
