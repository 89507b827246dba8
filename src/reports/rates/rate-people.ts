import { personSubject } from '../../audit/index.ts';
import { type Actor, accepted, type Day, type OdsCode, type Outcome, type Purpose, refused } from '../../base/index.ts';
import {
  type ExplainRates,
  explainRates,
  type Rate,
  type RateExplanation,
  type RateShare,
  type RatesExplained,
} from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fileNames } from '../feeds/received-file.ts';
import { periodEndAsked } from '../measures/measure-named.ts';
import { OncePerPage } from '../once-per-page.ts';
import { type Looked, lookedAtBefore, type PersonFact } from '../people/person.ts';
import { practiceWithPerson } from '../people/person-found.ts';
import { shownRow } from '../people/person-outcome.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type OtherAsk, type OtherFound, otherMeasureNamed } from './rate-named.ts';

/** What one person adds to a rate and why, with the encounters, records and rows that were counted. */
export type RatePerson = {
  readonly person: string;
  /** The practice or service under which the person counts; null: not of the rate's people. */
  readonly countsAt: string | null;
  /** In one sentence: what is added, or why nothing is. */
  readonly clause: string;
  /** Exact decimals; null when the person does not count. */
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly facts: readonly PersonFact[];
};

/** Who it is about and as which measure. */
export type RatePeopleHead = {
  readonly place: PracticePlace;
  readonly framework: { readonly id: string; readonly title: string };
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
};

/** People of a practice whom a rate counts: a page of them, and how many there are. */
export type RatePeopleReport = RatePeopleHead & {
  readonly share: RateShare;
  readonly people: readonly RatePerson[];
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
};

/** One person under a rate: once for each practice or service under which they count. */
export type RatePersonReport = RatePeopleHead & {
  readonly person: string;
  readonly counted: readonly RatePerson[];
  /** Who looked at the person, newest first, without this reading. */
  readonly lookedAt: readonly Looked[];
};

export type { RateShare };
export type RatePeopleAsk = OtherAsk & {
  readonly practice: OdsCode;
  readonly periodEnd?: Day;
  /** Absent: who adds something to the numerator. */
  readonly share?: RateShare;
  readonly offset?: number;
  /** At most 1,000; 20 unless told. */
  readonly limit?: number;
};
export type RatePersonAsk = OtherAsk & {
  readonly person: string;
  /** Absent: the practice with which the person registered last, of those whose people the reader may see. */
  readonly practice?: OdsCode;
  readonly periodEnd?: Day;
};

const PEOPLE_A_PAGE = 20;
const MOST_PEOPLE = 1000;
const SEE_PEOPLE = ['see people'] as const;

/** The people of a practice behind a rate, for those who may see people. Refuses `not-found` where nobody's record is behind it. */
export function ratePeopleReport(context: ReportContext, reader: Actor, ask: RatePeopleAsk): Report<RatePeopleReport> {
  const { practice, indicator, share = 'numerator', offset = 0 } = ask;
  const limit = Math.min(ask.limit ?? PEOPLE_A_PAGE, MOST_PEOPLE);
  const subject = `people ${practice}/${indicator}/${share}`;
  const each = ({ people }: RatePeopleReport) => people.map(({ person }) => personSubject(practice, person));
  const what = { actions: SEE_PEOPLE, practice, verb: 'list people', subject };
  return reading(
    context,
    reader,
    what,
    async ({ purpose }) => {
      const found = await explained(context, reader, purpose, { ...ask, practice }, { share, offset, limit });
      if (!found.ok) return found;
      const { head, total, people } = found.value;
      return accepted({ ...head, share, people, total, offset, limit });
    },
    each,
  );
}

/** One person under a rate. Refuses `not-found` and `access.denied`. */
export async function ratePersonReport(
  context: ReportContext,
  reader: Actor,
  ask: RatePersonAsk,
): Report<RatePersonReport> {
  const { person } = ask;
  const practice = ask.practice ?? (await practiceWithPerson(context, reader, person));
  const verb = 'read person';
  if (practice === undefined) {
    const what = { actions: SEE_PEOPLE, verb, subject: `person ${person}` };
    const message = `No practice whose people you may see has sent anybody with the pseudonym ${person}.`;
    return reading<RatePersonReport>(context, reader, what, async () => refused({ code: 'not-found', message }));
  }
  const what = { actions: SEE_PEOPLE, practice, person, verb, subject: personSubject(practice, person) };
  return reading(context, reader, what, async ({ purpose }) => {
    const found = await explained(context, reader, purpose, { ...ask, practice }, { person });
    if (!found.ok) return found;
    const { head, people: counted } = found.value;
    return accepted({ ...head, person, counted, lookedAt: await lookedAtBefore(context, what.subject) });
  });
}

type Explained = {
  readonly head: RatePeopleHead;
  readonly total: number;
  readonly people: readonly RatePerson[];
};
type Whom = Pick<ExplainRates, 'person' | 'share' | 'offset' | 'limit'>;
type Where = OtherAsk & { readonly practice: OdsCode; readonly periodEnd?: Day };

const listed = new OncePerPage<Outcome<RatesExplained>>();

/** Read with the reader's own row filter. */
async function explained(
  context: ReportContext,
  reader: Actor,
  purpose: Purpose,
  ask: Where,
  whom: Whom,
): Promise<Outcome<Explained>> {
  const place = placeOf(context.register, ask.practice);
  if (!place.ok) return place;
  const named = withRecords(otherMeasureNamed(context, ask));
  if (!named.ok) return named;
  const { under, measure, rate } = named.value;
  const period = await periodEndAsked(under, ask.periodEnd);
  if (!period.ok) return period;
  const access = context.rules.rowFilter(reader, purpose);
  if (!access.ok) return access;
  const { practice } = ask;
  const explain = () =>
    explainRates({
      ...whom,
      ...{ snapshot: under.book.snapshot(), access: access.value, framework: under.framework, indicator: rate.id },
      ...{ practice, periodEnd: period.value, fileName: fileNames(under) },
    });
  const { person, share, offset, limit } = whom;
  const which = [rate.id, period.value, share ?? '', offset ?? 0, limit ?? 0];
  const found = await (person === undefined
    ? listed.answer(under, access.value, { practice, which }, explain)
    : explain());
  if (!found.ok) return found;
  const { id, title } = under.framework;
  const { id: indicator, shortTitle } = measure;
  const head = { place: place.value, framework: { id, title }, indicator, shortTitle, periodEnd: period.value };
  return accepted({ head, total: found.value.total, people: found.value.people.map(ratePerson) });
}

/** Refuses a measure that is not counted from people's records. */
function withRecords(found: Outcome<OtherFound>): Outcome<OtherFound & { readonly rate: Rate }> {
  if (!found.ok) return found;
  const { under, measure, rate } = found.value;
  if (rate !== null) return accepted({ under, measure, rate });
  return refused({
    code: 'not-found',
    message: `${measure.id} is not counted from people’s records: ${measure.source}.`,
    remedy: 'Open its results: they say what they rest on.',
  });
}

function ratePerson({ person, practice, clause, numerator, denominator, facts }: RateExplanation): RatePerson {
  const shown = facts.map(({ words, value, rows }) => ({ words, value, rows: rows.map(shownRow) }));
  return { person, countsAt: practice, clause, numerator, denominator, facts: shown };
}
