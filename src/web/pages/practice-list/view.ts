import { monthText } from '../../../base/index.ts';
import {
  type ListPart,
  type ListShare,
  type PracticeListReport,
  type PyramidBand,
  pyramidChart,
  type ReportBasis,
} from '../../../reports/index.ts';
import { assurancePracticeAddress, WORKLOAD } from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, countText } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { toPractice } from '../../layout/trail.ts';

type Given = PracticeListReport & { readonly basis: ReportBasis };

/** A practice's registered list by age and sex, as a pyramid beside all practices. */
export function practiceListView(report: Given): Page<'invented'> {
  const { place, quarter, list } = report;
  return {
    realm: 'invented',
    template: 'practice-list',
    heading: 'Who is on the list',
    caption: `${place.name}, quarter from ${monthText(quarter)}`,
    trail: toPractice(place),
    tables: [agesTable(report)],
    content: {
      answer: answerOf(report),
      chart: chartOf(report),
      how: [
        'Ages and sexes are those of the list-size file, whole bands of years; a share is of all whose number is shown. The age and sex of a list are a large part of what it needs: they are in its weighting, and in what is expected of it.',
      ],
      others: [
        { text: 'Consultations against the number expected from age and sex', href: WORKLOAD },
        { text: 'Every measure of the practice beside the others', href: assurancePracticeAddress(place.practice) },
      ],
      ifWrong: {
        sentences: [
          'The list is counted by the registration system, not by the practice’s own: a patient who is missing or has left is put right by registering or removing them there. The next quarter’s file then has them.',
        ],
        links: [],
      },
      workedOut: [
        ...basisFacts(report.basis),
        ...(list.kind === 'list' ? [{ name: 'List-size file', value: `${list.file}, row ${list.row}` }] : []),
      ],
    },
  };
}

const NO_AGES =
  'Ages are not shown: the list was received without them, or so few are on it that a number below 8 could be worked out.';

function answerOf({ list, ages, young, old, place }: Given): string {
  if (list.kind === 'not received' || ages.value.length === 0)
    return list.kind === 'not received' ? list.words : NO_AGES;
  const patients = `${place.name} has ${countText(list.registered.value)} registered patients`;
  if (old.value === null || young.value === null)
    return `${patients}. So few are of some ages that shares of the whole list are not told.`;
  const beside = ({ own, commissioner }: ListShare): string => `${own}% (${commissioner}% of all practices)`;
  return `${patients}: ${beside(old.value)} are 65 or over and ${beside(young.value)} under 15.`;
}

function chartOf({ ages: { value }, place }: Given): object | null {
  if (value.length === 0) return null;
  const title = `The list of ${place.name}, by age and sex`;
  const svg = pyramidChart({
    id: 'list',
    title,
    description:
      'Men to the left and women to the right, in per cent of the list, with all practices together as lines. The table below has the same figures.',
    bands: value.map(
      ({ ageBand, men, women }): PyramidBand => ({
        band: ageBand,
        male: peopleOf(men),
        female: peopleOf(women),
        compared: {
          male: Number(men.commissionerPercent ?? 0) / 100,
          female: Number(women.commissionerPercent ?? 0) / 100,
        },
      }),
    ),
    comparedWith: 'all practices',
  });
  return {
    title,
    svg,
    key: 'Bar: the practice. Upright line: all practices of the borough together. A number of 1 to 7 has no bar.',
  };
}

function peopleOf({ count }: ListPart): number {
  return typeof count === 'number' ? count : 0;
}

function agesTable({ ages: { value }, list }: Given): Table<'invented'> {
  return {
    id: 'ages',
    caption: 'By age and sex',
    columns: [
      { heading: 'Age', kind: 'text' },
      ...['Men', 'Women'].flatMap((sex) => [
        { heading: sex, kind: 'number' as const, ...(sex === 'Men' ? { isMain: true as const } : {}) },
        { heading: `${sex}, share`, kind: 'number' as const },
        { heading: `${sex}, all practices`, kind: 'number' as const },
      ]),
    ],
    rows: value.map(({ ageBand, men, women }) => [
      { text: ageBand.replace('-', ' to ') },
      ...partCells(men),
      ...partCells(women),
    ]),
    whenEmpty: list.kind === 'not received' ? list.words : NO_AGES,
  };
}

function partCells({ count, percent, commissionerPercent }: ListPart): readonly Cell<never>[] {
  return [countCell(count), percentCell(percent), percentCell(commissionerPercent)];
}

function percentCell(percent: string | null): Cell<never> {
  return percent === null ? { text: 'not shown' } : { text: `${percent}%`, csv: percent };
}
