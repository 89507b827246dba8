import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { functionMatrix } from '../../../definitions/governance/functions.ts';
import { CaseDeeds, given, matterOf, refusal } from '../../../tests/cases-for-tests.ts';
import { decided, revoked } from '../../../tests/decisions-for-tests.ts';
import { APMS, buildFixture, type Fixture, GMS, PMS } from '../../../tests/fixture.ts';
import { POLICY } from '../../../tests/fixture-policy.ts';
import { day, type Json, month, type OdsCode, type Outcome, sumPence } from '../../base/index.ts';
import { loadHolding, type Statement } from '../../contracts/index.ts';
import {
  type AgendaItem,
  type Case,
  type DecisionKind,
  decisionNamed,
  governanceKnown,
} from '../../governance/index.ts';
import { heldUndecided } from '../../payments/index.ts';
import { PracticeRegister } from '../../practices/index.ts';
import {
  annualReviewReport,
  caseEvidenceReport,
  caseReport,
  contractsReport,
  homeReport,
  madePaper,
  type ReportContext,
  reportContext,
} from '../../reports/index.ts';
import { currentDefinition, saveDefinitions } from '../../store/index.ts';
import {
  awardProcurement,
  callCommittee,
  type FileEvidenceAsk,
  fileEvidence,
  implementRecommendation,
  keepPlan,
  keepRecommendation,
  noteProcurement,
  type OpenProcurementAsk,
  openProcurement,
  putCaseOnAgenda,
  verifyResults,
} from '../index.ts';
import { mayDecide } from '../may-decide.ts';

let fixture: Fixture;
let deeds: CaseDeeds;
const on = (iso: string) => deeds.on(iso);
const open: CaseDeeds['open'] = (...asked) => deeds.open(...asked);
const step: CaseDeeds['step'] = (...asked) => deeds.step(...asked);
const note: CaseDeeds['note'] = (...asked) => deeds.note(...asked);

/** What of cases waits for somebody on their home page. */
async function waiting(user: string): Promise<readonly string[]> {
  const context = { ...fixture.reports, businessDate: day('2025-09-25') };
  const home = given(await homeReport(context, fixture.actor(user), {}));
  return home.needs.flatMap(({ kind }) => (kind.startsWith('case ') ? [kind] : []));
}

/** Whether the committee may decide on a case, as an item of its agenda would put it. */
async function mayBeDecided(found: Case, kind: DecisionKind, more: Partial<AgendaItem> = {}): Promise<string> {
  const agenda: AgendaItem = {
    ...{ title: 'A case', purpose: 'decision', matter: matterOf(found, kind), names: [found.state.practice] },
    ...{ privateGround: null, referredFrom: null, ...more },
  };
  const context = on('2025-09-10');
  return context.store.read(async (db) => {
    const { committees } = given(await governanceKnown(db, context.businessDate));
    const terms = committees.find(({ id }) => id === 'primary-care-commissioning');
    assert(terms !== undefined);
    return refusal(await mayDecide(context, db, terms, agenda));
  });
}

