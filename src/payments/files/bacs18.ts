import { assert, type Day, firstDayOf, isoOfDay, month, type Pence } from '../../base/index.ts';
import type { BankDetails } from '../bank/bank-details.ts';
import type { Payer } from './payer.ts';
import { type FileBatch, type Instruction, type PaymentFile, totalPaid } from './payment-file.ts';

/** Longest amount that a record has room for: eleven digits of pence. */
const MOST_PENCE = 99_999_999_999n;

/**
 * A payment file of Bacs Standard 18: labels of 80 characters round data records of 100, or of 106 with a processing day
 * each. Every payee is credited (transaction code 99) and the payer debited once with the total (contra, 17). The
 * layout of the data record is published; positions in the labels are from memory and unverified.
 */
export function bacs18File(batch: FileBatch, payer: Payer, instructions: readonly Instruction[]): PaymentFile {
  const paid = instructions.filter(({ amountPence }) => amountPence > 0n);
  const totalPence = totalPaid(paid);
  const day = payer.bacs.processing === 'multi' ? julian(batch.processOn) : '';
  const credits = paid.map((instruction) => `${creditRecord(payer, instruction)}${day}`);
  const records = [...credits, `${contraRecord(batch, payer, totalPence)}${day}`];
  const labels = labelsOf(batch, payer);
  const content = [...labels.before, ...records, ...labels.after, trailer(totalPence, paid.length)];
  return {
    kind: 'bacs-18',
    name: `${batch.run}-bacs-18.txt`,
    content: `${content.join('\r\n')}\r\n`,
    payments: paid.length,
    totalPence,
  };
}

function creditRecord(payer: Payer, { reference, amountPence, account }: Instruction): string {
  assert(account !== null, `payment ${reference} by the bank has an account`);
  return dataRecord({
    to: account,
    code: '99',
    from: payer.account,
    amountPence,
    name: payer.name,
    reference,
    accountName: account.accountName,
  });
}

/** Its narrative names the run: by that the one debit on the bank's statement is known. */
function contraRecord({ run }: FileBatch, { account }: Payer, amountPence: Pence): string {
  const { accountName } = account;
  const narrative = { name: `CW-${run}`, reference: 'CONTRA', accountName };
  return dataRecord({ to: account, code: '17', from: account, amountPence, ...narrative });
}

type DataRecord = {
  readonly to: BankDetails;
  readonly code: '99' | '17';
  readonly from: BankDetails;
  readonly amountPence: Pence;
  readonly name: string;
  readonly reference: string;
  readonly accountName: string;
};

function dataRecord({ to, code, from, amountPence, name, reference, accountName }: DataRecord): string {
  assert(amountPence >= 0n && amountPence <= MOST_PENCE, 'an amount of a Bacs record has at most eleven digits');
  const amount = String(amountPence).padStart(11, '0');
  const account = `${to.sortCode}${to.accountNumber}0${code}${from.sortCode}${from.accountNumber}`;
  const record = `${account}    ${amount}${words(name, 18)}${words(reference, 18)}${words(accountName, 18)}`;
  assert(record.length === 100, 'a Bacs data record has 100 characters');
  return record;
}

type Labels = { readonly before: readonly string[]; readonly after: readonly string[] };

function labelsOf({ run, madeOn, processOn }: FileBatch, { bacs }: Payer): Labels {
  const { serviceUserNumber: user, processing } = bacs;
  const serial = words(run.replaceAll('-', '').slice(-6), 6);
  const length = processing === 'multi' ? '00106' : '00100';
  const work = processing === 'multi' ? '4 MULTI  ' : '1 DAILY  ';
  const file = `A${user}S  1${user}${serial}00010001${' '.repeat(6)}${julian(madeOn)}${julian(processOn)} 000000${' '.repeat(20)}`;
  const format = `F02000${length}${' '.repeat(35)}00${' '.repeat(28)}`;
  return {
    before: [
      label(`VOL1${serial}${' '.repeat(27)}    ${user}${' '.repeat(32)}1`),
      label(`HDR1${file}`),
      label(`HDR2${format}`),
      label(`UHL1${julian(processOn)}999999    00000000${work}001`),
    ],
    after: [label(`EOF1${file}`), label(`EOF2${format}`)],
  };
}

/** Debits and credits come to the same: the contra and the credits that it pays for. */
function trailer(totalPence: Pence, credits: number): string {
  const amount = String(totalPence).padStart(13, '0');
  return label(`UTL1${amount}${amount}0000001${String(credits).padStart(7, '0')}`);
}

function label(text: string): string {
  assert(text.length <= 80, 'a Bacs label has 80 characters');
  return text.padEnd(80, ' ');
}

/** A date as a label writes it: a space, two digits of the year and three of the day within it. */
function julian(date: Day): string {
  const year = Number(isoOfDay(date).slice(0, 4));
  const first = firstDayOf(month(`${year}-01`));
  return ` ${String(year % 100).padStart(2, '0')}${String(date - first + 1).padStart(3, '0')}`;
}

/** Capital letters, digits, full stop, ampersand, solidus, hyphen and space; any other character becomes a space. */
function words(text: string, length: number): string {
  const plainest = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase();
  return plainest
    .replaceAll(/[^A-Z0-9.&/ -]/g, ' ')
    .slice(0, length)
    .padEnd(length, ' ');
}
