import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { decided } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { auditOf } from '../../audit/index.ts';
import { day, inventedConcept, type Json, type Outcome, type SnomedCode } from '../../base/index.ts';
import { type CodelistVersion, type LoadedFramework, loadFramework } from '../../indicators/index.ts';
import { codelistReport, codelistsReport, unlistedCodesReport } from '../../reports/index.ts';
import { currentDefinition, definitionVersions, saveDefinition } from '../../store/index.ts';
import { approveCodelist, type ImportCodelistAsk, importCodelist } from '../index.ts';

const NAME = 'HYP_COD';
const NEW = inventedConcept(987_654);
const folder = mkdtempSync(join(tmpdir(), 'commonweal codelists '));
let fixture: Fixture;
/** The codes in force, the first of which the fixture's people are diagnosed by. */
let inForce: readonly SnomedCode[];

function given<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? '' : `${outcome.refusal.code}: ${outcome.refusal.message}`);
  return outcome.value;
}

const refusalOf = <T>(outcome: Outcome<T>): string => (outcome.ok ? 'done' : outcome.refusal.code);

/** A file of the codelist as downloaded, with these codes. */
function fileOf(codes: readonly SnomedCode[], version = '20250630', more: readonly string[] = []): string {
  const path = join(folder, `nhsd-primary-care-domain-refsets-hyp_cod-${version}.csv`);
  const rows = codes.map((code) => `${code},Term of ${code} in ${version}`);
  writeFileSync(path, `${['code,term', ...rows, ...more].join('\n')}\n`);
  return path;
}

function importing(ask: ImportCodelistAsk, user = 'operator') {
  return importCodelist(fixture.actions, fixture.actor(user), ask);
}

async function keptOn(iso: string): Promise<LoadedFramework> {
  const { store, framework } = fixture.actions;
  const kept = await store.read((db) => currentDefinition(db, 'framework', framework.id, day(iso)));
  return given(loadFramework(kept?.json ?? null));
}

/** The JSON of a version as it was kept before any import. */
function firstVersion(codes: readonly SnomedCode[]): Json {
  const version: CodelistVersion = {
    name: NAME,
    title: 'Hypertension',
    status: 'published',
    source: 'tests',
    version: '1',
    dated: null,
    sha256: '0'.repeat(64),
    refset: null,
    rejected: 0,
    terms: Object.fromEntries(codes.map((code) => [code, `Term of ${code}`])),
  };
  return version as unknown as Json;
}

const versions = () => fixture.actions.store.read((db) => definitionVersions(db, 'codelist', NAME));

