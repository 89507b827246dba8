import { accepted, type Day, dayFromIso, type Outcome, refused } from '../../base/index.ts';
import { amountFromText } from './amount-text.ts';
import type { PaidItem, ReturnFile } from './paid-item.ts';
import { all, at, readXml, XmlFault, type XmlNode } from './xml-reader.ts';

/**
 * A bank's statement, ISO 20022 camt.053 of any version: booked debits with an end-to-end identification are payments,
 * credits with return information are returns. Money that came in for another reason is left out. Refuses `input.invalid`.
 */
export function readCamt053(text: string): Outcome<ReturnFile> {
  let root: XmlNode;
  try {
    root = readXml(text);
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    return refused(unreadable(fault.message));
  }
  const statements = all(at(root, 'BkToCstmrStmt'), 'Stmt');
  if (root.name !== 'Document' || statements.length === 0) return refused(unreadable('It holds no statement.'));
  const items: PaidItem[] = [];
  for (const entry of statements.flatMap((statement) => all(statement, 'Ntry'))) {
    const found = itemsOf(entry, items.length);
    if (found === undefined)
      return refused(unreadable(`Transaction ${items.length + 1} lacks an amount in GBP or a date.`));
    items.push(...found);
  }
  return accepted({ kind: 'camt.053', items });
}

/** The transactions of a booked entry; undefined when one of them cannot be read. */
function itemsOf(entry: XmlNode, before: number): PaidItem[] | undefined {
  const status = at(entry, 'Sts');
  if ((at(status, 'Cd')?.text ?? status?.text) !== 'BOOK') return [];
  const on = dateOf(entry);
  const details = all(entry, 'NtryDtls').flatMap((each) => all(each, 'TxDtls'));
  const items: PaidItem[] = [];
  for (const transaction of details.length === 0 ? [undefined] : details) {
    const amountPence = amountOf(transaction, entry, details.length);
    if (on === undefined || amountPence === undefined) return undefined;
    const side = at(transaction, 'CdtDbtInd')?.text ?? at(entry, 'CdtDbtInd')?.text;
    const returned = at(transaction, 'RtrInf');
    if (side === 'CRDT' && returned === undefined) continue;
    const reference = at(transaction, 'Refs', 'EndToEndId')?.text ?? at(entry, 'NtryRef')?.text ?? '';
    const reason =
      at(returned, 'Rsn', 'Cd')?.text ?? at(returned, 'Rsn', 'Prtry')?.text ?? at(returned, 'AddtlInf')?.text ?? '';
    const kind = side === 'CRDT' ? 'returned' : 'paid';
    items.push({ row: before + items.length + 1, reference, kind, amountPence, on, reason });
  }
  return items;
}

function dateOf(entry: XmlNode): Day | undefined {
  const booked = at(entry, 'BookgDt') ?? at(entry, 'ValDt');
  return dayFromIso((at(booked, 'Dt')?.text ?? at(booked, 'DtTm')?.text ?? '').slice(0, 10));
}

/** The transaction's own amount; that of the entry where it is the only one. */
function amountOf(transaction: XmlNode | undefined, entry: XmlNode, transactions: number) {
  const own = at(transaction, 'Amt') ?? at(transaction, 'AmtDtls', 'TxAmt', 'Amt');
  const amount = own ?? (transactions <= 1 ? at(entry, 'Amt') : undefined);
  return amount?.attributes.Ccy === 'GBP' ? amountFromText(amount.text) : undefined;
}

function unreadable(why: string) {
  return {
    code: 'input.invalid',
    message: `The file is no bank statement (camt.053) that can be read. ${why}`,
    remedy: 'Take the statement from the bank again, as camt.053 or as CSV.',
  } as const;
}
