import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';
import type { BankDetails } from '../bank/bank-details.ts';

/** The frozen form of the body that pays. */
export type PayerJson = {
  readonly id: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly source: string;
  readonly name: string;
  /** Its own bank account. */
  readonly account: BankDetails;
  readonly bacs: {
    /** Six digits. */
    readonly serviceUserNumber: string;
    /** `single`: one processing day for the file, records of 100 characters; `multi`: a day a record, 106 characters. */
    readonly processing: 'single' | 'multi';
  };
  /** Days after a change of bank details was approved in which the payee is not paid. */
  readonly pauseDays: number;
  readonly codes: CodesJson;
};

/** How accounts of the ledger are coded in ISFE. Segments can be named and ordered as the body's chart has them. */
export type CodesJson = {
  readonly segments: readonly string[];
  /** Account → one value a segment. */
  readonly accounts: Readonly<Record<string, readonly string[]>>;
  /** What is owed to payees. */
  readonly payable: readonly string[];
  /** Where an account has no code of its own; whoever loads the journal recodes it. */
  readonly suspense: readonly string[];
};

const { list, named, one, pattern, record, text, whole } = shape;
const code = pattern(/^[A-Z0-9]{1,12}$/, 'a code of capital letters and digits');
const PAYER = record({
  id: text,
  status: one('found', 'unverified', 'invented'),
  source: text,
  name: text,
  account: record({
    sortCode: pattern(/^\d{6}$/, 'six digits'),
    accountNumber: pattern(/^\d{8}$/, 'eight digits'),
    accountName: text,
  }),
  bacs: record({ serviceUserNumber: pattern(/^\d{6}$/, 'six digits'), processing: one('single', 'multi') }),
  pauseDays: whole(0, 60),
  codes: record({
    segments: list(text, 1),
    accounts: named(list(code, 1)),
    payable: list(code, 1),
    suspense: list(code, 1),
  }),
});

/** The body that pays, as it was checked. */
export type Payer = PayerJson;

/** Reads the frozen form. Refuses with `definition.invalid`, naming every fault. */
export function payerFromJson(json: Json): Outcome<Payer> {
  const wrong = PAYER.wrong(json, 'payer');
  const faults = wrong.length > 0 ? wrong : wrongLengths((json as PayerJson).codes);
  if (faults.length === 0) return accepted(json as PayerJson);
  return refused({
    code: 'definition.invalid',
    message: `The paying body cannot be used: ${faults.join('; ')}.`,
    remedy: 'Correct the definition of the paying body.',
  });
}

function wrongLengths({ segments, accounts, payable, suspense }: CodesJson): string[] {
  const all = Object.entries({ ...accounts, payable, suspense });
  return all
    .filter(([, values]) => values.length !== segments.length)
    .map(([account, values]) => `${account} has ${values.length} values for ${segments.length} segments`);
}

/** The code string of an account of the ledger, a value a segment. */
export function codeOf({ accounts, payable, suspense }: CodesJson, account: string): readonly string[] {
  if (account.startsWith('payable: ')) return payable;
  return Object.hasOwn(accounts, account) ? (accounts[account] ?? suspense) : suspense;
}
