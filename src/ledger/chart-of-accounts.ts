import { accepted, assert, type Day, type Json, type Outcome, refused, shape } from '../base/index.ts';
import { listDefinitions, type ReadDb, type WriteDb } from '../store/index.ts';
import { type AccountKind, type Fund, openAccount, openFund } from './chart.ts';
import type { EntryDraft } from './entry.ts';

const { list, one, optional, record, text } = shape;

/** A part of a code string: which values it may have, as a regular expression over the whole of it. */
export type Segment = { readonly id: string; readonly title: string; readonly pattern: string };
type Values = Readonly<Record<string, string>>;
/** `isEvery`: of every account whose name begins so, such as what is owed to each payee. */
export type ChartAccount = {
  readonly id: string;
  readonly kind: AccountKind;
  readonly isEvery?: boolean;
  readonly segments: Values;
};

/** How funds and accounts are written as codes from a day on: segments in order, joined by `separator`. */
export type ChartJson = {
  readonly id: string;
  /** ISO, the first day on which it is used. */
  readonly validFrom: string;
  readonly status: 'published' | 'unverified' | 'invented';
  readonly source: string;
  readonly separator: string;
  readonly segments: readonly Segment[];
  /** What a segment is where neither the fund nor the account says. */
  readonly usual: Values;
  /** What an account is coded as that the chart has not: whoever loads it recodes it. */
  readonly suspense: Values;
  readonly funds: readonly (Fund & { readonly segments: Values })[];
  readonly accounts: readonly ChartAccount[];
};

const values: shape.Shape = {
  wrong: (value, path) => {
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isMap && Object.values(value).every((part) => typeof part === 'string')
      ? []
      : [`${path} is not texts by segment`];
  },
  schema: { type: 'object', additionalProperties: { type: 'string' } },
};

const CHART = record({
  id: text,
  validFrom: shape.isoDate,
  status: one('published', 'unverified', 'invented'),
  source: text,
  separator: shape.pattern(/^[^A-Za-z0-9]$/, 'one sign that is no letter or digit'),
  segments: list(record({ id: text, title: text, pattern: text }), 1),
  usual: values,
  suspense: values,
  funds: list(record({ id: text, title: text, segments: values }), 1),
  accounts: list(
    record({
      id: text,
      kind: one('asset', 'liability', 'income', 'expense', 'reserve'),
      isEvery: optional(shape.yesOrNo),
      segments: values,
    }),
    1,
  ),
});

/** A chart of accounts: the code string of every fund and account, checked segment by segment. */
export class ChartOfAccounts {
  readonly json: ChartJson;

  private constructor(json: ChartJson) {
    this.json = json;
  }

  /** Reads the frozen form. Refuses `definition.invalid`, naming every code that is not of its segments. */
  static fromJson(json: Json): Outcome<ChartOfAccounts> {
    const wrong = CHART.wrong(json, 'chart');
    if (wrong.length > 0) return invalid(wrong);
    const chart = new ChartOfAccounts(json as unknown as ChartJson);
    const faults = chart.#faults();
    return faults.length > 0 ? invalid(faults) : accepted(chart);
  }

  get funds(): readonly Fund[] {
    return this.json.funds.map(({ id, title }) => ({ id, title }));
  }

  /** The code string of an account in a fund; that of suspense where the chart has no such account. */
  code(fund: string, account: string): string {
    return this.values(fund, account).join(this.json.separator);
  }

  /** The same, a value a segment. */
  values(fund: string, account: string): readonly string[] {
    const ofFund = this.json.funds.find(({ id }) => id === fund);
    assert(ofFund !== undefined, `${fund} is a fund of the chart`);
    return this.#values(ofFund.segments, this.account(account)?.segments ?? this.json.suspense);
  }

  /** The account of the chart that a name is, or begins with. */
  account(name: string): ChartAccount | undefined {
    const { accounts } = this.json;
    return (
      accounts.find(({ id }) => id === name) ??
      accounts.find(({ id, isEvery }) => isEvery === true && name.startsWith(id))
    );
  }

  /** What is wrong with a code string, in words; undefined when it has every segment in its form. */
  codeFault(code: string): string | undefined {
    const { segments, separator } = this.json;
    const parts = code.split(separator);
    if (parts.length !== segments.length) {
      return `${code} has ${parts.length} segments, not ${segments.length} (${segments.map(({ title }) => title).join(', ')})`;
    }
    const at = segments.findIndex(({ pattern }, index) => !new RegExp(`^(?:${pattern})$`).test(parts[index] ?? ''));
    const wrong = segments[at];
    return wrong === undefined ? undefined : `${parts[at]} is not a ${wrong.title.toLowerCase()} (${wrong.pattern})`;
  }

  #values(fund: Values, account: Values): string[] {
    const { segments, usual } = this.json;
    return segments.map(({ id }) => account[id] ?? fund[id] ?? usual[id] ?? '');
  }

  #faults(): string[] {
    const { accounts, funds, separator, suspense } = this.json;
    return [...accounts, { id: 'suspense', segments: suspense }].flatMap((account) =>
      funds.flatMap((fund) => {
        const fault = this.codeFault(this.#values(fund.segments, account.segments).join(separator));
        return fault === undefined ? [] : [`${account.id} in ${fund.id}: ${fault}`];
      }),
    );
  }
}

function invalid(faults: readonly string[]): Outcome<never> {
  return refused({
    code: 'definition.invalid',
    message: `The chart of accounts cannot be used: ${faults.slice(0, 10).join('; ')}.`,
    remedy: 'Correct the definition of the chart of accounts.',
  });
}

/** The chart of accounts as known on a day. Refuses `not-found` while none is kept, and `definition.invalid`. */
export async function chartKnown(db: ReadDb, on: Day): Promise<Outcome<ChartOfAccounts>> {
  const [kept] = await listDefinitions(db, 'chart of accounts', on);
  if (kept !== undefined) return ChartOfAccounts.fromJson(kept.json);
  return refused({
    code: 'not-found',
    message: 'No chart of accounts is kept.',
    remedy: 'Write one in definitions/ledger and start again.',
  });
}

/** Opens the funds and accounts that entries post to. Refuses `input.invalid` for what the chart does not have. */
export async function openFor(
  db: WriteDb,
  chart: ChartOfAccounts,
  entries: readonly EntryDraft[],
): Promise<Outcome<undefined>> {
  for (const { fund: usual, postings } of entries) {
    for (const { account, fund = usual } of postings) {
      const [ofFund, ofAccount] = [chart.funds.find(({ id }) => id === fund), chart.account(account)];
      if (ofFund === undefined || ofAccount === undefined) return refused(notInChart(chart, fund, account));
      await openFund(db, ofFund);
      await openAccount(db, { id: account, title: account, kind: ofAccount.kind });
    }
  }
  return accepted(undefined);
}

function notInChart(chart: ChartOfAccounts, fund: string, account: string) {
  const isFund = chart.funds.some(({ id }) => id === fund);
  return {
    code: 'input.invalid',
    message: isFund
      ? `There is no account ${account} in the chart of accounts.`
      : `There is no fund ${fund} in the chart of accounts.`,
    remedy: isFund
      ? 'Use the name of an account as it is written there.'
      : `Funds: ${chart.funds.map(({ id }) => id).join(', ')}.`,
  } as const;
}