/** Puts a case on an agenda in one step, with whom it is about named, once. */
async function putOnItsAgenda({ id, state }: Case): Promise<void> {
  const [secretary, called] = [fixture.actor('secretary'), { startsAt: '14:00', endsAt: '16:00', place: 'Room 1' }];
  const call = (committee: string, iso: string) =>
    callCommittee(on('2025-09-04'), secretary, { ...called, committee, on: iso, inCommonWith: null });
  const [meeting, other] = [
    given(await call('primary-care-commissioning', '2025-10-14')).id,
    given(await call('quality-and-safety', '2025-10-15')).id,
  ];
  const put = (user: string, to: string) =>
    putCaseOnAgenda(on('2025-09-05'), fixture.actor(user), { case: id, meeting: to, title: '', privateGround: null });
  assert.match(refusal(await put('contracts', meeting)), /access.denied/);
  assert.match(refusal(await put('secretary', other)), /function.not-held/);
  const [item] = given(await put('secretary', meeting)).state.items;
  const expected = matterOf({ id, state } as Case, 'discretionary payment', { amountPence: 3001_00 });
  assert.deepEqual([item?.agenda.matter, item?.agenda.names], [expected, [state.practice]]);
  assert.match(refusal(await put('secretary', meeting)), /is item 1 of primary-care-commissioning-2025-10-14 already/);
  const page = given(await caseReport(fixture.reports, fixture.actor('manager-x00010'), id));
  assert.deepEqual(
    page.items.map(({ meeting: at, item: number, stage }) => [at, number, stage]),
    [[meeting, 1, 'to come']],
  );
  assert.deepEqual(page.mayPutTo, []);
  const [granting] = page.next;
  assert.match(
    granting?.missing.join() ?? '',
    /No committee has decided on discretionary-payment-1 as discretionary payment/,
  );
  assert.equal(granting?.from, day('2025-10-14'));
}

/** A file as evidence: checked, kept, and read by whoever sees the whole case. */
async function showWithFile({ id }: Case): Promise<void> {
  const file = (user: string, more: Partial<FileEvidenceAsk> = {}) => {
    const pdf = new TextEncoder().encode('%PDF-1.7 lists %%EOF\n');
    const ask = { case: id, evidence: 'lists', words: 'Both lists', name: 'Lists.pdf', pdf, ...more };
    return fileEvidence(on('2025-09-02'), fixture.actor(user), ask);
  };
  assert.match(refusal(await file('manager-x00036')), /access.denied/);
  assert.match(refusal(await file('contracts', { pdf: new TextEncoder().encode('MZ') })), /Lists.pdf is no PDF/);
  assert.match(refusal(await file('contracts', { evidence: 'nothing' })), /no evidence of this case/);
  assert.match(refusal(await file('contracts', { name: ' ' })), /Give the file a name/);
  given(await file('contracts'));
  given(await note('contracts', id, { kind: 'evidenced', evidence: 'lists', words: 'Reconciled since' }));
  const read = async (user: string, sha256: string) =>
    caseEvidenceReport(fixture.reports, fixture.actor(user), { case: id, sha256 });
  const [shown] = given(await caseReport(fixture.reports, contracts(), id)).evidence.filter(
    ({ words }) => words !== null,
  );
  const sha256 = shown?.files[0]?.sha256 ?? '';
  assert.deepEqual([shown?.words, shown?.files.length], ['Reconciled since', 1]);
  assert.equal(
    new TextDecoder().decode(given(await read('manager-x00010', sha256)).file.bytes),
    '%PDF-1.7 lists %%EOF\n',
  );
  assert.match(refusal(await read('public', sha256)), /access.denied/);
  assert.match(refusal(await read('contracts', 'f'.repeat(64))), /no such file/);
  assert.deepEqual(given(await caseReport(fixture.reports, fixture.actor('public'), id)).evidence, []);
}

async function bookOver(
  more: Partial<ReportContext>,
): Promise<(practice: OdsCode, when: string) => Promise<Outcome<Statement>>> {
  const { book } = reportContext({ ...fixture.reports, ...more });
  return (practice, when) => book.statement(practice, month(when));
}

const contracts = () => fixture.actor('contracts');
const ASK: OpenProcurementAsk = {
  ...{
    route: 'direct-award-c',
    title: 'Minor surgery',
    description: 'For those who do none',
    contract: 'any',
    isNew: false,
  },
  ...{
    clinicalLead: 'Dr Hilary Ward',
    contractManager: 'Clause Paragraph',
    reason: 'It does well',
    valuePence: 900_00,
  },
};
const AWARD = { procurement: 'procurement-1', supplier: 'Surgeons', registered: 'X00S1', words: 'It does well' };

