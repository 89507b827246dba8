import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { nationalOptOut } from '../../definitions/identity/national-opt-out.ts';
import { buildFixture, type Fixture, GMS, PMS } from '../../tests/fixture.ts';
import { given } from '../../tests/fixture-policy.ts';
import { breakGlass, importIdentities, rotateVaultKey } from '../actions/index.ts';
import { auditOf } from '../audit/index.ts';
import { type Json, odsCode, sha256 } from '../base/index.ts';
import { identityReport, optOutsReport, personAccessReport, purposeExtract, tiedActor } from '../reports/index.ts';
import { copyOut } from '../store/index.ts';
import {
  checkDigit,
  forgetIdentities,
  keyFrom,
  nationalOptOutPolicy,
  nhsNumberFromText,
  optOutAppliesTo,
  pseudonymsFor,
} from './index.ts';

const [VAULT, LATER, PSEUDONYM, OTHER] = ['vault', 'later vault', 'pseudonym', 'other'].map((name) =>
  keyFrom(sha256(name)),
);
const KEYS = { vault: VAULT, pseudonym: PSEUDONYM } as { vault: typeof VAULT & {}; pseudonym: typeof VAULT & {} };

/** Valid numbers of the range that is kept for tests. */
const NUMBERS = Array.from({ length: 30 }, (_, at) => `99900${String(at).padStart(4, '0')}`).flatMap((nine) => {
  const check = checkDigit(nine);
  return check === undefined ? [] : [`${nine}${check}`];
});

test('an NHS number is ten digits of which the last checks the others', () => {
  assert.equal(nhsNumberFromText('943 476 5919'), '9434765919');
  assert.equal(nhsNumberFromText(' 9434765919 '), '9434765919');
  for (const wrong of ['9434765918', '943476591', '94347659190', '943-476-5919', 'x434765919', '']) {
    assert.equal(nhsNumberFromText(wrong), undefined, wrong);
  }
  for (const number of NUMBERS) {
    const at = 3 + (Number(number) % 6);
    const changed = `${number.slice(0, at)}${(Number(number[at]) + 1) % 10}${number.slice(at + 1)}`;
    assert.equal(nhsNumberFromText(changed), undefined, 'one wrong digit is always found');
  }
  assert.ok(NUMBERS.length > 20 && NUMBERS.length < 30, 'nine digits of which the check would be ten are no number');
});

test('pseudonyms of two purposes, two keys or two practices have nothing in common', () => {
  assert(PSEUDONYM !== undefined && OTHER !== undefined);
  const of = pseudonymsFor(PSEUDONYM, 'planning');
  assert.equal(of(GMS, 'p1'), pseudonymsFor(PSEUDONYM, 'planning')(GMS, 'p1'));
  const people = Array.from({ length: 200 }, (_, at) => `p${at}`);
  const all = [of, pseudonymsFor(PSEUDONYM, 'research'), pseudonymsFor(OTHER, 'planning')].flatMap((each) =>
    people.map((person) => each(GMS, person)),
  );
  assert.equal(new Set([...all, of(PMS, 'p1')]).size, 601);
  assert.match(of(GMS, 'p1'), /^[0-9a-f]{32}$/);
});

test('an opt-out never reaches care or payment, whatever the policy says', () => {
  assert.equal(nationalOptOutPolicy(nationalOptOut as unknown as Json).ok, true);
  const wide = { ...nationalOptOut, leavesOutOf: ['planning', 'direct care'] };
  const refused = nationalOptOutPolicy(wide as unknown as Json);
  assert.match(refused.ok ? '' : refused.refusal.message, /never applies to direct care, payment and validation/);
});

