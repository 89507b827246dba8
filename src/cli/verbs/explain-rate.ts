import { accepted, type Day, type OdsCode, type Outcome, refused } from '../../base/index.ts';
import {
  type RatePeopleReport,
  type RatePerson,
  type RatePersonReport,
  type RateShare,
  ratePeopleReport,
  ratePersonReport,
} from '../../reports/index.ts';
import { given } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import type { VerbCall, VerbResult } from '../verb.ts';

const SHARES = ['numerator', 'missed', 'denominator'] as const satisfies readonly RateShare[];

/** What was asked of a rate, read from the line already. */
export type ExplainRateAsk = {
  readonly indicator: string;
  readonly framework: string | undefined;
  readonly practice: OdsCode | undefined;
  readonly person: string | undefined;
  readonly outcome: string | undefined;
  readonly limit: number | undefined;
  readonly periodEnd: Day | undefined;
};

/** The people behind a rate, or one of them: what each adds and why, with the rows that were counted. */
export async function explainRate({ context, actor }: VerbCall, ask: ExplainRateAsk): Promise<Outcome<VerbResult>> {
  const { indicator, framework, practice, person, periodEnd, limit } = ask;
  const named = { indicator, ...given({ framework, periodEnd }) };
  if (person !== undefined) {
    const found = await ratePersonReport(context, actor, { ...named, person, ...given({ practice }) });
    return found.ok ? accepted({ json: personJson(found.value), text: personText(found.value) }) : found;
  }
  const share = SHARES.find((one) => one === (ask.outcome ?? 'numerator'));
  if (share === undefined) {
    return refused({ code: 'input.invalid', message: `Of a rate --outcome is one of ${SHARES.join(', ')}.` });
  }
  const asked = { ...named, practice: practice as OdsCode, share, ...given({ limit }) };
  const report = await ratePeopleReport(context, actor, asked);
  return report.ok ? accepted({ json: peopleJson(report.value), text: peopleText(report.value) }) : report;
}

type Basis = { readonly basis: { readonly release: string } };

function peopleJson(report: RatePeopleReport & Basis): object {
  const { place, framework, indicator, periodEnd, share, total, people, basis } = report;
  return {
    practice: place.practice,
    framework: framework.id,
    indicator,
    periodEnd: isoDay(periodEnd),
    outcome: share,
    total,
    people: people.map((one) => ({ person: one.person, ...countedJson(one) })),
    release: basis.release,
  };
}

function personJson({
  place,
  framework,
  indicator,
  periodEnd,
  person,
  counted,
  basis,
}: RatePersonReport & Basis): object {
  return {
    practice: place.practice,
    person,
    framework: framework.id,
    periodEnd: isoDay(periodEnd),
    release: basis.release,
    people: counted.map((one) => ({ person, indicator, ...countedJson(one) })),
  };
}

function countedJson({ person: _, facts, ...counted }: RatePerson): object {
  const shown = facts.map(({ words, value, rows }) => ({
    words,
    value,
    rows: rows.map(({ file, row, table, rowId, fileSha256 }) => ({ file, row, table, rowId, fileSha256 })),
  }));
  return { ...counted, facts: shown };
}

function peopleText({ indicator, shortTitle, place, people, total }: RatePeopleReport): string {
  const heading = `${indicator} ${shortTitle} at ${place.name}: ${people.length} of ${total} people`;
  return [heading, ...people.flatMap((one) => ['', ...linesOf(one)])].join('\n');
}

function personText({ indicator, shortTitle, place, counted, person }: RatePersonReport): string {
  return [`${person} at ${place.name}: ${indicator} ${shortTitle}`, ...counted.flatMap(linesOf)].join('\n');
}

function linesOf({ person, clause, facts }: RatePerson): readonly string[] {
  const rows = facts.flatMap(({ words, value, rows: found }) => [
    `  ${words}: ${value}`,
    ...found.map((row) => `    ${row.file}, row ${row.row} (${row.table})`),
  ]);
  return [`${person}: ${clause}`, ...rows];
}
