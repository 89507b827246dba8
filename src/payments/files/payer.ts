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
};

const { one, pattern, record, text, whole } = shape;
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
});

/** The body that pays, as it was checked. */
export type Payer = PayerJson;

/** Reads the frozen form. Refuses with `definition.invalid`, naming every fault. */
export function payerFromJson(json: Json): Outcome<Payer> {
  const faults = PAYER.wrong(json, 'payer');
  if (faults.length === 0) return accepted(json as PayerJson);
  return refused({
    code: 'definition.invalid',
    message: `The paying body cannot be used: ${faults.join('; ')}.`,
    remedy: 'Correct the definition of the paying body.',
  });
}
