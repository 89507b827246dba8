import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { functionMatrix } from '../../../definitions/governance/functions.ts';
import { plans } from '../../../definitions/governance/plans.ts';
import { CaseDeeds, given, refusal } from '../../../tests/cases-for-tests.ts';
import { revoked } from '../../../tests/decisions-for-tests.ts';
import { buildFixture, type Fixture } from '../../../tests/fixture.ts';
import { day, type Json } from '../../base/index.ts';
import type { DecisionKind, Matter, PlanJson, ProcurementNote } from '../../governance/index.ts';
import {
  annualReviewReport,
  contractsReport,
  madePaper,
  planReport,
  plansReport,
  procurementReport,
} from '../../reports/index.ts';
import { saveDefinitions } from '../../store/index.ts';
import {
  type AwardAsk,
  adoptPlan,
  awardProcurement,
  implementRecommendation,
  keepPlan,
  keepRecommendation,
  noteProcurement,
  type OpenProcurementAsk,
  openProcurement,
  proposePlan,
} from '../index.ts';

let fixture: Fixture;
let deeds: CaseDeeds;
const reportsOn = (iso: string) => ({ ...fixture.reports, businessDate: day(iso) });

const matter = (kind: DecisionKind, subject: string, more: Partial<Matter> = {}): Matter => {
  return { kind, contract: 'any', subject, contentHash: null, amountPence: null, ...more };
};

const ASK: OpenProcurementAsk = {
  ...{ route: 'competitive', title: 'A practice for the new estate', description: 'A list of 6,000', contract: 'APMS' },
  ...{ isNew: true, clinicalLead: 'Dr Hilary Ward', contractManager: 'Clause Paragraph', reason: 'Nobody is there' },
  valuePence: 900_000_00,
};

