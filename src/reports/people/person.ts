import { auditOf, personSubject } from '../../audit/index.ts';
import {
  type Actor,
  accepted,
  ageYears,
  type Day,
  type Month,
  type OdsCode,
  type Outcome,
  type RowFilter,
  refused,
} from '../../base/index.ts';
import {
  type ExplainedStep,
  explain,
  explainWhole,
  type Measure,
  type PersonExplanation,
} from '../../indicators/index.ts';
import type { ReportContext } from '../context.ts';
import { fileNames } from '../feeds/received-file.ts';
import { measureNamed, measuresOfPeople, periodEndCounted } from '../measures/measure-named.ts';
import { OncePerPerson } from '../once-per-person.ts';
import { placeOf } from '../places/place.ts';
import { reading } from '../reading.ts';
import type { PracticePlace, Report } from '../report.ts';
import { nameOf } from '../statements/line-posting.ts';
import { type PersonOutcome, type ShownRow, shownRow } from './person-outcome.ts';
import { plainReason } from './plain-reason.ts';

export type PersonFact = { readonly words: string; readonly value: string; readonly rows: readonly ShownRow[] };
/** One step of a rule as it was decided for the person. */
export type PersonStep = {
  readonly rule: string;
  readonly words: string;
  readonly result: 'yes' | 'no' | 'not reached';
  readonly decided: boolean;
  readonly facts: readonly PersonFact[];
};
/** A person under one measure: what counts, what would count, why not. */
export type PersonMeasure = {
  readonly indicator: string;
  readonly shortTitle: string;
  readonly periodEnd: Day;
  readonly outcome: PersonOutcome | 'not on register';
  readonly reason: string | null;
  readonly clause: string;
  /** Why, in one sentence that the person could read. */
  readonly plain: string;
  /** One sentence: what would make the person count, when that is still possible; null when they count already. */
  readonly wouldCount: string | null;
  readonly steps: readonly PersonStep[];
  readonly rows: readonly ShownRow[];
};
export type PersonAbout = {
  readonly ageYears: number | null;
  readonly sex: string;
  readonly registeredFrom: Day | null;
};
export type Looked = { readonly at: string; readonly user: string; readonly role: string; readonly purpose: string };
/** One person of a practice, under one measure or all. */
export type PersonReport = {
  readonly place: PracticePlace;
  readonly person: string;
  readonly periodEnd: Day;
  readonly about: PersonAbout;
  readonly measures: readonly PersonMeasure[];
  /** Who looked at the person, newest first, without this reading. */
  readonly lookedAt: readonly Looked[];
};

export type PersonAsk = {
  readonly practice: OdsCode;
  readonly person: string;
  readonly indicator?: string;
  readonly framework?: string;
  readonly periodEnd?: Day;
};

/** One person, for those who may see people. Refuses `not-found`. */
export function personReport(context: ReportContext, reader: Actor, ask: PersonAsk): Report<PersonReport> {
  const { practice, person } = ask;
  const subject = personSubject(practice, person);
  const what = {
    actions: ['see people'] as const,
    practice,
    person,
    verb: 'read person',
    subject,
    framework: ask.framework,
  };
  return reading(context, reader, what, async ({ level, purpose }, under) => {
    const place = placeOf(context.register, practice);
    if (!place.ok) return place;
    const access = context.rules.rowFilter(reader, purpose);
    if (!access.ok) return access;
    const measures = measuresAsked(under, ask.indicator);
    if (!measures.ok) return measures;
    const counted = await periodEndCounted(context, level, ask.periodEnd);
    if (!counted.ok) return counted;
    const periodEnd = counted.value;
    const about = await aboutPerson(context, access.value, practice, person, periodEnd);
    if (!about.ok) return about;
    const explained = await explainedUnder(under, access.value, { practice, person, periodEnd }, measures.value);
    if (!explained.ok) return explained;
    const lookedAt = await lookedAtBefore(context, subject);
    return accepted({ place: place.value, person, periodEnd, about: about.value, measures: explained.value, lookedAt });
  });
}

export function measuresAsked(context: ReportContext, indicator: string | undefined): Outcome<readonly Measure[]> {
  if (indicator === undefined) return accepted(measuresOfPeople(context.framework));
  const found = measureNamed(context.framework, indicator);
  return found.ok ? accepted([found.value]) : found;
}

type AboutRow = { readonly birth_month: Month | null; readonly sex: string; readonly registered_from: Day | null };

