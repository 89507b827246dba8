import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { type ActionContext, verifyResults } from '../../src/actions/index.ts';
import { type Day, day, type Json } from '../../src/base/index.ts';
import { loadContract } from '../../src/contracts/index.ts';
import { holdMeeting } from '../../src/main/hold-meeting.ts';
import { type ReportContext, reportContext } from '../../src/reports/index.ts';
import { currentDefinition, saveDefinitions } from '../../src/store/index.ts';
import { createApp, type RunningServer, startServer } from '../../src/web/index.ts';
import { buildFixture, type Fixture, PAID_ON } from '../fixture.ts';
import { POLICY } from '../fixture-policy.ts';
import { accessibilityFaults, withPage, words } from './browser.ts';
import { signInAs } from './keyboard.ts';

const NO_SCRIPTS = { javaScriptEnabled: false };
const CONTRACT = 'pms/2025-26';
const MEETING_DAY = '2026-04-10';
const MEETING = `primary-care-commissioning-${MEETING_DAY}`;
const REFERENCE = `PCCC ${MEETING_DAY} item 1`;
const REVOKED_ON = '2026-05-12';

/** The pages over a system that reads the contract in force anew, on a day that the test moves. */
class Office {
  readonly fixture: Fixture;
  readonly faults: string[] = [];
  today: Day = day(MEETING_DAY);
  server: RunningServer | undefined;
  #made: Contexts | undefined;
  #madeFor = '';

  constructor(fixture: Fixture) {
    this.fixture = fixture;
  }

  static async open(): Promise<Office> {
    const office = new Office(await buildFixture());
    const { reports, actions, actor } = office.fixture;
    const contracts = POLICY.definitions.filter(({ kind }) => kind === 'contract');
    await actions.store.write((db) => saveDefinitions(db, contracts));
    const verified = await verifyResults(actions, actor('operator'), { periodEnds: [PAID_ON] });
    assert.ok(verified.ok);
    const app = createApp({
      ...{ reports, actions, demonstration: true, sessionSecret: 'the secret of the committee’s browser test' },
      current: () => office.contexts(),
      reportFault: (reference, fault) =>
        office.faults.push(`${reference}: ${fault instanceof Error ? fault.stack : fault}`),
    });
    office.server = await startServer(app, 0, '127.0.0.1');
    return office;
  }

  async contexts(): Promise<Contexts> {
    const { reports, actions } = this.fixture;
    const businessDate = this.today;
    const kept = await actions.store.read((db) => currentDefinition(db, 'contract', CONTRACT, businessDate));
    const made = `${businessDate} ${kept?.hash}`;
    if (made === this.#madeFor && this.#made !== undefined) return this.#made;
    const varied = loadContract(kept?.json as Json, actions.rates);
    assert.ok(varied.ok);
    const contracts = reports.contracts.map((one) => (one.json.id === CONTRACT ? varied.value : one));
    const now = reportContext({ ...reports, businessDate, contracts });
    this.#madeFor = made;
    this.#made = {
      reports: now,
      actions: { ...actions, businessDate, statementOf: now.book.statement.bind(now.book) },
    };
    return this.#made;
  }
}

type Contexts = { readonly reports: ReportContext; readonly actions: ActionContext };

let opened: Office | undefined;
after(() => opened?.server?.stop());

async function press(page: Page, button: string): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.waitForSelector('h1');
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, value] of Object.entries(fields)) await page.fill(`#${id}`, value);
}

