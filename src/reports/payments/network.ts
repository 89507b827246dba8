import {
  type Actor,
  accepted,
  type Day,
  dayFromIso,
  decimalText,
  type OdsCode,
  odsCodeFromText,
  poundsFromPence,
  quarterOf,
  refused,
} from '../../base/index.ts';
import { type Holding, networkIn, noNetwork } from '../../contracts/index.ts';
import { nominationWaiting, type Payee } from '../../payments/index.ts';
import type { ReportContext } from '../context.ts';
import { paidPlaceOf } from '../places/paid-place.ts';
import { reading } from '../reading.ts';
import type { ProviderPlace, Report } from '../report.ts';
import { nominatedFor, type ProposedPayee } from './payees.ts';
import { type MonthPayment, monthsPaid } from './payment.ts';

/** A practice that signed a network's contract. */
export type NetworkMember = {
  readonly practice: OdsCode;
  readonly name: string;
  readonly from: Day;
  /** The last day; null: it is in it still. */
  readonly to: Day | null;
};

/** A contract that a network holds. */
export type NetworkContract = {
  readonly id: string;
  readonly title: string;
  readonly from: Day;
  readonly to: Day;
  readonly source: string;
};

/** A network: what it holds, who its members are, who is paid for it, and what for each month. */
export type NetworkReport = {
  readonly place: ProviderPlace;
  readonly contracts: readonly NetworkContract[];
  readonly members: readonly NetworkMember[];
  /** Whom it nominated. */
  readonly payee: Payee;
  /** The day before which nothing is paid for it, after another payee was nominated; null: nothing stops it. */
  readonly pausedUntil: Day | null;
  readonly pauseDays: number;
  /** Another payee that waits for a second person; null: none does. */
  readonly waiting: ProposedPayee | null;
  /** Whether the reader may approve it. */
  readonly mayApprove: boolean;
  /** Whom the reader may propose; empty to who may not. */
  readonly choices: readonly Payee[];
  /** Months of its contracts, the oldest first. */
  readonly months: readonly NetworkMonth[];
};

/** What a network earned in a month, and what that is for a head of its members' lists. */
export type NetworkMonth = MonthPayment & {
  /** People on the lists at the first day of the quarter; null where one was not received. */
  readonly registered: number | null;
  /** In pounds to the penny; null where there is nothing to divide by. */
  readonly poundsPerHead: string | null;
};

export type NetworkAsk = { readonly network: OdsCode };

/** One network. Refuses `not-found` for who is none. */
export function networkReport(context: ReportContext, reader: Actor, { network }: NetworkAsk): Report<NetworkReport> {
  const subject = `network ${network}`;
  const what = { actions: ['see practice money'], provider: network, verb: 'read network', subject } as const;
  return reading(context, reader, what, async () => {
    const place = paidPlaceOf(context, network);
    if (!place.ok || place.value.contractType !== 'network') return refused(noNetwork(network));
    const held = (context.holdings ?? []).filter(({ holder }) => holder === network);
    const months = (await monthsPaid(context, reader, network)).filter(({ payment }) => payment.kind !== 'none');
    return accepted({
      place: place.value,
      contracts: held.map(contractOf),
      members: held.flatMap((holding) => membersOf(context, holding)),
      ...(await nominationOf(context, reader, place.value, held)),
      months: await Promise.all(months.map((month) => perHead(context, network, month))),
    });
  });
}

type Nominated = Pick<NetworkReport, 'payee' | 'pausedUntil' | 'pauseDays' | 'waiting' | 'mayApprove' | 'choices'>;

async function nominationOf(
  context: ReportContext,
  reader: Actor,
  { practice: network, name }: ProviderPlace,
  held: readonly Holding[],
): Promise<Nominated> {
  const { payments, businessDate: on, store, rules } = context;
  const proposed = await store.read((db) => nominationWaiting(db, network, on));
  const may = (action: 'prepare payment' | 'certify payment') => rules.may(reader, action, {}).ok;
  const payee = payments.payees.payeeOf(network, name, on);
  return {
    payee,
    ...nominatedFor(context, network, proposed),
    pauseDays: payments.payer.pauseDays,
    mayApprove: proposed !== undefined && proposed.proposedBy !== reader.user && may('certify payment'),
    choices: may('prepare payment') ? choicesOf(context, held).filter(({ id }) => id !== payee.id) : [],
  };
}

/** Everybody who is listed as a payee, and the members that are paid themselves. */
function choicesOf(context: ReportContext, held: readonly Holding[]): readonly Payee[] {
  const { payees } = context.payments;
  const on = context.businessDate;
  const listed = payees.listedOn(on).map(({ payee }) => payee);
  const members = held
    .flatMap((holding) => membersOf(context, holding))
    .map(({ practice, name }) => payees.payeeOf(practice, name, on));
  return [...new Map([...listed, ...members].map((payee) => [payee.id, payee])).values()];
}

async function perHead(context: ReportContext, code: OdsCode, paid: MonthPayment): Promise<NetworkMonth> {
  const { month, payment } = paid;
  const lists = await context.book.lists(quarterOf(month));
  const members = networkIn(context.holdings ?? [], code, month)?.members ?? [];
  const received = members.flatMap((member) => lists.get(member)?.registered ?? []);
  const registered = received.length === members.length ? received.reduce((sum, list) => sum + list, 0) : null;
  if (payment.kind !== 'statement' || registered === null || registered === 0)
    return { ...paid, registered, poundsPerHead: null };
  const poundsPerHead = decimalText(poundsFromPence(payment.totalPence).div(BigInt(registered)), 2);
  return { ...paid, registered, poundsPerHead };
}

function contractOf({ json, contract, validFrom, validTo }: Holding): NetworkContract {
  return { id: contract.json.id, title: contract.json.title, from: validFrom, to: validTo, source: json.source };
}

function membersOf({ register }: ReportContext, { json }: Holding): readonly NetworkMember[] {
  return (json.network?.members ?? []).flatMap(({ practice, from, to }) => {
    const code = odsCodeFromText(practice);
    const known = code === undefined ? undefined : register.practice(code);
    const begins = dayFromIso(from);
    if (!known?.ok || begins === undefined) return [];
    const { code: of, name } = known.value;
    return [{ practice: of, name, from: begins, to: to === undefined ? null : (dayFromIso(to) ?? null) }];
  });
}