describe('the identity vault', () => {
  const folder = mkdtempSync(join(tmpdir(), 'commonweal identities '));
  after(() => rmSync(folder, { recursive: true }));
  let fixture: Fixture;
  const people = Array.from({ length: 12 }, (_, at) => ({
    person: `x00036-p${at + 1}`,
    number: NUMBERS[at] ?? '',
    name: `Hazel Invented${at}`,
  }));
  const write = (name: string, lines: readonly string[]): string => {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const manager = () => fixture.actor('manager-x00036');
  const identities = (path: string, feed: 'practice-identities' | 'national-data-opt-out' = 'practice-identities') =>
    importIdentities({ ...fixture.actions, identityKeys: KEYS }, manager(), { feed, practice: GMS, path });
  const reports = () => ({ ...fixture.reports, identityKeys: KEYS });

  before(async () => {
    fixture = await buildFixture();
    const rows = people.map(({ person, number, name }) => `${person},${number},${name},1960-06-01`);
    const path = write('identities.csv', ['person_id,nhs_number,name,born_on', ...rows]);
    const done = given(await identities(path));
    assert.deepEqual([done.read, done.accepted, done.rejected], [12, 12, 0]);
  });

  test('says of a bad row what is wrong, and never a value of it', async () => {
    const rows = [
      'x00036-p20,9990000010,Rowan Secret,1960-06-01',
      'x00036-p21,not a number,Rowan Secret,1960-06-01',
      `x00036-p22,${NUMBERS[20]},,1960-06-01`,
      `x00036-p23,${NUMBERS[20]},Rowan Secret,1960-06-31`,
      `x00036-p24,${NUMBERS[21]},Rowan Secret,`,
      `x00036-p24,${NUMBERS[22]},Rowan Secret,`,
      `x00036-p25,${NUMBERS[21]},Rowan Secret,`,
      'x00036-p26',
    ];
    const done = given(await identities(write('bad.csv', ['person_id,nhs_number,name,born_on', ...rows])));
    assert.deepEqual(
      done.problems.map(({ row, code }) => [row, code]),
      [
        [2, 'BAD_NHS_NUMBER'],
        [3, 'BAD_NHS_NUMBER'],
        [4, 'MISSING_VALUE'],
        [5, 'BAD_DATE'],
        [7, 'DUPLICATE_PERSON'],
        [8, 'DUPLICATE_NHS_NUMBER'],
        [9, 'FIELD_COUNT'],
      ],
    );
    assert.deepEqual([done.read, done.accepted], [8, 1]);
    assert.doesNotMatch(JSON.stringify(done.problems), /Secret|\d{9,}|not a number|1960/);
    const wrong = given(await identities(write('wrong.csv', ['nhs_number,name', `${NUMBERS[0]},Rowan Secret`])));
    assert.deepEqual(
      wrong.problems.map(({ code }) => code),
      ['UNKNOWN_HEADER'],
    );
    assert.doesNotMatch(JSON.stringify(wrong), /Secret/);
  });

  test('is opened by those who care for the person alone, and the person is told', async () => {
    const ask = { practice: GMS, person: 'x00036-p1' };
    const opened = given(await identityReport(reports(), manager(), ask));
    assert.deepEqual(opened.identity, { nhsNumber: people[0]?.number, name: 'Hazel Invented0', bornOn: '1960-06-01' });
    for (const { id, organisation } of fixture.reports.users.users()) {
      if (organisation === GMS) continue;
      const report = await identityReport(reports(), fixture.actor(id), ask);
      assert.equal(report.ok ? 'ok' : report.refusal.code, 'access.denied', id);
    }
    const reason = 'Collapsed in our waiting room, alone and unable to speak.';
    given(await breakGlass(fixture.actions, fixture.actor('gp-x00010'), { ...ask, reason }));
    const gp = await tiedActor(fixture.reports, fixture.actor('gp-x00010'));
    assert.equal(given(await identityReport(reports(), gp, ask)).identity.name, 'Hazel Invented0');
    assert.equal((await identityReport(reports(), gp, { ...ask, person: 'x00036-p2' })).ok, false);
    const { looked } = given(await personAccessReport(fixture.reports, manager(), ask));
    assert.match(looked.at(-1)?.words ?? '', /Linden Desk .* looked up your name and NHS number, to care for you\./);
    const nobody = await identityReport(reports(), manager(), { ...ask, person: 'x00036-p99' });
    assert.equal(nobody.ok ? '' : nobody.refusal.code, 'not-found');
    const keyless = await identityReport(fixture.reports, manager(), ask);
    assert.equal(keyless.ok ? '' : keyless.refusal.code, 'identity.no-key');
  });

  test('leaves no number and no name anywhere in the store, the audit or the warehouse', async () => {
    const texts: string[] = [];
    await fixture.reports.store.read((db) => copyOut(db, (_, lines) => void texts.push(lines)));
    const text = texts.join('');
    assert.ok(text.includes('identity_vault') === false && text.includes('x00036-p1'));
    for (const { number, name } of people) assert.ok(!text.includes(number) && !text.includes(name), 'in the open');
    const events = await auditOf(fixture.reports.store, { limit: 1000 });
    assert.doesNotMatch(JSON.stringify(events.map(({ subject, verb }) => [subject, verb])), /Invented|99900\d{5}/);
  });

  test('leaves those who opted out nationally out of planning and research, and of nothing else', async () => {
    const analyst = fixture.actor('analyst');
    const extract = async (purpose: 'planning' | 'research') =>
      given(await purposeExtract(reports(), analyst, { practice: GMS, purpose }));
    const whole = await extract('planning');
    const listed = [people[0]?.number, people[1]?.number, NUMBERS[25], '9990000010'];
    const list = write('opt-outs.csv', ['nhs_number', ...listed.map((number) => String(number))]);
    const done = given(await identities(list, 'national-data-opt-out'));
    assert.deepEqual(
      done.problems.map(({ row, code }) => [row, code]),
      [
        [4, 'NOT_IN_VAULT'],
        [5, 'BAD_NHS_NUMBER'],
      ],
    );
    const [planning, research] = [await extract('planning'), await extract('research')];
    assert.deepEqual([whole.people - planning.people, whole.people - research.people], [2, 2]);
    const pseudonyms = ({ rows }: typeof planning) => new Set(rows.map(([pseudonym = '']) => pseudonym));
    assert.equal(pseudonyms(planning).intersection(pseudonyms(research)).size, 0);
    assert.equal(pseudonyms(planning).intersection(pseudonyms(whole)).size, planning.people);
    assert.doesNotMatch(JSON.stringify(planning), /x00036-p|\d{4}-\d\d-\d\d/);
    const { store, businessDate } = fixture.reports;
    const applies = (purpose: 'direct care' | 'payment and validation' | 'planning') =>
      store.read((db) => optOutAppliesTo(db, purpose, businessDate));
    assert.deepEqual(
      [await applies('direct care'), await applies('payment and validation'), await applies('planning')],
      [false, false, true],
    );
    const again = given(
      await identities(write('fewer.csv', ['nhs_number', people[0]?.number ?? '']), 'national-data-opt-out'),
    );
    assert.equal(again.accepted, 1);
    assert.equal((await extract('planning')).people, whole.people - 1);
    assert.equal(
      (await purposeExtract(reports(), fixture.actor('operator'), { practice: GMS, purpose: 'planning' })).ok,
      false,
    );
    const [event] = await auditOf(store, { verbs: ['extract people'], limit: 2 }).then((all) =>
      all.filter(({ outcome }) => outcome === 'ok'),
    );
    assert.deepEqual(
      [event?.people, event?.basis, event?.purpose],
      [whole.people - 1, 'people-extracted-to-plan', 'planning'],
    );
  });

  test('opt-outs are told as counts, small ones never exactly to a manager', async () => {
    const of = async (user: string) => {
      const { practices, basis } = given(await optOutsReport(fixture.reports, fixture.actor(user)));
      const row = practices.find(({ practice }) => practice === GMS);
      return [basis.release, row?.typeOne.value, row?.national.value];
    };
    assert.deepEqual(await of('finance'), ['exact', 2, 1]);
    assert.deepEqual(await of('quality'), ['management', '1 to 7', '1 to 7']);
  });

  test('is sealed anew under another key, and a destroyed identity is gone', async () => {
    assert(LATER !== undefined && VAULT !== undefined);
    const later = { ...KEYS, vault: LATER, earlierVault: VAULT };
    const ask = { practice: GMS, person: 'x00036-p1' };
    const under = (keys: object) =>
      identityReport({ ...fixture.reports, identityKeys: { ...KEYS, ...keys } }, manager(), ask);
    assert.equal(given(await under(later)).identity.name, 'Hazel Invented0');
    const rotated = given(await rotateVaultKey({ ...fixture.actions, identityKeys: later }, fixture.actor('operator')));
    assert.deepEqual([rotated.resealed, rotated.key], [13, LATER.id]);
    assert.equal(given(await under({ vault: LATER })).identity.name, 'Hazel Invented0');
    await assert.rejects(under({ vault: VAULT }), /the vault’s key .* is among those that are set/);
    await fixture.reports.store.write((db) => forgetIdentities(db, GMS, ['x00036-p1']));
    assert.equal((await under({ vault: LATER })).ok, false);
    assert.equal((await rotateVaultKey(fixture.actions, fixture.actor('guardian'))).ok, false);
    assert.equal(
      (
        await importIdentities({ ...fixture.actions, identityKeys: KEYS }, fixture.actor('manager-x00010'), {
          feed: 'practice-identities',
          practice: odsCode('X00036'),
          path: join(folder, 'identities.csv'),
        })
      ).ok,
      false,
    );
  });
});
