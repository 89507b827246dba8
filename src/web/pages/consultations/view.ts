import { isoOfMonth, monthOfDay, monthText } from '../../../base/index.ts';
import {
  type Assurance,
  assuranceIcon,
  type ConsultationMonth,
  type ConsultationPlace,
  type ConsultationsReport,
  type ConsultationsShown,
  type PointType,
  type ReportBasis,
  variationIcon,
  xmrChart,
} from '../../../reports/index.ts';
import {
  ASSURANCE,
  assurancePracticeAddress,
  CONSULTATIONS,
  consultationsAddress,
  WORKLOAD,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell, wholeText } from '../../layout/figures.ts';
import type { Link, Page, Printable, Table } from '../../layout/page.ts';
import { TO_HOME } from '../../layout/trail.ts';
import { LABEL_WORDS } from '../months/pace.ts';

type Given = ConsultationsReport & { readonly basis: ReportBasis };

/** Consultations month by month for each 1,000 registered, on an XmR chart. */
export function consultationsView(report: Given): Page<'invented'> {
  const { place, shown, beside, periodEnd } = report;
  const found = shown.value;
  return {
    realm: 'invented',
    template: 'consultations',
    heading: 'Consultations month by month',
    caption: place.name,
    trail: [
      ...TO_HOME,
      { text: 'Assurance', href: ASSURANCE },
      { text: 'Consultations against what is expected', href: WORKLOAD },
    ],
    tables: [monthsTable(found)],
    content: {
      answer: found.kind === 'shown' ? answerOf(found, place) : `${place.name}: ${found.words}`,
      icons: found.kind === 'shown' ? iconsOf(found) : [],
      chart: found.kind === 'shown' ? chartOf(found, place) : null,
      how: HOW,
      places: [
        ...(place.level === 'practice'
          ? [{ text: `Every measure of ${place.name}`, href: assurancePracticeAddress(place.area) }]
          : []),
        ...beside.map(linkTo),
      ],
      workedOut: [
        ...basisFacts(report.basis),
        { name: 'Months', value: `The 24 up to ${monthText(monthOfDay(periodEnd))} whose lists were received.` },
      ],
    },
  };
}

const HOW: readonly string[] = [
  'A rate is of a week: consultations of the month for each 1,000 people registered, divided by its days and times seven, because months are not all as long. Months have different working days and holidays too; the limits hold what that usually does.',
  'The four rules of Making Data Count: a month outside the limits; seven rising or falling; two of three near a limit; seven on one side of the mean. More is neither better nor worse by itself: it may be need, access, or how a practice records.',
  'Counted are consultations with a general practitioner or nurse that a practice records as encounters, of people whose record is shared and who were registered on the day, against the whole list of the quarter. A place is shown by month only where none of its months holds 1 to 7.',
];

const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  consistent_pass: 'Passes: left as it is, every month reaches what the age and sex of its people explain.',
  consistent_fail: 'Fails: left as it is, no month reaches what the age and sex of its people explain.',
  inconsistent: 'Neither: left as it is, some months reach what the age and sex of its people explain and some do not.',
};

function variationWords(means: PointType): string {
  if (means === 'common_cause')
    return 'Chance: the last month is as the months before it. Nothing says that it has changed.';
  const way = means === 'special_cause_neutral_high' ? 'upwards: more' : 'downwards: fewer';
  return `A change ${way} than chance explains in the last month. What brought it about the chart cannot say.`;
}

function answerOf({ months, expected, variation }: ConsultationsShown, place: ConsultationPlace): string {
  const last = months.at(-1);
  const marked = months.filter(({ means }) => means !== 'common_cause').length;
  const now = `${last?.rate ?? 'No'} consultations a week for each 1,000 registered in ${last === undefined ? 'any month' : monthText(last.month)}`;
  const beside = expected === null ? '' : `; age and sex explain ${expected}`;
  const change = variation === 'common_cause' ? 'no change that chance does not explain' : 'a change beyond chance';
  return `${place.name}: ${now}${beside}. In the last month there is ${change}; of ${wholeText(months.length)} months ${wholeText(marked)} ${marked === 1 ? 'is' : 'are'} marked.`;
}

function iconsOf({ variation, assurance }: ConsultationsShown): readonly Printable[] {
  const icons = [{ svg: variationIcon(variation), name: 'Variation', words: variationWords(variation) }];
  if (assurance === null) return icons;
  return [...icons, { svg: assuranceIcon(assurance), name: 'Assurance', words: ASSURANCE_WORDS[assurance] }];
}

function chartOf({ months, chart, expected }: ConsultationsShown, { name }: ConsultationPlace): Printable {
  const title = `Consultations a week for each 1,000 registered, ${name}`;
  const svg = xmrChart({
    id: 'consultations',
    title,
    description: 'Each month’s rate with the limits of chance. The table below has the same figures.',
    values: months.map(({ month, rate }) => ({ month, value: Number(rate) })),
    chart,
    ...(expected === null ? {} : { target: Number(expected) }),
    text: (value) => String(Math.round(value * 10) / 10),
  });
  const key =
    'Circle: as chance has it. Diamond: a change beyond chance, upwards or downwards. Solid line: the mean. Dashed: the limits of chance. Dotted, the target: what age and sex explain.';
  return { title, svg, key: expected === null ? key.replace(/ Dotted.*/, '') : key };
}

function monthsTable(found: Given['shown']['value']): Table<'invented'> {
  return {
    id: 'months',
    caption: 'By month',
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'A week for each 1,000', kind: 'number', isMain: true },
      { heading: 'Consultations', kind: 'number' },
      { heading: 'Registered', kind: 'number' },
      { heading: 'What it says', kind: 'text' },
    ],
    rows:
      found.kind === 'withheld'
        ? []
        : found.months.map(({ month, rate, consultations, people, ...judged }) => [
            { text: monthText(month), csv: isoOfMonth(month) },
            { text: rate },
            countCell(consultations),
            countCell(people),
            { text: 'label' in judged ? saidOf(judged) : 'not judged' },
          ]),
    whenEmpty: found.kind === 'withheld' ? found.words : 'No month was counted.',
  };
}

function saidOf({ means, label }: Pick<ConsultationMonth, 'means' | 'label'>): string {
  const words = LABEL_WORDS[label];
  if (means === 'common_cause') return `● ${words}`;
  return means === 'special_cause_neutral_high' ? `◆ upwards: ${words}` : `◆ downwards: ${words}`;
}

function linkTo({ level, area, name }: ConsultationPlace): Link<'invented'> {
  return { text: name, href: level === 'commissioner' ? CONSULTATIONS : consultationsAddress(level, area) };
}
