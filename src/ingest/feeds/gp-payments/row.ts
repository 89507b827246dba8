import { type Day, type Pence, pence, penceToJson, poundsText, sumPence } from '../../../base/index.ts';
import type { Param } from '../../../warehouse/index.ts';
import type { CsvRecord } from '../../csv-records.ts';
import { isCommissionerCode } from '../../ods-file.ts';
import {
  type Complaint,
  dayFromSlashed,
  isPracticeCode,
  recordComplaint,
  shown,
  unknownPractice,
} from '../../published-file.ts';
import type { Header } from './header.ts';
import { isNotReceived, type Reading, readAmount, readContractType, readPatients, readYesNo } from './values.ts';

/** What one practice was paid in one year, as published. Null is not received, never 0. */
export type PaymentRow = {
  readonly row: number;
  readonly practice: string;
  readonly commissioner: string;
  readonly contractType: string | null;
  readonly isDispensing: boolean | null;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  readonly registered: string | null;
  readonly weighted: string | null;
  readonly globalSum: Pence | null;
  readonly total: Pence | null;
  readonly deductions: Pence | null;
  readonly net: Pence | null;
  readonly components: ReadonlyMap<string, Pence | null>;
  /** Names, codes of places and extras, as received. */
  readonly text: (id: string) => string | null;
};

/** Reads a record into a row, with everything in it that could not be read. A row with complaints is rejected. */
export function readRow(record: CsvRecord, header: Header): { row: PaymentRow; complaints: readonly Complaint[] } {
  const cells = new Cells(record, header);
  const row: PaymentRow = {
    row: record.row,
    practice: cells.raw('practice'),
    commissioner: cells.raw('commissioner'),
    contractType: cells.read('contract_type', readContractType, 'GMS, PMS, APMS or unknown'),
    isDispensing: cells.read('is_dispensing', readYesNo, 'Yes, No or unknown'),
    openedOn: cells.read('opened_on', readDate, 'a date written dd/mm/yyyy'),
    closedOn: cells.read('closed_on', readDate, 'a date written dd/mm/yyyy'),
    registered: cells.read('registered', readPatients, 'a number of patients'),
    weighted: cells.read('weighted', readPatients, 'a number of patients'),
    globalSum: cells.amount('global_sum'),
    total: cells.amount('total'),
    deductions: cells.amount('deductions'),
    net: cells.amount('net'),
    components: new Map(header.components.map((column) => [column.id, cells.amount(column.id)])),
    text: (id) => cells.text(id),
  };
  const unreadable = recordComplaint(record, header.width);
  return { row, complaints: unreadable ? [unreadable] : [...codeComplaints(row), ...cells.complaints()] };
}

function codeComplaints(row: PaymentRow): Complaint[] {
  const complaints: Complaint[] = [];
  if (!isPracticeCode(row.practice)) complaints.push(unknownPractice(row.practice));
  if (!isCommissionerCode(row.commissioner)) {
    const message = `A commissioner’s code has three to five characters, not ${shown(row.commissioner)}.`;
    complaints.push({ code: 'UNKNOWN_COMMISSIONER', message });
  }
  return complaints;
}

function readDate(text: string): Reading<Day> {
  if (isNotReceived(text)) return { value: null };
  const day = dayFromSlashed(text.trim());
  return day === undefined ? { unreadable: true } : { value: day };
}

/** The fields of one record by the catalogue's ids, remembering which could not be read. */
class Cells {
  readonly #record: CsvRecord;
  readonly #header: Header;
  readonly #complaints = new Map<string, Complaint>();

  constructor(record: CsvRecord, header: Header) {
    this.#record = record;
    this.#header = header;
  }

  raw(id: string): string {
    return this.#record.fields[this.#header.places.get(id) ?? -1]?.trim() ?? '';
  }

  text(id: string): string | null {
    const raw = this.raw(id);
    return isNotReceived(raw) ? null : raw;
  }

  read<T>(id: string, reading: (text: string) => Reading<T>, expected: string): T | null {
    const result = reading(this.raw(id));
    if ('value' in result) return result.value;
    const message = `${id} is ${shown(this.raw(id))}, where ${expected} was expected.`;
    this.#complaints.set(id, { code: 'UNREADABLE_VALUE', message });
    return null;
  }

  amount(id: string): Pence | null {
    return this.read(id, readAmount, 'an amount in pounds');
  }

  complaints(): Complaint[] {
    return [...this.#complaints.values()];
  }
}

/** The sum of the components that were received. */
export function componentSum(row: PaymentRow): Pence {
  return sumPence([...row.components.values()].filter((amount) => amount !== null));
}

/** How the sums of a row are out; each undefined when it adds within the tolerance. */
export function addingComplaints(row: PaymentRow, tolerance: Pence): Complaint[] {
  const { total, deductions, net } = row;
  if (total === null)
    return [{ code: 'NO_TOTAL', message: 'The Total was not received, so that the row cannot be checked.' }];
  const complaints: Complaint[] = [];
  const parts = componentSum(row) - total;
  if (exceeds(parts, tolerance)) {
    const message = `The columns from Global Sum to the Total exceed the Total by ${poundsText(pence(parts))}.`;
    complaints.push({ code: 'DOES_NOT_ADD', message });
  }
  const remains = deductions === null || net === null ? 0n : total + deductions - net;
  if (exceeds(remains, tolerance)) {
    const message = `The Total and the deductions exceed the net payment by ${poundsText(pence(remains))}.`;
    complaints.push({ code: 'NET_DOES_NOT_ADD', message });
  }
  return complaints;
}

function exceeds(difference: bigint, tolerance: bigint): boolean {
  return difference > tolerance || difference < -tolerance;
}

/** The row's values in the order of `gp_payments`, between `year` and `file`. */
export function valuesOf(row: PaymentRow, header: Header, tolerance: Pence): Param[] {
  return [
    row.practice,
    row.text('practice_name'),
    row.text('postcode'),
    row.text('region'),
    row.text('region_name'),
    row.commissioner,
    row.text('commissioner_name'),
    network(row.text('network')),
    row.text('network_name'),
    row.contractType,
    row.isDispensing,
    row.openedOn,
    row.closedOn,
    row.text('atypical'),
    row.registered,
    row.weighted,
    row.globalSum,
    row.total,
    row.deductions,
    row.net,
    componentSum(row),
    tolerance,
    componentsJson(row),
    JSON.stringify(Object.fromEntries(header.extras.map((column) => [column.id, row.text(column.id)]))),
  ];
}

/** A network's code; what stands in its place for a practice without one is not received. */
function network(text: string | null): string | null {
  return text !== null && /^U\d{5}$/.test(text) ? text : null;
}

function componentsJson(row: PaymentRow): string {
  const entries = [...row.components].map(([id, amount]) => [id, amount === null ? null : penceToJson(amount)]);
  return JSON.stringify(Object.fromEntries(entries));
}
