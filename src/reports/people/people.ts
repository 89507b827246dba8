import { personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  type Day,
  isoOfDay,
  type OdsCode,
  type Outcome,
  type Purpose,
} from '../../base/index.ts';
import { explain, type Measure, type PersonExplanation } from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fileName, fileNames } from '../feeds/received-file.ts';
import { measureNamed, periodEndAsked } from '../measures/measure-named.ts';
import type { CountComponent } from '../measures/sent-counts.ts';
import { OncePerPage } from '../once-per-page.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { type PersonOutcome, type PersonRow, peopleWith, personRow } from './person-outcome.ts';

/** People in the paid count who are not listed, and the row of the counts file where they are counted. */
export type NotListed = {
  readonly count: number;
  readonly words: string;
  readonly file: string;
  readonly sha256: string;
  readonly row: number;
};
/** The people in the warehouse behind one count of a measure. */
export type PeopleReport = {
  readonly place: PracticePlace;
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly outcome: PersonOutcome | null;
  readonly people: readonly PersonRow[];
  /** How many there are in the warehouse with this outcome; `people` is one page of them. */
  readonly total: number;
  readonly offset: number;
  readonly limit: number;
  /** Null when everybody who was counted is in the warehouse. `total` + `count` is the paid count. */
  readonly optedOut: NotListed | null;
};

export type PeopleAsk = {
  readonly practice: OdsCode;
  readonly indicator: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
  readonly outcome?: PersonOutcome;
  readonly offset?: number;
  /** At most 1,000; 50 unless told. */
  readonly limit?: number;
};

const PEOPLE_A_PAGE = 50;
const MOST_PEOPLE = 1000;

/** The list of people behind a count, for those who may see people. */
export function peopleReport(context: ReportContext, reader: Actor, ask: PeopleAsk): Report<PeopleReport> {
  const { practice, indicator, outcome = null } = ask;
  const subject = `people ${practice}/${indicator}/${outcome ?? 'register'}`;
  const what = { actions: ['see people'] as const, practice, verb: 'list people', subject, framework: ask.framework };
  const each = ({ people }: PeopleReport) => people.map(({ person }) => personSubject(practice, person));
  return reading(context, reader, what, ({ purpose }, under) => peopleListed(under, reader, purpose, ask), each);
}

async function peopleListed(
  context: ReportContext,
  reader: Actor,
  purpose: Purpose,
  ask: PeopleAsk,
): Promise<Outcome<PeopleReport>> {
  const { practice, indicator, outcome = null, offset = 0 } = ask;
  const limit = Math.min(ask.limit ?? PEOPLE_A_PAGE, MOST_PEOPLE);
  const place = placeOf(context.register, practice);
  if (!place.ok) return place;
  const measure = measureNamed(context.framework, indicator);
  if (!measure.ok) return measure;
  const asked = await periodEndAsked(context, ask.periodEnd);
  if (!asked.ok) return asked;
  const periodEnd = asked.value;
  const at = { practice, measure: measure.value, periodEnd, outcome };
  const found = await explained(context, reader, purpose, at, { offset, limit });
  if (!found.ok) return found;
  const count = await context.book.count(practice, measure.value.rule, periodEnd);
  const total = count === undefined ? 0 : peopleWith(outcome, count);
  const { id, shortTitle } = measure.value;
  const people = found.value.map(personRow);
  const page = { people, total, offset, limit, optedOut: await notListed(context, at, total) };
  return accepted({ place: place.value, indicator: id, shortTitle, periodEnd, outcome, ...page });
}

type At = {
  readonly practice: OdsCode;
  readonly measure: Measure;
  readonly periodEnd: Day;
  readonly outcome: PersonOutcome | null;
};

/** A page of the people with an outcome, read with the reader's own row filter. */
async function explained(
  context: ReportContext,
  reader: Actor,
  purpose: Purpose,
  { practice, measure, periodEnd, outcome }: At,
  page: { readonly offset: number; readonly limit: number },
): Promise<Outcome<PersonExplanation[]>> {
  const access = context.rules.rowFilter(reader, purpose);
  if (!access.ok) return access;
  const find = () =>
    explain({
      snapshot: context.book.snapshot(),
      access: access.value,
      framework: context.framework,
      indicator: measure.rule,
      practice,
      periodEnd,
      ...page,
      ...(outcome === null ? {} : { outcome }),
      fileName: fileNames(context),
    });
  const which = [measure.rule, periodEnd, outcome, page.offset, page.limit];
  return listed.answer(context, access.value, { practice, which }, find);
}

const listed = new OncePerPage<Outcome<PersonExplanation[]>>();

async function notListed(context: ReportContext, at: At, total: number): Promise<NotListed | null> {
  const sent = (await context.book.sent(at.periodEnd)).get(at.practice)?.get(at.measure.rule);
  if (sent === undefined) return null;
  const count = peopleWith(at.outcome, sent.counts) - total;
  if (count <= 0) return null;
  const records = sent.records.filter((record) => record.component === COMPONENT[at.outcome ?? 'register']);
  const row = (records.find((record) => record.optedOut > 0) ?? records[0])?.row ?? 0;
  const { file } = sent;
  const people = count === 1 ? '1 person is' : `${count} people are`;
  const words = `${people} in the count that the practice sent and not in this list: people who opted out do not share their record. They end at the counts file at ${isoOfDay(at.periodEnd)}, row ${row}.`;
  return { count, words, file: fileName(context, file), sha256: file, row };
}

/** Where an outcome is counted in a counts file; missed people are in the denominator alone. */
const COMPONENT: Readonly<Record<PersonOutcome | 'register', CountComponent>> = {
  register: 'register',
  numerator: 'numerator',
  missed: 'denominator',
  adjusted: 'adjustment',
  excluded: 'exclusion',
};