describe('cases, procurements and plans', () => {
  before(async () => {
    fixture = await buildFixture();
    deeds = new CaseDeeds(fixture);
    const isChanged = ({ kind, id }: { kind: string; id: string }) =>
      kind === 'commissioner' || id.startsWith('discretionary');
    const drafts = POLICY.definitions.filter(isChanged);
    await fixture.actions.store.write((db) => saveDefinitions(db, drafts));
    given(await verifyResults(fixture.actions, fixture.actor('operator'), { periodEnds: [day('2025-03-31')] }));
  });

  test('a discretionary payment is a line for as long as its decision is in force', async () => {
    const form = { purpose: 'Cover', amount: '1500.50', from: '2025-10', months: '2', outcomes: 'Open on Fridays' };
    assert.match(refusal(await open('manager-x00036', 'discretionary-payment', PMS, form)), /access.denied/);
    assert.match(
      refusal(await open('manager-x00010', 'discretionary-payment', PMS, { ...form, amount: '-1' })),
      /pounds/,
    );
    const found = given(await open('manager-x00010', 'discretionary-payment', PMS, form));
    assert.equal(found.id, 'discretionary-payment-1');
    const next = async (user: string, iso: string) =>
      (await deeds.read(user, found.id, iso)).next.map(({ step: name, who, missing, due, last, isTheirs }) => {
        return { name, who, missing: missing.length, due, last, isTheirs };
      });
    const ofPractice = ['practice manager of the practice', 'general practitioner of the practice'];
    const nothing = { missing: 0, last: null };
    const due = day('2025-09-08');
    assert.deepEqual(await next('manager-x00010', '2025-09-03'), [
      { name: 'acknowledge', who: ['contract manager'], ...nothing, due, isTheirs: false },
      { name: 'withdraw', who: [...ofPractice, 'contract manager'], ...nothing, due: null, isTheirs: true },
    ]);
    given(await step('contracts', found.id, 'acknowledge', '2025-09-03'));
    assert.deepEqual((await next('contracts', '2025-09-04'))[0]?.missing, 3);
    assert.match(
      (await deeds.read('contracts', found.id, '2025-10-02')).next[0]?.missing.at(-1) ?? '',
      /October 2025 has begun/,
    );
    assert.match(refusal(await step('contracts', found.id, 'assess', '2025-09-04')), /not all shown/);
    await deeds.showAll(found);
    assert.match(await mayBeDecided(found, 'discretionary payment'), /acknowledged: there is nothing to decide/);
    const ready = given(await step('contracts', found.id, 'assess', '2025-09-04'));
    assert.equal(await mayBeDecided(ready, 'discretionary payment'), 'ok');
    assert.deepEqual([await waiting('secretary'), await waiting('contracts')], [['case to decide'], ['case late']]);
    await putOnItsAgenda(ready);
    assert.deepEqual(await waiting('secretary'), []);
    assert.match(
      await mayBeDecided(ready, 'discretionary payment', { names: [] }),
      /about X00010, which the item does not name/,
    );
    assert.match(refusal(await step('contracts', found.id, 'grant', '2025-09-17')), /decision.needed/);
    const matter = matterOf(ready, 'discretionary payment', { amountPence: 3000_00 });
    await decided(fixture.actions.store, 'PCCC 2025-09-16 item 7', matter, { decidedOn: '2025-09-16' });
    assert.match(
      refusal(await step('contracts', found.id, 'grant', '2025-09-17')),
      /allows up to £3,000.00, and this is £3,001.00/,
    );
    await decided(
      fixture.actions.store,
      'PCCC 2025-09-16 item 8',
      { ...matter, amountPence: 3001_00 },
      { decidedOn: '2025-09-16' },
    );
    assert.deepEqual([await waiting('secretary'), await waiting('contracts')], [[], ['case decided']]);
    given(await step('contracts', found.id, 'grant', '2025-09-17'));
    assert.deepEqual([await waiting('finance'), await waiting('contracts')], [['case to sign'], []]);
    const [signing] = await next('finance', '2025-09-17');
    assert.deepEqual([signing?.name, signing?.missing, signing?.isTheirs], ['put into effect', 0, true]);
    assert.equal(signing?.last, day('2025-10-01'));
    assert.match(refusal(await step('contracts', found.id, 'put into effect', '2025-09-17')), /access.denied/);
    assert.match(refusal(await step('finance', found.id, 'put into effect', '2025-10-02')), /a month to come/);
    given(await step('finance', found.id, 'put into effect', '2025-09-18'));
    const kept = await fixture.actions.store.read((db) =>
      currentDefinition(db, 'holding', `case/${found.id}`, day('2025-09-18')),
    );
    const contract = fixture.reports.contractNamed;
    assert(kept !== undefined && contract !== undefined);
    const holding = given(loadHolding(kept.json, contract, fixture.actions.rates));
    const statementOf = await bookOver({ holdings: [holding] });
    const lines = async (when: string) =>
      given(await statementOf(PMS, when)).lines.filter(({ account }) => account === 'Discretionary support');
    const [line] = await lines('2025-11');
    assert.deepEqual([line?.term, line?.amountPence], ['support-discretionary-payment-1', 1500_50n]);
    assert.deepEqual([(await lines('2025-09')).length, (await lines('2025-12')).length], [0, 0]);
    const paid = given(await statementOf(PMS, '2025-11'));
    await revoked(fixture.actions.store, 'PCCC 2025-09-16 item 8', '2025-11-20');
    const stopped = await fixture.actions.store.read((db) => heldUndecided(db, paid, day('2025-11-21')));
    assert.deepEqual(stopped.held.map(({ term }) => term).includes('support-discretionary-payment-1'), true);
    assert.equal(paid.totalPence - stopped.totalPence, 1500_50n);
    const register = await fixture.actions.store.read((db) => decisionNamed(db, 'PCCC 2025-09-16 item 8'));
    assert.match(register?.used.join() ?? '', /X00010 is paid £1,500.50 a month/);
  });

  test('a merger waits for engagement, and no penny, person or practice is lost across it', async () => {
    const form = { absorbed: GMS, on: '2025-11-01', reasons: 'a', patients: 'b', records: 'c' };
    const found = given(await open('contracts', 'merger', PMS, form));
    given(await step('contracts', found.id, 'acknowledge', '2025-09-03'));
    await showWithFile(found);
    await deeds.showAll(found);
    assert.match(refusal(await step('contracts', found.id, 'assess', '2025-09-04')), /each step of engagement/);
    given(await note('contracts', found.id, { kind: 'waived', step: 'audience', words: 'Both lists were written to' }));
    await deeds.engageAll(found);
    given(
      await note('contracts', found.id, {
        kind: 'consultation',
        isRequired: true,
        words: 'A door closes',
        outcome: null,
      }),
    );
    assert.match(refusal(await step('contracts', found.id, 'assess', '2025-09-04')), /formal consultation/);
    given(
      await note('contracts', found.id, {
        kind: 'consultation',
        isRequired: true,
        words: 'A door closes',
        outcome: 'Held',
      }),
    );
    const ready = given(await step('contracts', found.id, 'assess', '2025-09-04'));
    assert.match(await mayBeDecided(ready, 'merger'), /about X00036, which the item does not name/);
    assert.match(await mayBeDecided({ ...ready, id: 'the-merger' }, 'merger'), /A merger is decided on a case/);
    await decided(fixture.actions.store, 'PCCC 2025-09-16 item 9', matterOf(ready, 'merger'), {
      decidedOn: '2025-09-16',
    });
    given(await step('contracts', found.id, 'grant', '2025-09-17'));
    assert.match(refusal(await step('finance', found.id, 'put into effect', '2025-11-02')), /a month to come/);
    given(await step('finance', found.id, 'put into effect', '2025-09-18'));

    const kept = await fixture.actions.store.read((db) =>
      currentDefinition(db, 'commissioner', 'X00', day('2025-09-18')),
    );
    const register = given(PracticeRegister.fromJson(kept?.json as Json));
    const codes = (of: PracticeRegister) => of.practices().map(({ code }) => code);
    assert.deepEqual(codes(register), codes(fixture.reports.register));
    const [apart, merged] = [await bookOver({}), await bookOver({ register })];
    const all = async (of: typeof apart, when: string) => {
      const statements = await Promise.all([GMS, PMS, APMS].map((practice) => of(practice, when)));
      return sumPence(statements.flatMap((one) => (one.ok ? [one.value.totalPence] : [])));
    };
    for (const when of ['2025-10', '2025-11', '2026-02'])
      assert.equal(await all(merged, when), await all(apart, when), when);
    const [own, theirs, both] = [
      given(await apart(PMS, '2025-11')),
      given(await apart(GMS, '2025-11')),
      given(await merged(PMS, '2025-11')),
    ];
    assert.equal(both.lines.length, own.lines.length + theirs.lines.length);
    assert.equal(both.held.length, own.held.length + theirs.held.length);
    assert.equal(new Set(both.lines.map(({ id }) => id)).size, both.lines.length);
    assert.match(
      refusal(await merged(GMS, '2025-11')),
      /practice.merged: .*went into X00010 on 1 November 2025, by PCCC/,
    );
    assert((await merged(GMS, '2025-10')).ok);
    await revoked(fixture.actions.store, 'PCCC 2025-09-16 item 9', '2025-11-20');
    const stopped = await fixture.actions.store.read((db) => heldUndecided(db, both, day('2025-11-21')));
    assert.equal(stopped.totalPence, own.totalPence);
  });

  test('a notice is led by who holds the function on the day', async () => {
    const form = { breach: 'Closed on Fridays', clause: '12', remedy: 'Open', days: '20' };
    const draft = (iso: string, more = {}) => open('contracts', 'remedial-notice', PMS, { ...form, ...more }, iso);
    assert.match(refusal(await draft('2025-09-01')), /case.refused: A period shorter/);
    assert.match(
      refusal(await open('manager-x00010', 'remedial-notice', PMS, { ...form, days: '28' })),
      /access.denied/,
    );
    const found = given(await draft('2025-09-01', { shorter: 'safety of patients' }));
    await deeds.showAll(found);
    const asked = [matterOf(found, 'contract notice', { contract: 'PMS' }), { decidedOn: '2025-09-02' }] as const;
    await decided(fixture.actions.store, 'PCCC 2025-09-02 item 1', ...asked);
    given(await step('contracts', found.id, 'approve', '2025-09-03'));
    const issued = given(await step('finance', found.id, 'issue', '2025-09-04'));
    assert.equal(issued.state.stage, 'issued');
    assert.match(refusal(await step('contracts', found.id, 'lapse', '2025-09-23', 'Not open')), /not over/);
    given(await step('contracts', found.id, 'lapse', '2025-09-24', 'Not open'));
    assert.match(refusal(await step('finance', found.id, 'sanction', '2025-09-25', 'Deduct')), /decision.needed/);
    const phases = [
      { phase: 'joint', from: '2013-04-01' },
      { phase: 'delegated', from: '2025-10-01' },
    ];
    const json = { ...functionMatrix, phases } as unknown as Json;
    const later = { kind: 'functions', id: functionMatrix.id, json, knownFrom: day('2025-09-25') };
    await fixture.actions.store.write((db) => saveDefinitions(db, [later]));
    const led = refusal(await draft('2025-09-30', { days: '28' }));
    assert.match(led, /function.not-held: .* in the joint phase that is NHS England’s/);
    assert.equal(refusal(await draft('2025-10-01', { days: '28' })), 'ok');
  });

  test('a procurement is awarded after its standstill, by a decision about it and up to its amount', async () => {
    assert.match(refusal(await openProcurement(on('2025-10-02'), fixture.actor('finance'), ASK)), /access.denied/);
    assert.match(
      refusal(await openProcurement(on('2025-10-02'), contracts(), { ...ASK, route: 'by-favour' })),
      /The route is one of/,
    );
    const { id } = given(await openProcurement(on('2025-10-02'), contracts(), ASK));
    const note = { kind: 'notice', notice: 'intention', publishedOn: '2025-10-06', words: 'Notice 7' } as const;
    given(await noteProcurement(on('2025-10-06'), contracts(), { procurement: id, note }));
    const award = (iso: string, pounds: number) =>
      awardProcurement(on(iso), contracts(), { ...AWARD, procurement: id, valuePence: pounds });
    assert.match(refusal(await award('2025-10-16', 900_00)), /stands still until the end of 16 October 2025/);
    assert.match(refusal(await award('2025-10-17', 900_00)), /decision.needed/);
    const matter = { kind: 'procurement', subject: id, amountPence: 900_00 } as const;
    await decided(fixture.actions.store, 'PCCC 2025-10-14 item 1', matter, { decidedOn: '2025-10-14' });
    assert.match(refusal(await award('2025-10-17', 900_01)), /allows up to £900.00/);
    const awarded = given(await award('2025-10-17', 900_00));
    assert.equal(awarded.award?.decision, 'PCCC 2025-10-14 item 1');
    const register = given(await contractsReport(fixture.reports, fixture.actor('public')));
    assert.deepEqual(
      register.contracts
        .filter(({ contract }) => contract === id)
        .map(({ holderName, decisions }) => [holderName, ...decisions]),
      [['Surgeons', 'PCCC 2025-10-14 item 1']],
    );
  });

  test('plans and audits are kept by whoever answers for them, and the annual review counts the registers', async () => {
    const entry = { kind: 'met', action: 'governance', milestone: 'terms', words: 'Minute 4' } as const;
    const ask = { plan: 'co-commissioning', entry };
    assert.match(refusal(await keepPlan(on('2025-10-02'), contracts(), ask)), /access.denied/);
    given(await keepPlan(on('2025-10-02'), fixture.actor('secretary'), ask));
    assert.match(
      refusal(await keepPlan(on('2025-10-02'), fixture.actor('secretary'), { ...ask, plan: 'none' })),
      /not-found/,
    );
    const recommended = {
      audit: 'internal',
      report: 'R',
      words: 'Ask',
      risk: 'low',
      owner: 'S',
      dueOn: '2025-12-01',
    } as const;
    const { id: recommendation } = given(
      await keepRecommendation(on('2025-10-03'), fixture.actor('secretary'), recommended),
    );
    const done = { recommendation, words: 'Asked' };
    given(await implementRecommendation(on('2025-10-04'), fixture.actor('secretary'), done));
    const review = given(await annualReviewReport(fixture.reports, fixture.actor('public'), '2025-26'));
    const figure = (what: string) => review.figures.find((one) => one.what === what)?.count;
    assert.deepEqual(
      ['recommendations done', 'recommendations open', 'Merger of practices, opened', 'awarded', 'taken on merger'].map(
        figure,
      ),
      [1, 0, 1, 1, 1],
    );
    const paper = given(
      await madePaper(fixture.reports, fixture.actor('secretary'), { report: 'case', subject: 'merger-1' }),
    );
    assert.match(paper.text, /Engagement, Audience analysis: Done/);
    assert.match(paper.text, /Formal consultation: required: A door closes/);
    const of = { report: 'procurement', subject: 'procurement-1' };
    const other = given(await madePaper(fixture.reports, fixture.actor('secretary'), of));
    assert.match(other.text, /Standstill: until the end of 16 October 2025/);
  });
});
