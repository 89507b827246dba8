import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type Actor, type Outcome, refused } from '../../base/index.ts';
import { reconcile as compare, paymentsOf, proposeReversal, type Reconciliation } from '../../payments/index.ts';
import { acting } from '../acting.ts';
import type { ActionContext } from '../context.ts';

/** The file that came back; `name` where it is not the one that it was sent under. */
export type ReconcileAsk = { readonly path: string; readonly name?: string };

/** What was found, and the ledger entries that it was proposed to take back because their payments were returned. */
export type Reconciled = Reconciliation & { readonly toTakeBack: readonly string[] };

const MOST_BYTES = 64 << 20;

/**
 * Compares a statement of what was paid with what was instructed. Of each payment that was returned it proposes to take the
 * ledger entry back, which somebody else approves; the month can then be paid again. Refuses `access.denied` and
 * `input.invalid`.
 */
export function reconcilePayments(
  context: ActionContext,
  actor: Actor,
  ask: ReconcileAsk,
): Promise<Outcome<Reconciled>> {
  const file = ask.name ?? basename(ask.path);
  const deed = { action: 'prepare payment', verb: 'reconcile payments', subject: `file ${file}` } as const;
  return acting(context, actor, deed, async (): Promise<Outcome<Reconciled>> => {
    const { store, clock } = context;
    const size = statSync(ask.path, { throwIfNoEntry: false })?.size;
    if (size === undefined) return invalid(`There is no file ${file}.`);
    if (size > MOST_BYTES) return invalid('The file is larger than is read.');
    const found = await compare(store, { file, text: readFileSync(ask.path, 'utf8'), by: actor, at: clock.now() });
    if (!found.ok) return found;
    return { ok: true, value: { ...found.value, toTakeBack: await proposeToTakeBack(context, actor, found.value) } };
  });
}

async function proposeToTakeBack(
  { store, clock, businessDate: date }: ActionContext,
  actor: Actor,
  { findings }: Reconciliation,
): Promise<readonly string[]> {
  const payments = new Map(
    (await store.read((db) => paymentsOf(db, { cameBack: true }))).map((each) => [each.reference, each]),
  );
  const proposed: string[] = [];
  for (const { outcome, reference, words: reason } of findings) {
    const payment = outcome === 'returned' ? payments.get(reference) : undefined;
    if (payment === undefined || payment.entry === null || payment.state === 'taken back') continue;
    const asked = await proposeReversal(store, { entry: payment.entry, reason, date, by: actor, at: clock.now() });
    if (asked.ok) proposed.push(payment.entry);
  }
  return proposed;
}

function invalid(message: string): Outcome<never> {
  return refused({ code: 'input.invalid', message });
}
