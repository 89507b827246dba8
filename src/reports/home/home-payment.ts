import { type Actor, poundsText } from '../../base/index.ts';
import { latestAbout } from '../../governance/index.ts';
import { nominationWaiting, payeeBank, paymentsOf } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { nameOf } from '../statements/line-posting.ts';
import type { Need } from './home-need.ts';

/** Changes of bank details and of networks' payees, and returned payments, that wait for the reader. */
export async function paymentNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  if (!context.rules.may(reader, 'certify payment', {}).ok) return [];
  return [
    ...(await bankNeeds(context, reader)),
    ...(await payeeNeeds(context, reader)),
    ...(await returnNeeds(context, reader)),
  ];
}

async function bankNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const { store, businessDate, payments } = context;
  const needs: Need[] = [];
  for (const { payee } of payments.payees.listedOn(businessDate)) {
    const { waiting } = await store.read((db) => payeeBank(db, payee.id, businessDate));
    if (waiting === null || waiting.proposedBy === reader.user) continue;
    const title = `${payee.name}: other bank details to approve`;
    const detail = `${nameOf(context, waiting.proposedBy)} proposed the account ${waiting.accountNumber}.`;
    needs.push({ kind: 'bank details to approve', title, detail, to: { page: 'payee', payee: payee.id } });
  }
  return needs;
}

async function payeeNeeds(context: ReportContext, reader: Actor): Promise<readonly Need[]> {
  const { store, businessDate, holdings = [] } = context;
  const needs: Need[] = [];
  const held = holdings.flatMap(({ holder, json }) => (json.network ? [[holder, json.network.name] as const] : []));
  for (const [network, name] of new Map(held)) {
    const waiting = await store.read((db) => nominationWaiting(db, network, businessDate));
    if (waiting === undefined || waiting.proposedBy === reader.user) continue;
    const title = `${name}: another payee to approve`;
    const detail = `${nameOf(context, waiting.proposedBy)} proposed ${waiting.payee.name}.`;
    needs.push({ kind: 'payee to approve', title, detail, to: { page: 'network', network } });
  }
  return needs;
}

/** Payments that came back and whose entries somebody else has proposed to take back. */
async function returnNeeds({ store }: ReportContext, reader: Actor): Promise<readonly Need[]> {
  return store.read(async (db) => {
    const returned = (await paymentsOf(db, { cameBack: true })).filter(({ state }) => state === 'returned');
    const needs: Need[] = [];
    for (const { entry, reference, amountPence } of returned) {
      const proposed = entry === null ? undefined : await latestAbout(db, 'reversal', entry);
      if (entry === null || proposed === undefined || proposed.proposedBy === reader.user) continue;
      const title = `Payment ${reference} came back`;
      const detail = `${poundsText(amountPence)}: it was proposed to take ledger entry ${entry} back.`;
      needs.push({ kind: 'payment returned', title, detail, to: { page: 'reconciliations' } });
    }
    return needs;
  });
}
