import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { plans } from '../../../definitions/governance/plans.ts';
import { day, type Json } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import { recommendationFrom, recommendedFault } from './audit-recommendation.ts';
import { loadPlan, type PlanEntry, type PlanJson, planEntryFault, planStanding } from './plan.ts';

const [PLAN] = plans as readonly [PlanJson];
const kept = <E>(says: E, number = 1): Kept<E> => ({
  number,
  says,
  by: 'secretary',
  on: day('2026-04-02'),
  at: '2026-04-02T09:00:00.000Z',
});

describe('a plan', () => {
  test('of the repository loads, and one that names something twice or no day does not', () => {
    for (const plan of plans) assert(loadPlan(plan as unknown as Json).ok, plan.id);
    const [action] = PLAN.actions;
    const twice = loadPlan({ ...PLAN, actions: [action, action] } as unknown as Json);
    assert(!twice.ok);
    assert.match(twice.refusal.message, /governance is named twice/);
    const milestones = [{ id: 'a', words: 'A', dueOn: '2026-02-30' }];
    const noDay = loadPlan({ ...PLAN, actions: [{ ...action, milestones }] } as unknown as Json);
    assert(!noDay.ok);
    assert.match(noDay.refusal.message, /2026-02-30 is no day/);
  });

  test('stands by what was entered, and by the day', () => {
    const entries: readonly Kept<PlanEntry>[] = [
      kept({ kind: 'met', action: 'governance', milestone: 'terms', words: 'Minute 4' }),
      kept({ kind: 'measured', action: 'governance', value: '8 of 9', words: 'By the register' }, 2),
      kept({ kind: 'measured', action: 'governance', value: '9 of 9', words: 'By the register' }, 3),
      kept({ kind: 'reported', action: 'contracts', to: 'LMC', dueOn: '2025-10-31', words: 'In October' }, 4),
    ];
    const [governance, contracts] = planStanding(PLAN, entries, day('2026-04-10')).actions;
    assert.deepEqual(
      governance?.milestones.map(({ id, due }) => `${id} ${due}`),
      ['terms done', 'register overdue', 'audit overdue'],
    );
    assert.equal(governance?.measured?.value, '9 of 9');
    assert.equal(governance?.reports[0]?.due, 'to come');
    assert.deepEqual(
      contracts?.reports.map(({ due }) => due),
      ['done', 'to come'],
    );
    assert.equal(planStanding(PLAN, [], day('2026-09-29')).actions[2]?.milestones[0]?.due, 'to come');
    assert.equal(planStanding(PLAN, [], day('2026-09-30')).actions[2]?.milestones[0]?.due, 'overdue');
  });

  test('refuses what it does not have', () => {
    const fault = (entry: PlanEntry) => planEntryFault(PLAN, entry) ?? 'none';
    assert.match(fault({ kind: 'met', action: 'other', milestone: 'terms', words: 'W' }), /no action other/);
    assert.match(fault({ kind: 'met', action: 'governance', milestone: 'offer', words: 'W' }), /no milestone offer/);
    assert.match(fault({ kind: 'met', action: 'governance', milestone: 'terms', words: ' ' }), /what shows it/);
    assert.match(
      fault({ kind: 'reported', action: 'contracts', to: 'LMC', dueOn: '2025-11-01', words: 'W' }),
      /Nobody is owed/,
    );
    assert.equal(fault({ kind: 'reported', action: 'contracts', to: 'LMC', dueOn: '2025-10-31', words: 'W' }), 'none');
  });
});

describe('a recommendation of an audit', () => {
  const ASKED = {
    audit: 'internal',
    report: 'R',
    words: 'Ask yearly',
    risk: 'high',
    owner: 'S',
    dueOn: '2026-04-05',
  } as const;

  test('is overdue from the day after, until it is done', () => {
    const first = kept({ kind: 'recommended', ...ASKED } as const);
    assert.equal(recommendationFrom('audit-1', [first], day('2026-04-05')).isOverdue, false);
    assert.equal(recommendationFrom('audit-1', [first], day('2026-04-06')).isOverdue, true);
    const done = recommendationFrom(
      'audit-1',
      [first, kept({ kind: 'implemented', words: 'Asked' }, 2)],
      day('2026-05-01'),
    );
    assert.deepEqual([done.isOverdue, done.shown], [false, 'Asked']);
  });

  test('is whole', () => {
    assert.equal(recommendedFault(ASKED), undefined);
    assert.match(recommendedFault({ ...ASKED, owner: '' }) ?? '', /owner/);
    assert.match(recommendedFault({ ...ASKED, dueOn: 'soon' }) ?? '', /day/);
  });
});
