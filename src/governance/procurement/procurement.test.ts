import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { procurementPolicy } from '../../../definitions/governance/procurement.ts';
import { day, isoOfDay, type Json } from '../../base/index.ts';
import type { Kept } from '../kept/entry.ts';
import {
  notAwardable,
  type ProcurementEntry,
  procurementFrom,
  procurementNoteFault,
  procurementStage,
  standsStillUntil,
} from './procurement.ts';
import { loadProcurementPolicy, standstillEnd } from './procurement-policy.ts';

const NONE: ReadonlySet<ReturnType<typeof day>> = new Set();
const { routes, standstill } = procurementPolicy;

function after(route: string, ...entries: readonly ProcurementEntry[]) {
  const opened: ProcurementEntry = {
    kind: 'opened',
    route: routes.find(({ id }) => id === route) as (typeof routes)[number],
    standstill,
    ...{ title: 'Sleep', description: 'Sleep studies', contract: 'community', isNew: true },
    ...{ clinicalLead: 'A', contractManager: 'B', reason: 'C', valuePence: 100_00 },
  };
  const kept = [opened, ...entries].map((says, index): Kept<ProcurementEntry> => {
    return { number: index + 1, says, by: 'contracts', on: day('2026-06-01'), at: '2026-06-01T10:00:00.000Z' };
  });
  return procurementFrom('procurement-1', kept);
}

const intention = (publishedOn: string): ProcurementEntry => ({
  kind: 'notice',
  notice: 'intention',
  publishedOn,
  words: 'N1',
});
const AWARDED: ProcurementEntry = {
  ...{ kind: 'awarded', supplier: 'S', registered: 'X00S1', valuePence: 100_00, words: 'W', decision: 'PCCC 1' },
};

describe('a procurement', () => {
  test('stands still eight working days, counted from the day that policy says', () => {
    const published = day('2026-06-01');
    assert.equal(isoOfDay(standstillEnd(published, standstill, NONE)), '2026-06-11');
    assert.equal(isoOfDay(standstillEnd(published, { ...standstill, beginsDaysAfter: 2 }, NONE)), '2026-06-12');
    assert.equal(isoOfDay(standstillEnd(published, standstill, new Set([day('2026-06-03')]))), '2026-06-12');
  });

  test('is awarded after its notices, its standstill and an answer to each representation', () => {
    const on = day('2026-06-12');
    const waits = (...entries: readonly ProcurementEntry[]) =>
      notAwardable(after('direct-award-c', ...entries), on, NONE) ?? 'nothing';
    assert.match(waits(), /intention to award is to be published first/);
    assert.match(waits(intention('2026-06-02')), /until the end of 12 June 2026/);
    assert.equal(waits(intention('2026-06-01')), 'nothing');
    const said: ProcurementEntry = { kind: 'representation', from: 'Another', words: 'Why not us?' };
    assert.match(waits(intention('2026-06-01'), said), /representation of Another is to be answered/);
    const answered: ProcurementEntry = { kind: 'answered', representation: 1, words: 'Because.' };
    assert.equal(waits(intention('2026-06-01'), said, answered), 'nothing');
    assert.match(waits({ kind: 'abandoned', words: 'No' }), /ended already/);
    assert.equal(notAwardable(after('direct-award-a'), on, NONE), undefined);
    assert.equal(standsStillUntil(after('direct-award-a'), NONE), undefined);
  });

  test('goes from planned to complete, and takes notices in their order', () => {
    const confirmation: ProcurementEntry = {
      kind: 'notice',
      notice: 'confirmation',
      publishedOn: '2026-06-01',
      words: 'N2',
    };
    const stages = [
      [],
      [intention('2026-06-01')],
      [intention('2026-06-01'), AWARDED],
      [intention('2026-06-01'), AWARDED, confirmation],
    ];
    assert.deepEqual(
      stages.map((entries) => procurementStage(after('direct-award-c', ...entries))),
      ['planned', 'intended', 'awarded', 'complete'],
    );
    const fault = (note: Parameters<typeof procurementNoteFault>[1], ...entries: readonly ProcurementEntry[]) =>
      procurementNoteFault(after('direct-award-c', ...entries), note, day('2026-06-02')) ?? 'none';
    const notice = { kind: 'notice', notice: 'confirmation', publishedOn: '2026-06-01', words: 'N' } as const;
    assert.match(fault(notice), /comes after the award/);
    assert.equal(fault(notice, intention('2026-06-01'), AWARDED), 'none');
    assert.match(fault({ ...notice, notice: 'intention', publishedOn: '2026-06-03' }), /day on which it was published/);
    assert.match(fault({ ...notice, notice: 'tender' }), /no such notice/);
    assert.match(fault({ kind: 'answered', representation: 1, words: 'W' }), /no such representation/);
  });

  test('goes by a policy that is refused where a standstill follows no notice', () => {
    assert(loadProcurementPolicy(procurementPolicy as unknown as Json).ok);
    const [route] = routes;
    const wrong = { ...procurementPolicy, routes: [{ ...route, hasStandstill: true }] };
    const loaded = loadProcurementPolicy(wrong as unknown as Json);
    assert(!loaded.ok);
    assert.match(loaded.refusal.message, /direct-award-a stands still after a notice/);
  });
});
