import {
  accepted,
  type Day,
  dayFromIso,
  type Json,
  type OdsCode,
  type Outcome,
  odsCodeFromText,
  refused,
  shape,
} from '../base/index.ts';

/**
 * How money reaches a payee: an instruction to PCSE, an invoice in ISFE, or one of the two files that a body with a bank
 * account of its own sends to its bank. A payee has one route at a time, so that no payment is in two files.
 */
const ROUTES = ['pcse', 'isfe', 'pain.001', 'bacs-18'] as const;
export type Route = (typeof ROUTES)[number];

/** Routes that need a sort code and an account number. */
export const BANK_ROUTES: readonly Route[] = ['pain.001', 'bacs-18'];

/** Who is paid, which need not be who earned it. */
export type Payee = { readonly id: string; readonly name: string; readonly route: Route };

/** The frozen form of the payees that are not simply the practice itself through PCSE. ISO dates, both included. */
export type PayeesJson = {
  readonly id: string;
  readonly status: 'found' | 'unverified' | 'invented';
  readonly source: string;
  readonly payees: readonly PayeeJson[];
};
export type PayeeJson = Payee & {
  /** Organisation codes of those whose earnings it is paid. */
  readonly earners: readonly string[];
  readonly validFrom: string;
  /** Absent: until further notice. */
  readonly validTo?: string;
};

const { list, one, optional, pattern, record, text } = shape;
const isoDate = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date written YYYY-MM-DD');
const code = pattern(/^[A-Z0-9]{3,10}$/, 'an organisation code');
const PAYEES = record({
  id: text,
  status: one('found', 'unverified', 'invented'),
  source: text,
  payees: list(
    record({
      id: code,
      name: text,
      route: one(...ROUTES),
      earners: list(code, 1),
      validFrom: isoDate,
      validTo: optional(isoDate),
    }),
  ),
});

/** Who is paid for whom, by which route and when. Whoever is not listed is paid themselves, through PCSE. */
export class PayeeBook {
  readonly #payees: readonly PayeeJson[];

  private constructor(payees: readonly PayeeJson[]) {
    this.#payees = payees;
  }

  /** Reads the frozen form. Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json): Outcome<PayeeBook> {
    const wrong = PAYEES.wrong(json, 'payees');
    const payees = wrong.length === 0 ? (json as PayeesJson).payees : [];
    const faults = [...wrong, ...paidTwice(payees)];
    if (faults.length === 0) return accepted(new PayeeBook(payees));
    return refused({
      code: 'definition.invalid',
      message: `The payees cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the payees.',
    });
  }

  /** Who is paid on a day for what somebody earned. */
  payeeOf(earner: OdsCode, name: string, on: Day): Payee {
    const listed = this.#payees.find((payee) => payee.earners.includes(earner) && holds(payee, on));
    return listed === undefined ? { id: earner, name, route: 'pcse' } : payeeFrom(listed);
  }

  /** Payees that are listed on a day, with those whose earnings they are paid, in the order of the definition. */
  listedOn(on: Day): readonly { readonly payee: Payee; readonly earners: readonly OdsCode[] }[] {
    return this.#payees
      .filter((payee) => holds(payee, on))
      .map((payee) => ({
        payee: payeeFrom(payee),
        earners: payee.earners.flatMap((each) => odsCodeFromText(each) ?? []),
      }));
  }
}

function payeeFrom({ id, name, route }: PayeeJson): Payee {
  return { id, name, route };
}

function holds({ validFrom, validTo }: PayeeJson, on: Day): boolean {
  const [from, to] = [dayFromIso(validFrom), validTo === undefined ? undefined : dayFromIso(validTo)];
  return from !== undefined && from <= on && (validTo === undefined || (to !== undefined && on <= to));
}

/** Earners of two payees at one time, and payees listed twice at one time. */
function paidTwice(payees: readonly PayeeJson[]): string[] {
  const faults: string[] = [];
  for (const [at, payee] of payees.entries()) {
    for (const other of payees.slice(at + 1).filter((each) => overlap(payee, each))) {
      if (other.id === payee.id) faults.push(`payee ${payee.id} is listed twice at one time`);
      const both = payee.earners.filter((earner) => other.earners.includes(earner));
      for (const earner of both) faults.push(`${earner} is paid to ${payee.id} and to ${other.id} at one time`);
    }
  }
  return faults;
}

function overlap(a: PayeeJson, b: PayeeJson): boolean {
  return a.validFrom <= (b.validTo ?? '9999-12-31') && b.validFrom <= (a.validTo ?? '9999-12-31');
}