describe('whole journeys of procurements and plans', () => {
  before(async () => {
    fixture = await buildFixture();
    deeds = new CaseDeeds(fixture);
  });
  const note = (procurement: string, iso: string, entry: ProcurementNote) =>
    noteProcurement(deeds.on(iso), fixture.actor('contracts'), { procurement, note: entry });
  const notice = (id: string, iso: string, which: string) =>
    note(id, iso, { kind: 'notice', notice: which, publishedOn: iso, words: `Notice of ${iso}` });
  const award = (procurement: string, iso: string, more: Partial<AwardAsk> = {}) => {
    const to = { supplier: 'Estate Practice', registered: 'X00S2', valuePence: 880_000_00, words: 'It scored most' };
    return awardProcurement(deeds.on(iso), fixture.actor('contracts'), { procurement, ...to, ...more });
  };

  test('a new practice is procured by its route: notices, representations, standstill, decision, award, confirmation', async () => {
    const contracts = fixture.actor('contracts');
    const { id } = given(await openProcurement(deeds.on('2025-10-01'), contracts, ASK));
    const shown = async (iso: string) => given(await procurementReport(reportsOn(iso), fixture.actor('public'), id));
    assert.equal((await shown('2025-10-01')).stage, 'planned');
    assert.match(refusal(await award(id, '2025-10-02')), /Invitation to offer is to be published first/);
    assert.match(refusal(await notice(id, '2025-10-02', 'award')), /publishes no such notice/);
    assert.match(refusal(await notice(id, '2025-10-02', 'confirmation')), /comes after the award/);
    given(await notice(id, '2025-10-02', 'tender'));
    assert.match(refusal(await award(id, '2025-11-03')), /intention to award is to be published first/);
    given(await notice(id, '2025-11-03', 'intention'));
    const { stage, standsStillUntil } = await shown('2025-11-04');
    assert.deepEqual([stage, standsStillUntil], ['intended', day('2025-11-13')]);
    const asked = { kind: 'representation', from: 'Another bidder', words: 'Why not us?' } as const;
    given(await note(id, '2025-11-05', asked));
    assert.match(refusal(await award(id, '2025-11-13')), /until the end of 13 November 2025/);
    assert.match(refusal(await award(id, '2025-11-14')), /representation of Another bidder is to be answered/);
    given(await note(id, '2025-11-12', { kind: 'answered', representation: 1, words: 'Access counted most.' }));
    assert.match(refusal(await award(id, '2025-11-14')), /decision.needed/);
    const other = await deeds.meet('2025-10-21', matter('procurement', 'procurement-9', { contract: 'APMS' }));
    assert.match(refusal(await award(id, '2025-11-14')), /decision.needed/, other);
    const more = { contract: 'APMS', amountPence: 900_000_00 } as const;
    const condition = { words: 'The lease is signed', isBefore: true };
    const held = { conditions: [condition], expiresOn: '2025-12-31' };
    const reference = await deeds.meet('2025-11-11', matter('new practice', id, more), held);
    assert.match(refusal(await award(id, '2025-11-14')), /waits for a condition/);
    await deeds.meetCondition(reference, 0, '2025-11-14');
    assert.match(refusal(await award(id, '2025-11-14', { valuePence: 900_000_01 })), /allows up to £900,000.00/);
    assert.match(refusal(await award(id, '2026-01-02')), /expired after 2025-12-31/);
    given(await award(id, '2025-11-14'));
    assert.match(refusal(await award(id, '2025-11-14')), /has ended already/);
    assert.equal((await shown('2025-11-14')).stage, 'awarded');
    given(await notice(id, '2025-11-17', 'confirmation'));
    assert.equal((await shown('2025-11-17')).stage, 'complete');
    const registered = async (iso: string) => {
      const register = given(await contractsReport(reportsOn(iso), fixture.actor('public')));
      const found = register.contracts.find(({ contract }) => contract === id);
      return [found?.holderName, found?.decisions.join(), found?.ended ?? null];
    };
    assert.deepEqual(await registered('2025-11-18'), ['Estate Practice', reference, null]);
    await revoked(fixture.actions.store, reference, '2025-12-05');
    assert.match((await registered('2025-12-06'))[2] ?? '', /was revoked/);
  });

  test('a direct award has no standstill, and what is abandoned or not the commissioner’s is never awarded', async () => {
    const contracts = fixture.actor('contracts');
    const direct = { ...ASK, route: 'direct-award-a', title: 'Only one can', isNew: false };
    const { id } = given(await openProcurement(deeds.on('2025-10-01'), contracts, direct));
    await deeds.meet('2025-10-28', matter('contract award', id, { contract: 'APMS' }));
    given(await award(id, '2025-10-29'));
    const dropped = given(await openProcurement(deeds.on('2025-10-01'), contracts, ASK)).id;
    given(await note(dropped, '2025-10-02', { kind: 'abandoned', words: 'The estate is not built' }));
    assert.match(refusal(await award(dropped, '2025-10-03')), /has ended already/);
    assert.match(refusal(await notice(dropped, '2025-10-03', 'tender')), /abandoned/);
    const phases = [
      { phase: 'before delegation', from: '2013-04-01' },
      { phase: 'delegated', from: '2025-10-01' },
    ];
    const json = { ...functionMatrix, phases } as unknown as Json;
    const later = { kind: 'functions', id: functionMatrix.id, json, knownFrom: day('2025-09-01') };
    await fixture.actions.store.write((db) => saveDefinitions(db, [later]));
    const early = await openProcurement(deeds.on('2025-09-30'), contracts, ASK);
    assert.match(refusal(early), /function.not-held: .* before delegation phase that is NHS England’s/);
  });

  test('a strategy holds once a committee has decided on exactly it and another has adopted it, and stops with its decision', async () => {
    const [secretary, quality] = [fixture.actor('secretary'), fixture.actor('quality')];
    const [, strategy] = plans as readonly [PlanJson, PlanJson];
    const [access] = strategy.actions;
    assert(access !== undefined);
    const longer = { ...access, id: 'longer', title: 'Longer appointments for who needs them' };
    const json = { ...strategy, actions: [...strategy.actions, longer] } as unknown as Json;
    const propose = (asked: Json) => proposePlan(deeds.on('2025-11-03'), secretary, { json: asked });
    assert.match(refusal(await propose({ ...strategy, actions: [] } as unknown as Json)), /definition.invalid/);
    assert.match(
      refusal(await propose({ ...strategy, decided: 'PCCC 1' } as unknown as Json)),
      /names its decision once/,
    );
    const denied = await proposePlan(deeds.on('2025-11-03'), fixture.actor('contracts'), { json });
    assert.match(refusal(denied), /access.denied/);
    const { subject, contentHash } = given(await propose(json));
    const adopt = (iso: string, by = quality) => adoptPlan(deeds.on(iso), by, { subject });
    const standing = async (iso: string) =>
      given(await plansReport(reportsOn(iso), fixture.actor('public'))).proposed.map((one) => one.standing);
    assert.deepEqual(await standing('2025-11-04'), ['not decided']);
    const proposed = given(await planReport(reportsOn('2025-11-04'), fixture.actor('public'), subject));
    assert.deepEqual([proposed.isProposed, proposed.plan.actions.length], [true, strategy.actions.length + 1]);
    const paper = given(await madePaper(reportsOn('2025-11-04'), secretary, { report: 'plan', subject }));
    assert.match(paper.text, /as it is proposed.*Longer appointments/s);
    assert.match(refusal(await adopt('2025-11-04')), /decision.needed/);
    await deeds.meet('2025-11-25', matter('strategy', subject, { contentHash: 'f'.repeat(64) }));
    assert.match(refusal(await adopt('2025-11-26')), /decision.needed/);
    const held = { expiresOn: '2026-11-30', conditions: [{ words: 'It is reviewed in a year', isBefore: false }] };
    const reference = await deeds.meet('2025-12-02', matter('strategy', subject, { contentHash }), held);
    assert.deepEqual(await standing('2025-12-03'), ['to be adopted']);
    assert.match(refusal(await adopt('2025-12-03', secretary)), /approval.own-work/);
    const approved = given(await adopt('2025-12-03'));
    assert.deepEqual(
      [approved.restsOn, approved.expiresOn, approved.conditions],
      [reference, '2026-11-30', ['It is reviewed in a year']],
    );
    assert.deepEqual(await standing('2025-12-03'), ['adopted']);
    const met = { kind: 'met', action: 'longer', milestone: 'extended', words: 'Since December' } as const;
    const enter = (iso: string) => keepPlan(deeds.on(iso), quality, { plan: strategy.id, entry: met });
    assert.match(refusal(await enter('2025-12-02')), /no action longer/);
    given(await enter('2025-12-04'));
    await revoked(fixture.actions.store, reference, '2026-01-13');
    assert.match(refusal(await enter('2026-01-14')), /decision.not-live/);
    assert.deepEqual(await standing('2026-01-14'), ['stopped']);
    const stopped = given(await planReport(reportsOn('2026-01-14'), fixture.actor('public'), strategy.id));
    assert.match(stopped.plan.stopped ?? '', /was revoked/);
  });

  test('the yearly work plan and what audits recommended are tracked to their day and past it, into the annual review', async () => {
    const secretary = fixture.actor('secretary');
    const plan = 'work-plan-2026-27';
    const at = async (iso: string) => {
      const { plans: all, recommendations } = given(await plansReport(reportsOn(iso), fixture.actor('public')));
      const money = all.find(({ id }) => id === plan)?.actions.find(({ id }) => id === 'money');
      const due = money?.milestones.map((one) => one.due).join();
      return {
        due,
        measured: money?.measured?.value,
        audits: recommendations.map(({ isOverdue, shown }) => [isOverdue, shown]),
      };
    };
    const enter = (iso: string, entry: Parameters<typeof keepPlan>[2]['entry']) =>
      keepPlan(deeds.on(iso), secretary, { plan, entry });
    assert.equal((await at('2026-07-21')).due, 'to come,to come,to come,to come');
    assert.equal((await at('2026-07-22')).due, 'overdue,to come,to come,to come');
    given(await enter('2026-07-23', { kind: 'met', action: 'money', milestone: 'q1', words: 'Item 4 of July' }));
    given(await enter('2026-07-23', { kind: 'measured', action: 'money', value: '1', words: 'One report' }));
    const told = { kind: 'reported', action: 'assurance', to: 'Governing body', dueOn: '2027-05-11' } as const;
    given(await enter('2027-05-04', { ...told, words: 'Annual review, item 6' }));
    const recommended = {
      report: 'Delegation',
      words: 'Ask members yearly',
      risk: 'high',
      owner: 'Secretary',
    } as const;
    const kept = await keepRecommendation(deeds.on('2026-06-01'), secretary, {
      ...{ ...recommended, audit: 'external', dueOn: '2026-07-21' },
    });
    const { id: recommendation } = given(kept);
    const after = await at('2026-07-22');
    assert.deepEqual(after.audits, [[true, null]]);
    const done = { recommendation, words: 'Asked on 24 July' };
    given(await implementRecommendation(deeds.on('2026-07-24'), secretary, done));
    assert.deepEqual(await at('2026-07-25'), {
      ...{ due: 'done,to come,to come,to come', measured: '1', audits: [[false, 'Asked on 24 July']] },
    });
    const review = given(await annualReviewReport(reportsOn('2027-05-05'), fixture.actor('public'), '2026-27'));
    assert.equal(review.figures.find(({ what }) => what === 'recommendations done')?.count, 1);
  });
});
