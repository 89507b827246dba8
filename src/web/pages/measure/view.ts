import { dayText, monthText } from '../../../base/index.ts';
import type { MeasureReport, ReportBasis } from '../../../reports/index.ts';
import {
  type Address,
  callListAddress,
  catalogueEntryAddress,
  cliniciansAddress,
  lineAddress,
  measureAddress,
  measureByPracticeAddress,
  monthsAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { dateCell } from '../../layout/figures.ts';
import type { Fact, Link, Page, Table } from '../../layout/page.ts';
import { isWithheld, rateCell, rateOf, rateText } from '../../layout/released.ts';
import { ruleSteps } from '../../layout/rule-words.ts';
import { toPractice } from '../../layout/trail.ts';
import { trustFacts } from '../../layout/trust.ts';
import { countsTable, walkTable } from './counts-table.ts';
import { paidEarlierTable, replacedWords } from './paid-earlier-table.ts';

type Given = MeasureReport & { readonly basis: ReportBasis };

/** A measure at a practice: the result, the rule in words, the counts by reason, what it earned, and who wrote it. */
export function measureView(report: Given): Page<'invented'> {
  const { place, periodEnd, indicator, framework } = report;
  const under = (address: Address<'invented'>): Address<'invented'> => underFramework(address, framework.id);
  return {
    realm: 'invented',
    template: 'measure',
    heading: `${indicator}: ${report.shortTitle}`,
    caption: `${place.name}: ${framework.title}`,
    trail: toPractice(place),
    tables: [countsTable(report), walkTable(report), paidEarlierTable(report), trendTable(report)],
    content: {
      answer: answerOf(report),
      standing: report.standing.words,
      standingTag: report.standing.kind === 'verified' ? 'green' : 'yellow',
      standingWord: standingWord(report),
      replaced: replacedWords(report),
      title: report.title,
      steps: ruleSteps(report.rule),
      notes: notesOf(report),
      isWalkShown: report.walk !== null && !isWithheld(report.walk.value),
      walkWithheld: report.walk !== null && isWithheld(report.walk.value) ? report.walk.value.words : null,
      trust: trustFacts(report.mark),
      pay: payFacts(report),
      paidIn: paidInLinks(report),
      notPaidIn: 'No statement in this system rests on this result yet.',
      others: [
        { text: 'The definition in the catalogue', href: under(catalogueEntryAddress(indicator)) },
        ...(report.maySeePeople
          ? [{ text: 'People who could still count this year', href: callListAddress(place.practice) }]
          : []),
        ...(report.maySeeClinicians
          ? [{ text: 'By clinician', href: cliniciansAddress(place.practice, indicator) }]
          : []),
        { text: 'Month by month', href: under(monthsAddress(place.practice, indicator)) },
        { text: 'This measure by practice', href: under(measureByPracticeAddress(indicator, periodEnd)) },
        ...report.periodEnds
          .filter((other) => other !== periodEnd)
          .map((other) => ({
            text: `At ${dayText(other)}`,
            href: under(measureAddress(place.practice, indicator, other)),
          })),
      ],
      ifWrong: {
        sentences: [
          'Open the people behind a count and the rows behind each person. A wrong record is put right in the practice’s own system and sent again; a wrong rule is for the commissioner’s quality lead.',
        ],
        links: [],
      },
      written: writtenFacts(report),
      workedOut: workedOut(report),
    },
  };
}

function answerOf({ rate, periodEnd, lowerPercent, upperPercent, pointsAvailable }: Given): string {
  const range =
    pointsAvailable === 0
      ? 'It is watched, not paid for.'
      : `It is paid from ${lowerPercent}% to ${upperPercent}%, for up to ${pointsAvailable} points.`;
  const at = `at ${dayText(periodEnd)}`;
  if (rate === null) return `The result ${at} has not been received. ${range}`;
  const counts = rateOf(rate.value);
  if (counts === undefined) return `There is no result ${at}: ${rateText(rate.value)}. ${range}`;
  return `${rateText(rate.value)} ${at}: ${counts} people who counted met it. ${range}`;
}

function standingWord({ standing }: Given): string {
  const words = { verified: 'Checked', 'counts differ': 'Cannot be paid', 'not received': 'Not received' } as const;
  return words[standing.kind];
}

function notesOf({ paid, recomputed }: Given): readonly string[] {
  const sent = 'kind' in paid ? [paid.words] : paid.value.notes;
  const found = isWithheld(recomputed.value) ? [recomputed.value.words] : recomputed.value.notes;
  return [...new Set([...sent, ...found])];
}

function payFacts({ pay }: Given): readonly Fact<never>[] {
  if (pay === null) return [{ name: 'Earned', value: 'not worked out: there is no result that may be paid' }];
  const { value } = pay;
  if (isWithheld(value)) return [{ name: 'Earned', value: value.words }];
  return [
    { name: 'Points', value: `${value.points} of ${value.pointsAvailable}` },
    { name: 'Worth', value: value.pounds, note: value.formulaWithNumbers },
  ];
}

function paidInLinks({ place, paidIn }: Given): readonly (Link<'invented'> & { readonly note: string })[] {
  return paidIn.map(({ month, line, title }) => ({
    text: monthText(month),
    note: title,
    href: lineAddress(place.practice, month, line),
  }));
}

function trendTable({ trend }: Given): Table<'invented'> {
  return {
    id: 'trend',
    caption: 'Year by year',
    columns: [
      { heading: 'Counted to', kind: 'date' },
      { heading: 'Achievement', kind: 'number', isMain: true },
      { heading: 'What is known of it', kind: 'text' },
    ],
    rows: trend.map(({ periodEnd, rate, words }) => [
      dateCell(periodEnd),
      rateCell(rate?.value ?? null, 'not received'),
      { text: words === '' ? 'As the practice sent it' : words },
    ]),
    whenEmpty: 'There is no other year to set beside it.',
  };
}

function writtenFacts({ written, payable, prevalenceAdjusted }: Given): readonly Fact<never>[] {
  return [
    { name: 'Source', value: written.source },
    { name: 'Written by', value: written.author },
    { name: 'Checked by', value: written.checker, note: written.status },
    { name: 'May be paid on', value: payable.isPayable ? 'yes' : 'no', note: payable.words },
    {
      name: 'Adjusted for how common the condition is',
      value: prevalenceAdjusted ? 'Yes, against the borough' : 'No',
    },
  ];
}

function workedOut({ basis, written, measure }: Given): readonly Fact<never>[] {
  return [
    ...basisFacts(basis),
    { name: 'Measure of the framework', value: measure },
    { name: 'Definition', value: written.definitionHash },
    { name: 'Framework', value: written.frameworkHash },
    { name: 'Evidence', value: written.evidenceSha256 },
  ];
}
