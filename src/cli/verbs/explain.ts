import { accepted, type OdsCode, refused } from '../../base/index.ts';
import {
  isOtherMeasure,
  type PeopleReport,
  type PersonOutcome,
  type PersonReport,
  peopleReport,
  personFoundReport,
} from '../../reports/index.ts';
import { optionOf } from '../arguments.ts';
import { countOption, dayOption, given, practiceOption } from '../ask.ts';
import { isoDay } from '../plain-json.ts';
import type { Verb } from '../verb.ts';
import { explainRate } from './explain-rate.ts';

const OUTCOMES: readonly string[] = ['numerator', 'missed', 'adjusted', 'excluded'] satisfies PersonOutcome[];

/** `commonweal explain HYP008 --practice X00010 --limit 5` */
export const explainVerb: Verb = {
  name: 'explain',
  purpose: 'the people behind a count: the clause that decided and the rows it rests on',
  forms: [
    '<indicator> [--practice <code>] [--person <pseudonym>] [--outcome numerator|missed|adjusted|excluded, of a rate numerator|missed|denominator] [--limit <n>] [--period-end <YYYY-MM-DD>] [--framework <id>]',
  ],
  async run(call) {
    const { context, actor, line } = call;
    const practice = practiceOption(line);
    if (!practice.ok) return practice;
    const [person, framework] = [optionOf(line, 'person'), optionOf(line, 'framework')];
    if (practice.value === undefined && person === undefined) {
      const message = '--practice or --person is needed: people are explained at one practice.';
      return refused({ code: 'input.invalid', message });
    }
    const limit = countOption(line, 'limit', 1000);
    if (!limit.ok) return limit;
    const periodEnd = dayOption(line, 'period-end');
    if (!periodEnd.ok) return periodEnd;
    const indicator = line.words[0] ?? '';
    const outcome = optionOf(line, 'outcome');
    if (isOtherMeasure(context, { indicator, ...given({ framework }) })) {
      const [at, most, on] = [practice.value, limit.value, periodEnd.value];
      const asked = { indicator, framework, practice: at, person, outcome, limit: most, periodEnd: on };
      return await explainRate(call, asked);
    }
    if (person !== undefined) {
      const asked = {
        person,
        indicator,
        ...given({ practice: practice.value, framework, periodEnd: periodEnd.value }),
      };
      const found = await personFoundReport(context, actor, asked);
      return found.ok ? accepted({ json: personJson(found.value), text: personText(found.value) }) : found;
    }
    if (outcome !== undefined && !OUTCOMES.includes(outcome)) {
      return refused({ code: 'input.invalid', message: `--outcome is one of ${OUTCOMES.join(', ')}.` });
    }
    const ask = {
      practice: practice.value as OdsCode,
      indicator,
      ...given({
        framework,
        limit: limit.value,
        periodEnd: periodEnd.value,
        outcome: outcome as PersonOutcome | undefined,
      }),
    };
    const report = await peopleReport(context, actor, ask);
    if (!report.ok) return report;
    return accepted({
      json: { ...jsonOf(report.value), release: report.value.basis.release },
      text: textOf(report.value),
    });
  },
};

function jsonOf(report: PeopleReport): object {
  return {
    practice: report.place.practice,
    indicator: report.indicator,
    periodEnd: isoDay(report.periodEnd),
    total: report.total,
    people: report.people.map((person) => ({
      person: person.person,
      outcome: person.outcome,
      rule: person.rule,
      reason: person.reason,
      clause: person.clause,
      rows: person.rows.map(({ file, row, table, rowId, fileSha256 }) => ({ file, row, table, rowId, fileSha256 })),
    })),
    optedOut: report.optedOut,
  };
}

function textOf(report: PeopleReport): string {
  const heading = `${report.indicator} ${report.shortTitle} at ${report.place.name}: ${report.people.length} of ${report.total} people`;
  const people = report.people.flatMap((person) => [
    '',
    `${person.person}: ${person.outcome}`,
    `  ${person.clause}`,
    ...person.rows.map((row) => `  ${row.file}, row ${row.row} (${row.table})`),
  ]);
  const optedOut = report.optedOut === null ? [] : ['', report.optedOut.words];
  return [heading, ...people, ...optedOut].join('\n');
}

type Found = PersonReport & { readonly basis: { readonly release: string } };

function personJson({ place, person, periodEnd, measures, basis }: Found): object {
  return {
    practice: place.practice,
    person,
    periodEnd: isoDay(periodEnd),
    release: basis.release,
    people: measures.map(({ indicator, outcome, reason, clause, plain, wouldCount, steps, rows }) => {
      const sources = rows.map(({ file, row, table, rowId, fileSha256 }) => ({ file, row, table, rowId, fileSha256 }));
      return { person, indicator, outcome, reason, clause, plain, wouldCount, steps, rows: sources };
    }),
  };
}

function personText({ place, person, measures }: Found): string {
  const each = measures.flatMap(({ indicator, shortTitle, outcome, plain, steps }) => [
    '',
    `${indicator} ${shortTitle}: ${outcome}`,
    `  ${plain}`,
    ...steps.map((step) => `  ${step.rule}: ${step.words}: ${step.result}${step.decided ? ' (decided)' : ''}`),
  ]);
  return [`${person} at ${place.name}`, ...each].join('\n');
}
