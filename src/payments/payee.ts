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
  /** Whom networks nominated to be paid for them. */
  readonly nominations?: readonly NominationJson[];
};
export type PayeeJson = Payee & {
  /** Organisation codes of those whose earnings it is paid. */
  readonly earners: readonly string[];
  readonly validFrom: string;
  /** Absent: until further notice. */
  readonly validTo?: string;
};

/** From a day on somebody else's earnings are paid to a payee that is listed, until another nomination takes its place. ISO dates. */
export type NominationJson = {
  readonly earner: string;
  readonly payee: string;
  readonly validFrom: string;
  /** Before this day nothing is paid for the earner, to nobody; absent: there was no payee before. */
  readonly pausedUntil?: string;
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
      earners: list(code),
      validFrom: isoDate,
      validTo: optional(isoDate),
    }),
  ),
  nominations: optional(
    list(record({ earner: code, payee: code, validFrom: isoDate, pausedUntil: optional(isoDate) })),
  ),
});

/** Who is paid for whom, by which route and when. Whoever is not listed is paid themselves, through PCSE. */
export class PayeeBook {
  readonly json: PayeesJson;
  readonly #payees: readonly PayeeJson[];

  private constructor(json: PayeesJson) {
    this.json = json;
    this.#payees = json.payees;
  }

  /** Reads the frozen form. Refuses with `definition.invalid`, naming every fault. */
  static fromJson(json: Json): Outcome<PayeeBook> {
    const wrong = PAYEES.wrong(json, 'payees');
    const faults = wrong.length > 0 ? wrong : faultsOf(json as PayeesJson);
    if (faults.length === 0) return accepted(new PayeeBook(json as PayeesJson));
    return refused({
      code: 'definition.invalid',
      message: `The payees cannot be used: ${faults.join('; ')}.`,
      remedy: 'Correct the definition of the payees.',
    });
  }

  /** Who is paid on a day for what somebody earned. */
  payeeOf(earner: OdsCode, name: string, on: Day): Payee {
    const nominated = this.nominationOf(earner, on)?.payee;
    const isFor = ({ id, earners }: PayeeJson) =>
      nominated === undefined ? earners.includes(earner) : id === nominated;
    const listed = this.#payees.find((payee) => isFor(payee) && holds(payee, on));
    return listed === undefined ? { id: earner, name, route: 'pcse' } : payeeFrom(listed);
  }

  /** Whom somebody nominated, as it stands on a day: the last to have begun. */
  nominationOf(earner: string, on: Day): NominationJson | undefined {
    const begun = (this.json.nominations ?? []).filter((one) => one.earner === earner && begins(one) <= on);
    return begun.toSorted((a, b) => begins(a) - begins(b)).at(-1);
  }

  /** The first day on which what somebody earned is paid again; undefined where nothing keeps it from being paid on a day. */
  pausedUntil(earner: string, on: Day): Day | undefined {
    const until = dayFromIso(this.nominationOf(earner, on)?.pausedUntil ?? '');
    return until !== undefined && on < until ? until : undefined;
  }

  /** Payees that are listed on a day, with those whose earnings they are paid, in the order of the definition. */
  listedOn(on: Day): readonly { readonly payee: Payee; readonly earners: readonly OdsCode[] }[] {
    return this.#payees
      .filter((payee) => holds(payee, on))
      .map((payee) => ({
        payee: payeeFrom(payee),
        earners: this.#earnersOf(payee, on).flatMap((each) => odsCodeFromText(each) ?? []),
      }));
  }

  #earnersOf({ id, earners }: PayeeJson, on: Day): readonly string[] {
    const own = earners.filter((earner) => this.nominationOf(earner, on) === undefined);
    const nominating = new Set((this.json.nominations ?? []).map(({ earner }) => earner));
    return [...own, ...[...nominating].filter((earner) => this.nominationOf(earner, on)?.payee === id)];
  }
}

/** A nomination's first day. */
function begins({ validFrom }: NominationJson): Day {
  return dayFromIso(validFrom) as Day;
}

function faultsOf({ payees, nominations = [] }: PayeesJson): string[] {
  const isListed = ({ payee, validFrom: on }: NominationJson) =>
    payees.some(({ id, validFrom, validTo }) => id === payee && validFrom <= on && on <= (validTo ?? '9999-12-31'));
  const strangers = nominations.filter((one) => !isListed(one));
  const names = nominations.map(({ earner, validFrom }) => `${earner} on ${validFrom}`);
  return [
    ...paidTwice(payees),
    ...strangers.map(({ earner, payee }) => `${earner} nominated ${payee}, who is not listed then`),
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name} nominated twice`),
  ];
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
