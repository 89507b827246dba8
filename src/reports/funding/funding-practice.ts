import {
  assert,
  type Day,
  type Exact,
  exact,
  type FinancialYear,
  type Pence,
  poundsFromPence,
} from '../../base/index.ts';
import type { Reader } from '../../warehouse/index.ts';

/** What a practice was paid in a year, as it was published. Null was not received. */
export type PaidPractice = {
  readonly practice: string;
  readonly name: string;
  /** The commissioner's code and name: 05C, Dudley. */
  readonly area: string;
  readonly areaName: string;
  /** NHS England's region as published, e.g. Q71; null when it was not received. */
  readonly region: string | null;
  readonly contractType: ContractKind;
  readonly registered: Exact | null;
  readonly weighted: Exact | null;
  readonly globalSum: Pence | null;
  /** Two further parts of core payment: the MPIG correction factor, and what PMS contracts pay in place of a global sum. */
  readonly mpig: Pence | null;
  readonly balanceOfPms: Pence | null;
  readonly componentSum: Pence;
  readonly total: Pence | null;
  readonly deductions: Pence | null;
  readonly net: Pence | null;
  /** Within what its sums are held to add, as it was published rounded. */
  readonly tolerance: Pence;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  /** The file says that it holds a part of the year only. */
  readonly isFlaggedPartYear: boolean;
  /** SHA-256 of the file, and the record in it. */
  readonly file: string;
  readonly row: number;
};

/** A contract as published; `unknown` where the file says so or says nothing. */
export type ContractKind = 'GMS' | 'PMS' | 'APMS' | 'unknown';

/** Why a practice is in no figure for a head. The first that holds is given. */
export const LEFT_OUT = {
  'patients not received': 'the file does not give its patients',
  'no patients': 'it had no registered or no weighted patients',
  'total not received': 'the file does not give its total',
  'part of the year': 'it opened after the year began, closed before the year ended, or is published as part of a year',
} as const;
export type LeftOut = keyof typeof LEFT_OUT;

const QUERY = `
  SELECT practice, coalesce(practice_name, '') AS name, commissioner AS area, coalesce(commissioner_name, '') AS areaName, region,
         coalesce(contract_type, 'unknown') AS contractType, registered, weighted, global_sum_pence AS globalSum,
         CAST(components ->> 'mpig' AS BIGINT) AS mpig, CAST(components ->> 'balance_of_pms' AS BIGINT) AS balanceOfPms,
         components_pence AS componentSum, total_pence AS total, deductions_pence AS deductions, net_pence AS net,
         tolerance_pence AS tolerance, opened_on AS openedOn, closed_on AS closedOn,
         coalesce(atypical, '') ILIKE '%part year%' AS isFlaggedPartYear, file, row
  FROM gp_payments WHERE year = ? ORDER BY practice`;

type QueryRow = Omit<PaidPractice, 'registered' | 'weighted'> & {
  readonly registered: string | null;
  readonly weighted: string | null;
};

/** Every practice of a year's file, in order of practice code; empty when no file of the year was imported. */
export async function paidPractices(reader: Reader, year: FinancialYear): Promise<PaidPractice[]> {
  const rows = await reader.rows<QueryRow>(QUERY, [year.label]);
  assert(new Set(rows.map((row) => row.file)).size <= 1, `one payments file of ${year.label} is in service`);
  return rows.map((row) => ({ ...row, registered: exactOrNull(row.registered), weighted: exactOrNull(row.weighted) }));
}

function exactOrNull(text: string | null): Exact | null {
  return text === null ? null : exact(text);
}

/** Why the practice is in no figure for a head; undefined when it is. */
export function leftOut(practice: PaidPractice, year: FinancialYear): LeftOut | undefined {
  if (practice.registered === null || practice.weighted === null) return 'patients not received';
  if (practice.registered.n === 0n || practice.weighted.n === 0n) return 'no patients';
  if (practice.total === null) return 'total not received';
  const isOpenedLate = practice.openedOn !== null && practice.openedOn > year.start;
  const isClosedEarly = practice.closedOn !== null && practice.closedOn < year.end;
  return isOpenedLate || isClosedEarly || practice.isFlaggedPartYear ? 'part of the year' : undefined;
}

/** Pounds for a head; null when either was not received or there is nobody. */
export function poundsEach(amount: Pence | null, patients: Exact | null): Exact | null {
  if (amount === null || patients === null || patients.n === 0n) return null;
  return poundsFromPence(amount).div(patients);
}

/** A practice's sums that do not add. */
export type NotAdding = {
  readonly practice: string;
  readonly name: string;
  readonly area: string;
  readonly reason: 'components differ from the total' | 'total and deductions differ from net' | 'total not received';
  /** What the file gives, and what its parts add to. */
  readonly published: Pence | null;
  readonly sum: Pence;
  /** Sum less published; null when nothing was published. */
  readonly difference: Pence | null;
  readonly file: string;
  readonly row: number;
};

/** Every sum of a practice that is further out than the tolerance: the file's own unless another is given. */
export function notAdding(practice: PaidPractice, tolerance: Pence = practice.tolerance): NotAdding[] {
  const { total, deductions, net, componentSum } = practice;
  const found: NotAdding[] = [];
  if (total === null) return [complaint(practice, 'total not received', null, componentSum)];
  if (exceeds(componentSum - total, tolerance)) {
    found.push(complaint(practice, 'components differ from the total', total, componentSum));
  }
  if (deductions === null || net === null) return found;
  const remains = (total + deductions) as Pence;
  if (exceeds(remains - net, tolerance)) {
    found.push(complaint(practice, 'total and deductions differ from net', net, remains));
  }
  return found;
}

function complaint(
  practice: PaidPractice,
  reason: NotAdding['reason'],
  published: Pence | null,
  sum: Pence,
): NotAdding {
  const { practice: code, name, area, file, row } = practice;
  const difference = published === null ? null : ((sum - published) as Pence);
  return { practice: code, name, area, reason, published, sum, difference, file, row };
}

function exceeds(difference: bigint, tolerance: bigint): boolean {
  return difference > tolerance || difference < -tolerance;
}