/** What the record says of the person; refuses `not-found` when the practice sent nobody of that pseudonym. */
async function aboutPerson(
  context: ReportContext,
  access: RowFilter,
  practice: OdsCode,
  person: string,
  on: Day,
): Promise<Outcome<PersonAbout>> {
  const people = await context.book.snapshot().people(access, [practice]);
  if (!people.ok) return people;
  try {
    const [row] = await people.value.rows<AboutRow>(
      `SELECT p.birth_month, p.sex, max(r.registered_from) AS registered_from
       FROM persons p LEFT JOIN registrations r ON r.person = p.person AND r.kind = 'regular'
       WHERE p.person_id = ? GROUP BY ALL`,
      [person],
    );
    if (row === undefined) {
      return refused({ code: 'not-found', message: `${practice} has sent nobody with the pseudonym ${person}.` });
    }
    const { birth_month, sex, registered_from } = row;
    return accepted({
      ageYears: birth_month === null ? null : ageYears(birth_month, on),
      sex,
      registeredFrom: registered_from,
    });
  } finally {
    people.value.close();
  }
}

type Asked = { readonly practice: OdsCode; readonly person: string; readonly periodEnd: Day };

/** The person under one measure or all of them, read with the reader's own row filter. */
export async function explainedUnder(
  context: ReportContext,
  access: RowFilter,
  asked: Asked,
  measures: readonly Measure[],
): Promise<Outcome<readonly PersonMeasure[]>> {
  const [only, ...others] = measures;
  const isOne = only !== undefined && others.length === 0;
  const found = await (isOne ? underOne(context, access, asked, only) : underAll(context, access, asked));
  if (!found.ok) return found;
  return accepted(
    measures.flatMap((measure) =>
      found.value
        .filter((explanation) => explanation.indicator === measure.rule)
        .map((explanation) => personMeasure(context, measure, asked.periodEnd, explanation)),
    ),
  );
}

type Explained = Promise<Outcome<readonly PersonExplanation[]>>;

function underOne(context: ReportContext, access: RowFilter, asked: Asked, { rule: indicator }: Measure): Explained {
  const { book, framework } = context;
  return explain({ ...asked, access, snapshot: book.snapshot(), framework, indicator, fileName: fileNames(context) });
}

const explained = new OncePerPerson<Outcome<readonly PersonExplanation[]>>();

function underAll(context: ReportContext, access: RowFilter, asked: Asked): Explained {
  const { book, framework } = context;
  const { periodEnd, ...whom } = asked;
  return explained.answer(context, access, { ...whom, also: String(periodEnd) }, async () => {
    const ask = { ...whom, access, snapshot: book.snapshot(), framework, fileName: fileNames(context) };
    const found = await explainWhole({ ...ask, periodEnds: [periodEnd] });
    return found.ok ? accepted(found.value.get(periodEnd) ?? []) : found;
  });
}

function personMeasure(
  context: ReportContext,
  measure: Measure,
  periodEnd: Day,
  explanation: PersonExplanation,
): PersonMeasure {
  const { outcome, reason, clause, rows, steps, rule } = explanation;
  return {
    indicator: measure.id,
    shortTitle: measure.shortTitle,
    periodEnd,
    outcome,
    reason,
    clause,
    plain: plainReason(context.framework, context.framework.rule(measure.rule), outcome, rule),
    wouldCount: wouldCount(context, measure, outcome),
    steps: steps.map((step) => personStep(step, outcome, rule)),
    rows: rows.map(shownRow),
  };
}

/** What meets the measure, in the rule's own words, for somebody whom it counts and who has not met it. */
function wouldCount(context: ReportContext, measure: Measure, outcome: PersonMeasure['outcome']): string | null {
  if (outcome === 'numerator' || outcome === 'excluded' || outcome === 'not on register') return null;
  const met = context.framework.rule(measure.rule).steps.filter((step) => step.kind === 'success');
  return `Would count if: ${met.map((step) => step.words).join(', or ')}.`;
}

function personStep(step: ExplainedStep, outcome: PersonMeasure['outcome'], rule: number | null): PersonStep {
  const decided = step.rule === 'register' ? outcome === 'not on register' : step.rule === (rule ?? 'default');
  const result = step.result === 'not reached' ? step.result : step.result ? 'yes' : 'no';
  const facts = step.facts.map(({ words, value, rows }) => ({ words, value, rows: rows.map(shownRow) }));
  return { rule: String(step.rule), words: step.words, result, decided, facts };
}

const MOST_LOOKED = 20;

/** Who looked at a person before this reading, newest first. @param subject as `personSubject` names them */
export async function lookedAtBefore(context: ReportContext, subject: string): Promise<readonly Looked[]> {
  const events = await auditOf(context.store, { subject, limit: MOST_LOOKED });
  return events.map(({ at, user, role, purpose }) => ({ at, user: nameOf(context, user), role, purpose }));
}
