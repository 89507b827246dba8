import { assert, isoOfDay } from '../../base/index.ts';
import type { BankDetails } from '../bank/bank-details.ts';
import type { Payer } from './payer.ts';
import { type FileBatch, type Instruction, type PaymentFile, poundsDecimal, totalPaid } from './payment-file.ts';
import { type Element, element, textElement, xmlText } from './xml-text.ts';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/**
 * A customer credit transfer initiation, ISO 20022 pain.001.001.09, in the form of a domestic payment in the United
 * Kingdom: sort codes as members of GBDSC, account numbers as BBAN. One payment information block for the run.
 */
export function pain001File(batch: FileBatch, payer: Payer, instructions: readonly Instruction[]): PaymentFile {
  const paid = instructions.filter(({ amountPence }) => amountPence > 0n);
  const totalPence = totalPaid(paid);
  const totals = [textElement('NbOfTxs', String(paid.length)), textElement('CtrlSum', poundsDecimal(totalPence))];
  const header = element(
    'GrpHdr',
    textElement('MsgId', `CW-${batch.run}`),
    textElement('CreDtTm', batch.releasedAt),
    ...totals,
    element('InitgPty', textElement('Nm', plain(payer.name, 140))),
  );
  const information = element(
    'PmtInf',
    textElement('PmtInfId', `CW-${batch.run}-1`),
    textElement('PmtMtd', 'TRF'),
    textElement('BtchBookg', 'false'),
    ...totals,
    element('ReqdExctnDt', textElement('Dt', isoOfDay(batch.payOn))),
    element('Dbtr', textElement('Nm', plain(payer.account.accountName, 140))),
    element('DbtrAcct', accountId(payer.account), textElement('Ccy', 'GBP')),
    element('DbtrAgt', agent(payer.account)),
    ...paid.map(transfer),
  );
  const content = xmlText({
    name: 'Document',
    attributes: { xmlns: NAMESPACE },
    within: [element('CstmrCdtTrfInitn', header, information)],
  });
  return { kind: 'pain.001', name: `${batch.run}-pain.001.xml`, content, payments: paid.length, totalPence };
}

function transfer({ reference, amountPence, account, practiceName, month }: Instruction): Element {
  assert(account !== null, `payment ${reference} by the bank has an account`);
  assert(reference.length <= 35, `reference ${reference} is at most 35 characters`);
  return element(
    'CdtTrfTxInf',
    element('PmtId', textElement('InstrId', reference), textElement('EndToEndId', reference)),
    element('Amt', textElement('InstdAmt', poundsDecimal(amountPence), { Ccy: 'GBP' })),
    element('CdtrAgt', agent(account)),
    element('Cdtr', textElement('Nm', plain(account.accountName, 140))),
    element('CdtrAcct', accountId(account)),
    element('RmtInf', textElement('Ustrd', plain(`${reference} ${practiceName} ${month}`, 140))),
  );
}

function agent({ sortCode }: BankDetails): Element {
  const system = element('ClrSysId', textElement('Cd', 'GBDSC'));
  return element('FinInstnId', element('ClrSysMmbId', system, textElement('MmbId', sortCode)));
}

function accountId({ accountNumber }: BankDetails): Element {
  const scheme = element('SchmeNm', textElement('Cd', 'BBAN'));
  return element('Id', element('Othr', textElement('Id', accountNumber), scheme));
}

/** The Latin characters that every bank takes; another becomes a space. */
function plain(text: string, most: number): string {
  const plainest = text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'");
  return plainest
    .replaceAll(/[^A-Za-z0-9/\-?:().,'+ ]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}
