import { assert, decimalText, type FinancialYear, financialYearFromText } from '../../base/index.ts';
import { quantileGroups } from '../../benchmarking/index.ts';
import type { ReportContext } from '../context.ts';
import { LEFT_OUT, leftOut } from '../funding/funding-practice.ts';
import type { Quartiles } from '../funding/quartiles.ts';
import { OncePerSnapshot } from '../once-per-snapshot.ts';
import { overAggregates } from '../over-aggregates.ts';
import type { PublishedPractice } from './published-value-data.ts';
import { spreadOf, wordsOfFifth } from './published-value-groups.ts';
import { publishedPracticesOf } from './published-value-kept.ts';
import { poundsOf } from './published-value-map.ts';
import type { ValueChoice } from './value-choice.ts';

/** What practices of one kind were paid for a head in a year. */
export type PaidGroup = { readonly group: string; readonly practices: number; readonly pounds: Quartiles };

/** Payment for a head in one published year, of all practices of a place that the file has for the whole year. */
export type PaymentYear = {
  readonly year: string;
  /** Whether expected prevalence of the year was received, so that there is case-finding too. */
  readonly hasCaseFinding: boolean;
  readonly all: readonly PaidGroup[];
  readonly byContract: readonly PaidGroup[];
  readonly byDeprivation: readonly PaidGroup[];
};

/** One practice in a published year. */
export type PracticePaymentYear = {
  readonly year: string;
  readonly hasCaseFinding: boolean;
  /** As its file has it; null where the practice is not in it. */
  readonly contractType: string | null;
  /** £ a head; null with the reason. */
  readonly pounds: string | null;
  readonly reason: string | null;
};

type Paying = Pick<ValueChoice, 'per' | 'qof'>;

/** Every year of which a payments file is in service, the earliest first. */
async function yearsPaid(context: ReportContext): Promise<readonly FinancialYear[]> {
  const rows = await overAggregates(context.book.snapshot(), (reader) =>
    reader.rows<{ year: string }>('SELECT DISTINCT year FROM gp_payments ORDER BY year'),
  );
  return rows.map(({ year }) => {
    const found = financialYearFromText(year);
    assert(found !== undefined, 'payments are kept by financial year');
    return found;
  });
}

const kept = new OncePerSnapshot<readonly PaymentYear[]>();

/** Payment for a head of a place year by year, by contract and deprivation. @param area a commissioner's code; undefined: England */
export function paymentYears(
  context: ReportContext,
  paying: Paying,
  area: string | undefined,
): Promise<readonly PaymentYear[]> {
  return kept.answer(context, `${paying.per} ${paying.qof} ${area ?? ''}`, async () => {
    const found: PaymentYear[] = [];
    for (const year of await yearsPaid(context)) {
      const all = await publishedPracticesOf(context, year);
      found.push(yearOf(all, year, paying, area));
    }
    return found;
  });
}

/** Pure: a year's practices as published. Fifths are of all practices of England with a figure. */
export function yearOf(
  all: readonly PublishedPractice[],
  year: FinancialYear,
  paying: Paying,
  area: string | undefined,
): PaymentYear {
  const paid = all.flatMap((practice) => {
    const pounds = leftOut(practice.paid, year) === undefined ? poundsOf(practice, paying) : null;
    return pounds === null ? [] : [{ practice, pounds: pounds.valueOf() }];
  });
  const fifths = fifthsOf(paid);
  const own = paid.filter(({ practice }) => area === undefined || practice.paid.area === area);
  const kindOf = ({ practice: { paid: of } }: Paid): string =>
    of.contractType === 'unknown' ? 'not stated' : of.contractType;
  const byFifth = own.toSorted((a, b) => (fifths.get(a) ?? LAST) - (fifths.get(b) ?? LAST));
  return {
    year: year.label,
    hasCaseFinding: all.some(({ findings }) => findings.size > 0),
    all: groupsOf(own, () => 'all practices'),
    byContract: groupsOf(
      own.toSorted((a, b) => kindOf(a).localeCompare(kindOf(b))),
      kindOf,
    ),
    byDeprivation: groupsOf(byFifth, (one) => wordsOfFifth(fifths.get(one) ?? null)),
  };
}

type Paid = { readonly practice: PublishedPractice; readonly pounds: number };

function groupsOf(paid: readonly Paid[], groupOf: (one: Paid) => string): readonly PaidGroup[] {
  return [...Map.groupBy(paid, groupOf)].map(([group, own]) => ({
    group,
    practices: own.length,
    pounds: spreadOf(own.map(({ pounds }) => pounds)),
  }));
}

const FIFTHS = 5;
/** Where those without a score stand: after every fifth. */
const LAST = FIFTHS + 1;

/** 1: the most deprived fifth of those with a score. */
export function fifthsOf<T extends { readonly practice: PublishedPractice }>(
  all: readonly T[],
): ReadonlyMap<T, number> {
  const known = all.filter(({ practice }) => practice.deprivation !== null);
  const groups = quantileGroups(
    known.map(({ practice }) => practice.deprivation ?? 0),
    FIFTHS,
    true,
  );
  if (!groups.ok) return new Map();
  return new Map(known.flatMap((one, at) => (groups.value[at] == null ? [] : [[one, groups.value[at]] as const])));
}

/** One practice in every published year, by its code: who went into another is not followed. */
export async function practiceYears(
  context: ReportContext,
  practice: string,
  paying: Paying,
): Promise<readonly PracticePaymentYear[]> {
  const found: PracticePaymentYear[] = [];
  for (const year of await yearsPaid(context)) {
    const all = await publishedPracticesOf(context, year);
    const own = all.find(({ paid }) => paid.practice === practice);
    const hasCaseFinding = all.some(({ findings }) => findings.size > 0);
    found.push({ year: year.label, hasCaseFinding, ...paidIn(own, year, paying) });
  }
  return found;
}

function paidIn(
  practice: PublishedPractice | undefined,
  year: FinancialYear,
  paying: Paying,
): Pick<PracticePaymentYear, 'contractType' | 'pounds' | 'reason'> {
  if (practice === undefined) return { contractType: null, pounds: null, reason: 'it is not in the file of the year' };
  const { contractType: kind } = practice.paid;
  const contractType = kind === 'unknown' ? 'not stated' : kind;
  const why = leftOut(practice.paid, year);
  const pounds = why === undefined ? poundsOf(practice, paying) : null;
  if (pounds !== null) return { contractType, pounds: decimalText(pounds, 2), reason: null };
  return {
    contractType,
    pounds: null,
    reason: why === undefined ? 'nothing is left of what it was paid' : LEFT_OUT[why],
  };
}