describe('a committee, from a variation that is proposed to a payment that stops', () => {
  it('recuses the partner of the practice, joins a panel, decides, pays and revokes', async () => {
    const office = await Office.open();
    opened = office;
    const baseUrl = office.server?.url ?? '';
    const go = async (page: Page, user: string, path: string): Promise<void> => {
      await signInAs(page, baseUrl, user);
      await page.goto(`${baseUrl}${path}`);
    };
    await withPage(NO_SCRIPTS, async (page) => {
      await go(page, 'gp-x00010', '/interests/gp-x00010');
      await fill(page, {
        organisationName: 'Juniper Health Centre',
        organisation: 'X00010',
        nature: 'Partner',
        from: '2026-04-01',
      });
      await press(page, 'Declare the interest');
      assert.match(await words(page, '#interests'), /Juniper Health Centre.*Partner/);

      await go(page, 'contracts', '/variations');
      await page.selectOption('#contract', CONTRACT);
      await fill(page, {
        practice: 'X00010',
        title: 'Extended access',
        from: '2025-11',
        amount: '1,000',
        account: 'Extended hours',
      });
      await press(page, 'Propose the variation');
      const proposed = await words(page, '#variations');
      const [, subject = '', hash = ''] = /(pms\/2025-26 X00010 [0-9a-f]{8}) ?([0-9a-f]{64})/.exec(proposed) ?? [];
      assert.equal(hash.length, 64, proposed);

      await layItem(page, () => go(page, 'secretary', '/meetings'), subject, hash);
      await runToRecusal(page, baseUrl, go);
      await decideWithPanel(page, baseUrl, go);

      await page.goto(`${baseUrl}/decisions/${encodeURIComponent(REFERENCE)}`);
      assert.match(await words(page, '.answer'), /It stands\./);
      assert.match(await words(page, 'main'), /Dr Stella Stethoscope: financial interest .* \(leave for the item\)/);

      await go(page, 'finance', '/variations');
      await press(page, 'Sign the variation');
      assert.match(await words(page, '#variations'), /signed/);
      await pay(page, go, '2025-11');
      await page.goto(`${baseUrl}/practice/X00010/statement/2025-11`);
      assert.match(await words(page, 'main'), /Extended access.*£1,000\.00/);

      await go(page, 'finance', '/runs');
      await prepare(page, '2025-12');
      const run = new URL(page.url()).pathname;
      office.today = day(REVOKED_ON);
      await revoke(office);
      await go(page, 'approver', run);
      await page.getByLabel('No, in nobody').check();
      await press(page, 'Certify this run');
      const stopped = new RegExp(`${REFERENCE} was revoked by PCCC ${REVOKED_ON} item 1.*X00010/2025-12/variation-1`);
      assert.match(await words(page, 'main'), stopped);
      await page.goto(`${baseUrl}${run}`);
      await page.fill('#reason', 'The decision was revoked.');
      await press(page, 'Send the run back');
      await go(page, 'finance', '/runs');
      await prepare(page, '2025-12');
      assert.match(await words(page, 'main'), /1 line held/);
      assert.deepEqual(office.faults, []);
    });
  });
});

type Go = (page: Page, user: string, path: string) => Promise<void>;

/** The secretary calls the meeting, puts the item on its agenda with cover and paper, and publishes them late. */
async function layItem(page: Page, go: () => Promise<void>, subject: string, hash: string): Promise<void> {
  await go();
  await page.selectOption('#committee', 'primary-care-commissioning');
  await fill(page, { on: MEETING_DAY, startsAt: '14:00', endsAt: '16:00', place: 'Town hall' });
  await press(page, 'Call the meeting');
  await fill(page, { title: 'Extended access at Juniper', subject, contentHash: hash, names: 'X00010' });
  await page.selectOption('#matter', 'contract variation');
  await page.selectOption('#contract', 'PMS');
  await press(page, 'Add the item');
  await fill(page, {
    decisionSought: 'Vary the contract',
    money: '£1,000 a month',
    involvement: 'The group asked for it',
  });
  await press(page, 'Keep the cover');
  await page.fill('#paper-name', 'The case');
  const buffer = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n');
  await page.setInputFiles('#file', { name: 'case.pdf', mimeType: 'application/pdf', buffer });
  await press(page, 'Send the paper');
  assert.match(await words(page, '#papers'), /The case/);
  await press(page, 'Publish them');
  assert.match(await words(page, 'main'), /at least 5 working days before/);
  await page.goBack();
  await page.fill('#lateReason', 'The practice answered late.');
  await press(page, 'Publish them');
  assert.match(await words(page, '.answer'), /agenda and papers are published/);
}

/** Four come, the item is begun, and the chair has the partner leave: too few are left. */
async function runToRecusal(page: Page, baseUrl: string, go: Go): Promise<void> {
  const meeting = `/meetings/${MEETING}`;
  await page.fill('#opened-at', '14:00');
  await press(page, 'Open the meeting');
  for (const seat of ['chair', 'chief finance officer', 'secondary-care doctor', 'general practitioner 1']) {
    await page.selectOption('#came', seat);
    await page.fill('#came-at', '14:01');
    await press(page, 'They came');
  }
  await page.fill('#begun-at', '14:05');
  await press(page, 'Begin the item');
  assert.match(await words(page, '#conflicts'), /Dr Stella Stethoscope.*Partner.*close.*leave for the item/);
  await go(page, 'committee', meeting);
  assert.deepEqual(await faultsFor(baseUrl, meeting), []);
  await press(page, 'Record how it is handled');
  assert.match(
    await words(page, '.answer'),
    /3 members count after recusals\. It may not vote: it lacks at least 4 voting member/,
  );
  assert.match(await words(page, '#conflicts'), /Recorded leave for the item/);
}

