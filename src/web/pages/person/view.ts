import { dayText } from '../../../base/index.ts';
import type { PersonMeasure, PersonReport, PersonStep, ReportBasis } from '../../../reports/index.ts';
import {
  accessReportAddress,
  identityAddress,
  measureAddress,
  personAddress,
  personRecordAddress,
  poundsOfPersonAddress,
  wholePersonAddress,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { lookedAtTable } from '../../layout/looked-at.ts';
import { OUTCOME_WORDS } from '../../layout/outcome-words.ts';
import type { Fact, Link, Page, Table } from '../../layout/page.ts';
import { rowLinks } from '../../layout/source-rows.ts';
import { toMeasure, toPractice } from '../../layout/trail.ts';

type Given = PersonReport & { readonly basis: ReportBasis };

/** One person, under one measure or all: what counts, what would count, why not, on which rows, and who looked. */
export function personView(report: Given): Page<'invented'> {
  const { place, person, periodEnd, measures } = report;
  const [only] = measures.length === 1 ? measures : [];
  return {
    realm: 'invented',
    template: 'person',
    heading: `Person ${person}`,
    caption: `${place.name}, at ${dayText(periodEnd)}`,
    trail: only === undefined ? toPractice(place) : toMeasure(place, only.indicator, only.periodEnd),
    tables: [measuresTable(report), lookedAtTable(report.lookedAt)],
    content: {
      answer: answerOf(report, only),
      about: aboutFacts(report),
      isOne: only !== undefined,
      measure: only === undefined ? null : measureDetail(report, only),
      nextLinks: nextLinks(report, only),
      ifWrong: {
        sentences: [
          'A wrong record is put right in the practice’s own system; the next extract replaces the row, and what was known before stays reproducible. A wrong rule is for the commissioner’s quality lead.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ person, measures }: Given, only: PersonMeasure | undefined): string {
  if (only !== undefined) return `${OUTCOME_WORDS[only.outcome]}: ${only.clause}`;
  if (measures.length === 0) return `${person} counts under no measure.`;
  const missed = measures.filter((measure) => measure.outcome === 'missed').length;
  return `${person} is counted under ${measures.length} measures, and has not met ${missed} of them.`;
}

/** By the letters of the NHS Data Dictionary. */
const SEXES: Readonly<Record<string, string>> = { F: 'Female', M: 'Male', I: 'Indeterminate', U: 'Not known' };

function aboutFacts({ about }: Given): readonly Fact<never>[] {
  const { ageYears, sex, registeredFrom } = about;
  return [
    {
      name: 'Age',
      value: ageYears === null ? 'not received' : `${ageYears} years`,
      note: 'Counted from the first of the birth month',
    },
    { name: 'Sex', value: SEXES[sex] ?? sex },
    { name: 'Registered from', value: registeredFrom === null ? 'not received' : dayText(registeredFrom) },
  ];
}

function measureDetail({ place }: Given, measure: PersonMeasure): object {
  return {
    name: `${measure.indicator}: ${measure.shortTitle}`,
    wouldCount: measure.wouldCount,
    plain: measure.plain,
    reason: measure.reason,
    steps: measure.steps.map((step) => stepDetail(place.practice, step)),
    rows: rowLinks(place.practice, measure.rows),
    noRows: 'No row: what decided it is that nothing was recorded.',
  };
}

const RESULT_WORDS = { yes: 'Yes', no: 'No', 'not reached': 'Not asked: decided before' } as const;

function stepDetail(practice: string, step: PersonStep): object {
  return {
    rule: ruleWords(step.rule),
    words: step.words,
    result: step.decided ? `${RESULT_WORDS[step.result]}: this decided it` : RESULT_WORDS[step.result],
    isDecided: step.decided,
    facts: step.facts.map((fact) => ({ text: `${fact.words}: ${fact.value}`, rows: rowLinks(practice, fact.rows) })),
  };
}

function ruleWords(rule: string): string {
  if (rule === 'register') return 'Register';
  return rule === 'default' ? 'Otherwise' : `Rule ${rule}`;
}

function measuresTable({ place, person, measures }: Given): Table<'invented'> {
  return {
    id: 'measures',
    caption: 'Under each measure',
    columns: ['Measure', 'Outcome', 'Why', 'What would count'].map((heading) => ({ heading, kind: 'text' })),
    rows: measures.map((measure) => [
      {
        text: measure.indicator,
        note: measure.shortTitle,
        href: personAddress(place.practice, measure.indicator, measure.periodEnd, person),
      },
      { text: OUTCOME_WORDS[measure.outcome], ...(measure.reason === null ? {} : { note: measure.reason }) },
      { text: measure.clause, note: measure.plain },
      { text: measure.wouldCount ?? 'nothing is needed' },
    ]),
    whenEmpty: 'The person counts under no measure.',
  };
}

function nextLinks({ place, person }: Given, only: PersonMeasure | undefined): readonly Link<'invented'>[] {
  const pounds = { text: 'Every pound that this person touches', href: poundsOfPersonAddress(place.practice, person) };
  const looked = {
    text: 'Who has looked, in plain words to give to the person',
    href: accessReportAddress(place.practice, person),
  };
  const record = {
    text: 'Everything held about this person, to give to them',
    href: personRecordAddress(place.practice, person),
  };
  const who = { text: 'Who this person is', href: identityAddress(place.practice, person) };
  if (only === undefined) return [who, pounds, looked, record];
  return [
    who,
    pounds,
    looked,
    record,
    { text: 'This person under every measure', href: wholePersonAddress(place.practice, person) },
    {
      text: `${only.indicator} at ${place.name}`,
      href: measureAddress(place.practice, only.indicator, only.periodEnd),
    },
  ];
}
