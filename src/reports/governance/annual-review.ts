import {
  type Actor,
  accepted,
  addMonths,
  type Day,
  dayFromIso,
  type FinancialYear,
  financialYearFromText,
  financialYearOf,
  type Outcome,
  refused,
} from '../../base/index.ts';
import {
  breachesKept,
  casesKept,
  committeesKnown,
  decisionsKept,
  hasEnded,
  meetingsKept,
  type PlanStanding,
  plansKnown,
  procurementStage,
  procurementsKept,
  type Recommendation,
  recommendationsKept,
  standingOn,
} from '../../governance/index.ts';
import type { ReadDb } from '../../store/index.ts';
import type { ReportContext } from '../context.ts';
import { reading } from '../reading.ts';
import type { Report } from '../report.ts';

/** One number of the review, with the words that say what it counts and where it is from. */
export type ReviewFigure = { readonly part: string; readonly what: string; readonly count: number };

/** A committee's year. */
export type CommitteeYear = {
  readonly committee: string;
  readonly held: number;
  readonly inPublic: boolean;
  readonly decided: number;
  /** Seats that came, of seats that were held, over its meetings. */
  readonly attended: number;
  readonly seats: number;
};

export type AnnualReviewReport = {
  readonly year: FinancialYear;
  readonly committees: readonly CommitteeYear[];
  readonly figures: readonly ReviewFigure[];
  readonly plans: readonly PlanStanding[];
  readonly recommendations: readonly Recommendation[];
};

/**
 * A financial year of the delegation, assembled from the registers as they are kept: without one the last that has ended. Anybody
 * may read it. Refuses `input.invalid` for no year.
 */
export function annualReviewReport(
  context: ReportContext,
  reader: Actor,
  asked: string | undefined,
): Report<AnnualReviewReport> {
  const what = {
    actions: ['see published'] as const,
    verb: 'read annual review',
    subject: `annual review ${asked ?? ''}`.trim(),
  };
  return reading(context, reader, what, async () => {
    const lastYear = financialYearOf(addMonths(context.businessDate, -12));
    const year = asked === undefined ? lastYear : financialYearFromText(asked.replace('-', '/'));
    if (year === undefined)
      return refused({ code: 'input.invalid', message: `${asked} is no financial year, as 2025-26.` });
    return context.store.read((db) => reviewOf(context, db, year));
  });
}

async function reviewOf(context: ReportContext, db: ReadDb, year: FinancialYear): Promise<Outcome<AnnualReviewReport>> {
  const plans = await plansKnown(db, context.businessDate);
  if (!plans.ok) return plans;
  const recommendations = (await recommendationsKept(db, context.businessDate)).filter(({ from }) => from <= year.end);
  const committees = await committeeYears(context, db, year);
  if (!committees.ok) return committees;
  const figures = [
    ...(await decisionFigures(context, db, year)),
    ...(await caseFigures(db, year)),
    ...(await interestFigures(db, year)),
  ];
  const audits = recommendations.map(({ shown }) => shown !== null);
  return accepted({
    ...{ year, committees: committees.value, plans: plans.value, recommendations },
    figures: [
      ...figures,
      { part: 'Audit', what: 'recommendations done', count: audits.filter(Boolean).length },
      { part: 'Audit', what: 'recommendations open', count: audits.filter((isDone) => !isDone).length },
    ],
  });
}

type Within = (day: Day | undefined) => boolean;

function within({ start, end }: FinancialYear): Within {
  return (day) => day !== undefined && start <= day && day <= end;
}

async function committeeYears(
  context: ReportContext,
  db: ReadDb,
  year: FinancialYear,
): Promise<Outcome<readonly CommitteeYear[]>> {
  const known = await committeesKnown(db, context.businessDate);
  if (!known.ok) return known;
  const isIn = within(year);
  const held = (await meetingsKept(db)).filter(
    ({ state }) => state.stage === 'closed' && isIn(dayFromIso(state.called.on)),
  );
  const decisions = await decisionsKept(db);
  const years = known.value.map(({ id, name, meets }): CommitteeYear => {
    const own = held.filter(({ state }) => state.called.terms.id === id);
    const came = own.map(
      ({ state }) => new Set(state.attendance.filter(({ what }) => what === 'came').map(({ seat }) => seat)),
    );
    return {
      ...{ committee: name, held: own.length, inPublic: meets === 'in public' },
      decided: decisions.filter(({ committee, decidedOn }) => committee === id && isIn(dayFromIso(decidedOn))).length,
      attended: own.reduce(
        (sum, { state }, index) =>
          sum + Object.keys(state.called.sitting).filter((seat) => came[index]?.has(seat)).length,
        0,
      ),
      seats: own.reduce((sum, { state }) => sum + Object.keys(state.called.sitting).length, 0),
    };
  });
  return accepted(years.filter((one) => one.held > 0 || one.decided > 0));
}

async function decisionFigures(context: ReportContext, db: ReadDb, year: FinancialYear): Promise<ReviewFigure[]> {
  const isIn = within(year);
  const own = (await decisionsKept(db)).filter(({ decidedOn }) => isIn(dayFromIso(decidedOn)));
  const count = (what: string, number: number): ReviewFigure => ({ part: 'Decisions', what, count: number });
  const kinds = Map.groupBy(own, ({ matter }) => matter.kind);
  return [
    ...[...kinds].map(([kind, of]) => count(`taken on ${kind}`, of.length)),
    count('taken between meetings', own.filter(({ urgent }) => urgent !== null).length),
    count('of them ratified', own.filter(({ ratifiedBy }) => ratifiedBy !== null).length),
    count(
      'conflicts that were handled',
      own.reduce((sum, { conflicts }) => sum + conflicts.length, 0),
    ),
    count('in force now', own.filter((one) => standingOn(one, context.businessDate) === 'live').length),
  ];
}

async function caseFigures(db: ReadDb, year: FinancialYear): Promise<ReviewFigure[]> {
  const isIn = within(year);
  const opened = (await casesKept(db)).filter(({ state }) => isIn(state.taken[0]?.on));
  const kinds = Map.groupBy(opened, ({ state }) => state.rules.name);
  const procured = (await procurementsKept(db)).filter(({ openedOn }) => isIn(openedOn));
  const stages = Map.groupBy(procured, procurementStage);
  return [
    ...[...kinds].map(([kind, of]): ReviewFigure => ({ part: 'Cases', what: `${kind}, opened`, count: of.length })),
    { part: 'Cases', what: 'of them ended', count: opened.filter(({ state }) => hasEnded(state)).length },
    ...[...stages].map(([stage, of]): ReviewFigure => ({ part: 'Procurement', what: `${stage}`, count: of.length })),
  ];
}

async function interestFigures(db: ReadDb, year: FinancialYear): Promise<ReviewFigure[]> {
  const isIn = within(year);
  const breaches = (await breachesKept(db)).filter(({ says }) => isIn(dayFromIso(says.happenedOn)));
  return [{ part: 'Interests', what: 'breaches', count: breaches.length }];
}