/** Scripts are off in the window of the journey, so that axe has a look at what anybody is shown without them. */
async function faultsFor(baseUrl: string, path: string): Promise<readonly string[]> {
  const found: string[] = [];
  await withPage({}, async (page) => {
    await signInAs(page, baseUrl, 'committee');
    await page.goto(`${baseUrl}${path}`);
    found.push(...(await accessibilityFaults(page)));
  });
  return found;
}

/** A panel without interests joins, the motion is put and carried, and the meeting is closed. */
async function decideWithPanel(page: Page, baseUrl: string, go: Go): Promise<void> {
  await go(page, 'secretary', `/meetings/${MEETING}`);
  await page.selectOption('#joining', 'panel');
  const guests = ['Nora Neighbour', 'Nils Neighbour', 'Nia Neighbour'].map((name) => `${name}, nurse, Walsall`);
  await fill(page, { 'joining-at': '14:20', guests: guests.join('\n'), 'panel-words': 'Good value.' });
  await press(page, 'They join for this item');
  assert.match(await words(page, '.answer'), /6 members count after recusals\. It may vote\./);
  await fill(page, { motion: 'The contract is varied.', 'moved-at': '14:25', expiresOn: '2027-03-31' });
  await page.selectOption('#proposer', 'chair');
  await page.selectOption('#seconder', 'secondary-care doctor');
  await press(page, 'Put the motion');
  for (const seat of ['chief finance officer', 'secondary-care doctor', 'guest 1', 'guest 2']) {
    await page.selectOption('#vote-seat', seat);
    await press(page, 'Record the vote');
  }
  await go(page, 'committee', `/meetings/${MEETING}`);
  await press(page, 'Vote');
  await go(page, 'secretary', `/meetings/${MEETING}`);
  await page.fill('#closed-at', '14:30');
  await press(page, 'Close the vote');
  await page.fill('#meeting-closed-at', '14:31');
  await press(page, 'Close the meeting');
  const minutes = await words(page, 'main');
  assert.match(minutes, /Votes: 5 for, 0 against, 0 abstained\. Decided \(PCCC 2026-04-10 item 1\)\./);
  const calendar = await page.request.get(`${baseUrl}/meetings/${MEETING}/calendar.ics`);
  assert.match(await calendar.text(), /DTSTART:20260410T140000\r\n/);
}

async function prepare(page: Page, month: string): Promise<void> {
  await page.selectOption('#month', month);
  await page.getByLabel('No, in nobody').check();
  await press(page, 'Prepare the run');
}

async function pay(page: Page, go: Go, month: string): Promise<void> {
  await go(page, 'finance', '/runs');
  await prepare(page, month);
  const run = new URL(page.url()).pathname;
  for (const [user, button] of [
    ['approver', 'Certify this run'],
    ['releaser', 'Release this run for payment'],
  ] as const) {
    await go(page, user, run);
    await page.getByLabel('No, in nobody').check();
    await press(page, button);
  }
  assert.match(await words(page, 'main'), /Released: \d+ statements?/);
}

/** The next meeting revokes the decision. */
async function revoke(office: Office): Promise<void> {
  const { actor } = office.fixture;
  const { actions } = await office.contexts();
  const present = {
    chair: '14:00',
    'chief officer': '14:00',
    'chief finance officer': '14:00',
    'secondary-care doctor': '14:00',
  };
  const matter = {
    kind: 'revocation',
    contract: 'PMS',
    subject: REFERENCE,
    contentHash: null,
    amountPence: null,
  } as const;
  const cover = { decisionSought: 'Revoke', money: '', conflicts: '', involvement: '', equality: '', risk: '' };
  const item = {
    ...{ cover, paper: 'The premises are gone.' },
    agenda: { title: 'End extended access', purpose: 'decision' as const, matter, names: ['X00010'] },
    motion: { words: 'The decision is revoked.', conditions: [], expiresOn: null },
  };
  const when = { on: REVOKED_ON, startsAt: '14:00', endsAt: '16:00', place: 'Town hall', inCommonWith: null };
  const people = { secretary: actor('secretary'), chair: actor('committee') };
  const items = [{ ...item, handled: { 'general practitioner 1': 'leave for the item' as const } }];
  const held = await holdMeeting(actions, people, { ...when, committee: 'primary-care-commissioning', present, items });
  assert.ok(held.ok, held.ok ? '' : held.refusal.message);
}
