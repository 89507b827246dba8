import {
  type Actor,
  accepted,
  type Day,
  monthOfDay,
  monthText,
  type OdsCode,
  type Pence,
  pence,
} from '../../base/index.ts';
import {
  decisionsKept,
  notLive,
  type Procurement,
  procurementsKept,
  type RegisterDecision,
} from '../../governance/index.ts';
import { linesPaid } from '../../payments/index.ts';
import type { Practice } from '../../practices/index.ts';
import type { ReadDb } from '../../store/index.ts';
import { providerName } from '../claims/provider-name.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';
import { type PaidUnder, type PayingContract, paidUnder, termsPaid } from './contract-paid.ts';

/** What a contract is worth, and how that is known. */
export type ContractWorth = {
  /** Of an award its value; of what is paid by month what its months come to, of a longer contract a year; null: not known yet. */
  readonly valuePence: Pence | null;
  /** How the value is known, e.g. `October 2025 × 12`: that month, twelve times. */
  readonly basis: string;
  /** What runs paid under it and did not take back; null: nothing, or no run pays it. */
  readonly paidPence: Pence | null;
};

/** One contract that the commissioner holds with somebody. */
export type RegisteredContract = ContractWorth & {
  readonly holder: string;
  readonly holderName: string;
  /** Whether the holder is a practice of the register, which has a page. */
  readonly isPractice: boolean;
  readonly contract: string;
  readonly title: string;
  readonly type: string;
  readonly from: Day;
  /** The last day; null: not given. */
  readonly to: Day | null;
  /** Decisions by which it was varied, granted or awarded. */
  readonly decisions: readonly string[];
  /** Where it ended before its time, why: whoever held it went, or the decision that it stands by is not in force. */
  readonly ended: string | null;
};

export type ContractsReport = { readonly contracts: readonly RegisteredContract[] };

/**
 * The register of contracts: each practice's main contract, what it holds beside it, and what was awarded, each with its value.
 * What was paid to a practice is published by practice; a contract that takes off has no value. Anybody may read it.
 */
export function contractsReport(context: ReportContext, reader: Actor): Report<ContractsReport> {
  const what = { actions: ['see published'] as const, verb: 'read contracts', subject: 'contracts register' };
  return reading(context, reader, what, () =>
    context.store.read(async (db) => {
      const endedBy = endingOf(await decisionsKept(db), context.businessDate);
      const awarded = (await procurementsKept(db)).flatMap((one) => awardedContract(one, endedBy));
      return accepted({ contracts: [...(await paidContracts(context, db, endedBy)), ...awarded] });
    }),
  );
}

/** Why what stands by a decision alone has ended; null while it stands. */
type EndedBy = (reference: string) => string | null;

function endingOf(decisions: readonly RegisterDecision[], on: Day): EndedBy {
  const byReference = new Map(decisions.map((one) => [one.reference, one]));
  return (reference) => {
    const decision = byReference.get(reference);
    return decision === undefined ? null : (notLive(decision, on)?.message ?? null);
  };
}

function awardedContract({ id, opened, award }: Procurement, endedBy: EndedBy): RegisteredContract[] {
  if (award === null) return [];
  const { supplier, registered, valuePence, decision, on } = award;
  return [
    {
      ...{ holder: registered, holderName: supplier, isPractice: false, contract: id, title: opened.title },
      ...{ type: opened.contract, from: on, to: null, decisions: [decision], ended: endedBy(decision) },
      ...{ valuePence: pence(BigInt(valuePence)), basis: 'as awarded', paidPence: null },
    },
  ];
}

type Paying = {
  readonly shown: Omit<RegisteredContract, keyof ContractWorth>;
  readonly paying: PayingContract;
  /** Whether each month pays the like again. */
  readonly isMonthly: boolean;
};

async function paidContracts(context: ReportContext, db: ReadDb, endedBy: EndedBy): Promise<RegisteredContract[]> {
  const all = [...mainContracts(context), ...heldBeside(context, endedBy)];
  const paid = paidUnder(
    await linesPaid(db),
    all.map(({ paying }) => paying),
  );
  return all.map((one) => ({ ...one.shown, ...worthOf(one, paid(one.paying)) }));
}

/** Months of a year: a longer contract is valued by the year. */
const YEAR = 12;

function worthOf({ paying: { from, to }, isMonthly }: Paying, paid: PaidUnder | undefined): ContractWorth {
  if (paid === undefined) return { valuePence: null, basis: 'no month was paid yet', paidPence: null };
  if (paid.pence < 0n) return { valuePence: null, basis: 'it takes off what is paid', paidPence: null };
  if (!isMonthly) return { valuePence: paid.pence, basis: 'what was paid', paidPence: paid.pence };
  const months = Math.min(YEAR, to - from + 1);
  return {
    valuePence: pence(paid.lastMonthPence * BigInt(months)),
    basis: `${monthText(paid.lastMonth)} × ${months}`,
    paidPence: paid.pence,
  };
}

function mainContracts({ register, contracts }: ReportContext): Paying[] {
  return register.practices().flatMap((practice) => {
    const { code, name, contractType } = practice;
    return contracts
      .filter(({ json }) => json.contractType === contractType)
      .map(({ json, validFrom, validTo }) => {
        const own = json.lines.filter(({ practices }) => practices?.includes(code) === true);
        const end = endOf(practice, validTo);
        const shown = {
          ...{ holder: code, holderName: name, isPractice: true, contract: json.id, title: json.title },
          ...{ type: contractType, from: validFrom, to: validTo },
          decisions: [...own.flatMap(({ decision }) => decision ?? []), ...(end === null ? [] : [end.decision])],
          ended: end === null ? null : end.words,
        };
        return { shown, paying: payingOf(code, { validFrom, validTo }, termsPaid(json)), isMonthly: true };
      });
  });
}

/** How a practice's contract is over before its last day, and by which decision; null: it is not. */
function endOf({ mergedInto, closed }: Practice, validTo: Day) {
  if (mergedInto !== undefined && mergedInto.from <= validTo) {
    return { words: `went into ${mergedInto.successor}`, decision: mergedInto.decision };
  }
  return closed !== undefined && closed.from <= validTo ? { words: 'closed', decision: closed.decision } : null;
}

function heldBeside(context: ReportContext, endedBy: EndedBy): Paying[] {
  const { holdings = [], register } = context;
  return holdings.map(({ holder, json, contract, validFrom, validTo }) => {
    const { pays = 'month', title, contractType } = contract.json;
    const shown = {
      ...{ holder, isPractice: register.has(holder), contract: json.id, title },
      holderName: providerName(context, holder),
      type: contractType ?? 'beside the main contract',
      ...{ from: validFrom, to: validTo },
      ended: json.decided === undefined ? null : endedBy(json.decided.decision),
      decisions: json.decided === undefined ? [] : [json.decided.decision],
    };
    const terms = termsPaid(contract.json, json.decided?.case);
    return { shown, paying: payingOf(holder, { validFrom, validTo }, terms), isMonthly: pays !== 'once' };
  });
}

type Dates = { readonly validFrom: Day; readonly validTo: Day };

function payingOf(holder: OdsCode, { validFrom, validTo }: Dates, terms: readonly string[]): PayingContract {
  return { holder, from: monthOfDay(validFrom), to: monthOfDay(validTo), terms };
}