describe('importing a codelist', () => {
  before(async () => {
    fixture = await buildFixture();
    const { framework, store } = fixture.actions;
    const { hash: _, rule: _rule, register: _register, ruleHash: _ruleHash, ...frozen } = framework;
    const json = JSON.parse(JSON.stringify(frozen)) as Json;
    inForce = framework.codelists[NAME]?.codes ?? [];
    const knownFrom = day('2023-04-01');
    await store.write(async (db) => {
      await saveDefinition(db, { kind: 'framework', id: framework.id, json, knownFrom });
      await saveDefinition(db, { kind: 'codelist', id: NAME, json: firstVersion(inForce), knownFrom });
    });
  });
  after(() => rmSync(folder, { recursive: true }));

  test('a dry run shows what would change, and keeps nothing', async () => {
    const [gone, ...stay] = inForce;
    const files = [fileOf([...stay, NEW], '20250630', ['123456,Wrong check digit'])];
    const report = given(await importing({ files, dryRun: true }));
    const [list] = report.codelists;
    assert.deepEqual([list?.version, list?.dated, list?.alreadyKept], ['20250630', '2025-06-30', false]);
    assert.deepEqual(list?.change.added, [{ code: NEW, term: `Term of ${NEW} in 20250630` }]);
    assert.deepEqual(list?.change.removed, [{ code: gone, term: `Term of ${gone}` }]);
    assert.equal(list?.change.renamed.length, stay.length);
    assert.deepEqual(
      report.problems.map(({ code, row }) => [code, row]),
      [['BAD_CODE', inForce.length + 2]],
    );
    assert.ok(list?.usedBy[0]?.measures.includes('HYP008'));
    assert.equal(list?.usedBy[0]?.measures.includes('CS005'), false);
    assert.equal(list?.proposal, null);
    assert.equal((await versions()).length, 1);
  });

  test('a version is kept and proposed, a second time changes nothing, and nothing is counted by it', async () => {
    const files = [fileOf([...inForce, NEW])];
    const [first] = given(await importing({ files })).codelists;
    const [again] = given(await importing({ files })).codelists;
    assert.deepEqual([first?.alreadyKept, again?.alreadyKept], [false, true]);
    assert.ok(first?.proposal);
    assert.deepEqual(again?.proposal, first.proposal);
    assert.deepEqual(
      (await versions()).map(({ hash }) => hash),
      [(await versions())[0]?.hash, first.hash],
    );
    assert.equal((await keptOn('2030-01-01')).hash, fixture.actions.framework.hash);
  });

  test('another than who imported it approves it, and the framework then has it from that day', async () => {
    const { reports, actions, actor } = fixture;
    const shown = given(await codelistReport(reports, actor('committee'), { name: NAME }));
    const [proposal] = shown.proposals;
    assert.ok(proposal?.mayApprove);
    assert.deepEqual([shown.version, shown.versions[0]?.change.added.length], [inForceVersion(), 1]);
    const ask = { proposal: proposal.id, subject: proposal.subject, contentHash: proposal.contentHash };
    assert.equal(refusalOf(await approveCodelist(actions, actor('operator'), ask)), 'access.denied');
    const other = { ...ask, contentHash: '0'.repeat(64) };
    assert.equal(refusalOf(await approveCodelist(actions, actor('committee'), other)), 'approval.changed-since');
    assert.equal((await keptOn('2030-01-01')).hash, actions.framework.hash);
    assert.equal(refusalOf(await approveCodelist(actions, actor('committee'), ask)), 'decision.needed');
    await decided(actions.store, 'PCCC 2025-04-08 item 1', { kind: 'codelist proposal', subject: ask.subject });
    given(await approveCodelist(actions, actor('committee'), ask));
    assert.equal((await keptOn('2026-04-09')).hash, actions.framework.hash);
    const next = await keptOn('2026-04-10');
    assert.deepEqual([...(next.codelists[NAME]?.codes ?? [])].sort(), [...inForce, NEW].sort());
    assert.notEqual(next.ruleHash('HYP008'), actions.framework.ruleHash('HYP008'));
    assert.equal(next.ruleHash('CS005'), actions.framework.ruleHash('CS005'));
    assert.match(next.codelists[NAME]?.source ?? '', /SHA-256 [0-9a-f]{64}/);
  });

  test('a proposal made against other codes than are now in force is not approved', async () => {
    const { actions, actor, reports } = fixture;
    const [stale] = given(await codelistReport(reports, actor('committee'), { name: NAME })).proposals;
    const approved = {
      proposal: stale?.id ?? '',
      subject: stale?.subject ?? '',
      contentHash: stale?.contentHash ?? '',
    };
    assert.equal(refusalOf(await approveCodelist(actions, actor('committee'), approved)), 'approval.changed-since');
    const [same] = given(await importing({ files: [fileOf([...inForce, NEW], '20250731')] })).codelists;
    assert.deepEqual([same?.change.added, same?.change.removed, same?.proposal], [[], [], null]);
  });

  test('from a later day, versions of the framework that are known for a day after it get it too', async () => {
    const { actions, actor } = fixture;
    const { id } = actions.framework;
    const later = { ...(await keptOn('2026-04-10')), title: 'Next year’s' };
    const json = JSON.parse(JSON.stringify(later)) as Json;
    const { hash: _, ...frozen } = json as { readonly [key: string]: Json };
    await actions.store.write((db) =>
      saveDefinition(db, { kind: 'framework', id, json: frozen, knownFrom: day('2027-04-01') }),
    );
    const ask = { files: [fileOf(inForce, '20260101')], from: day('2026-06-01') };
    const [list] = given(await importing(ask)).codelists;
    const { id: proposal = '', contentHash = '' } = list?.proposal ?? {};
    const subject = `${NAME}/${list?.hash.slice(0, 12)}`;
    await decided(actions.store, 'PCCC 2025-04-08 item 2', { kind: 'codelist proposal', subject, contentHash });
    given(await approveCodelist(actions, actor('committee'), { proposal, subject, contentHash }));
    const codesOn = async (iso: string) => (await keptOn(iso)).codelists[NAME]?.codes.length;
    assert.deepEqual(
      [await codesOn('2026-05-31'), await codesOn('2026-06-01'), await codesOn('2027-04-01')],
      [inForce.length + 1, inForce.length, inForce.length],
    );
    assert.equal((await keptOn('2027-04-01')).title, 'Next year’s');
  });

  test('only who may import may, a day that has passed is refused, and both are written down', async () => {
    const files = [fileOf(inForce)];
    assert.equal(refusalOf(await importing({ files }, 'finance')), 'access.denied');
    assert.equal(refusalOf(await importing({ files, from: day('2026-04-10') })), 'input.invalid');
    assert.equal(given(await importing({ files: [join(folder, 'none.csv')] })).usable, false);
    const events = await auditOf(fixture.actions.store, { limit: 3 });
    assert.deepEqual(
      events.map(({ user, verb, outcome }) => [user, verb, outcome]),
      [
        ['operator', 'import codelists', 'feed.nothing-usable'],
        ['operator', 'import codelists', 'input.invalid'],
        ['finance', 'import codelists', 'access.denied'],
      ],
    );
  });

  test('what is recorded but in no list is counted at the reader’s level', async () => {
    const { reports, actor } = fixture;
    const all = given(await codelistsReport(reports, actor('operator'), {}));
    assert.deepEqual(all.unlisted, []);
    const { framework } = reports;
    const { [NAME]: _, ...others } = framework.codelists;
    const without = { ...reports, framework: { ...framework, codelists: others } };
    await reports.store.write((db) =>
      saveDefinition(db, {
        kind: 'codelist',
        id: NAME,
        json: firstVersion([NEW]),
        knownFrom: day('2026-04-10'),
      }),
    );
    const seenBy = async (user: string, also: readonly SnomedCode[] = []) =>
      given(await unlistedCodesReport(without, actor(user), { also })).unlisted?.map(({ code, people }) => [
        code,
        people.value,
      ]);
    const diagnosed = 25 + 9 + 3 + 12 + 5 + 3 + 4 + 2;
    assert.deepEqual(await seenBy('operator'), [[inForce[0], diagnosed]]);
    assert.deepEqual(await seenBy('quality'), [[inForce[0], 65]]);
    assert.deepEqual(await seenBy('operator', inForce), []);
    assert.equal(refusalOf(await unlistedCodesReport(without, actor('public'), {})), 'access.denied');
  });
});

function inForceVersion(): string {
  return fixture.actions.framework.codelists[NAME]?.version ?? '';
}
