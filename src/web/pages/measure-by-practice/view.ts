import { dayText } from '../../../base/index.ts';
import {
  type AchievementPoint,
  achievementChart,
  funnelChart,
  type MeasureByPracticeReport,
  overDispersionOfProportions,
  type PracticeResult,
  type ReportBasis,
} from '../../../reports/index.ts';
import {
  measureAddress,
  measureByPracticeAddress,
  measureGroupsAddress,
  measureYearsAddress,
  underFramework,
} from '../../layout/addresses.ts';
import { basisFacts } from '../../layout/basis.ts';
import { countCell } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';
import { rateOf, rateText } from '../../layout/released.ts';
import { ruleSteps } from '../../layout/rule-words.ts';
import { toBorough } from '../../layout/trail.ts';

/** Fewer practices than this say nothing of the usual spread between them. */
const FEWEST_IN_FUNNEL = 5;

type Given = MeasureByPracticeReport & { readonly basis: ReportBasis };

/** A measure over every practice: a chart with intervals, its table, and the rule in words. */
export function measureByPracticeView(report: Given): Page<'invented'> {
  const { commissioner, indicator, periodEnd } = report;
  const points = report.practices.flatMap((result) => pointOf(report, result));
  return {
    realm: 'invented',
    template: 'measure-by-practice',
    heading: `${indicator}: ${report.shortTitle}`,
    caption: commissioner.name,
    trail: toBorough(commissioner.name),
    tables: [practicesTable(report)],
    content: {
      answer: answerOf(report),
      caution:
        'A difference between two practices whose intervals overlap may be chance. The order of the rows is not a ranking.',
      chart: chartOf(report, points),
      funnel: funnelOf(report, points),
      further: [
        {
          text: 'By deprivation, age, sex and ethnicity, with the slope of inequality',
          href: underFramework(measureGroupsAddress(indicator, periodEnd), report.framework.id),
        },
        {
          text: 'Over the years, by locality and practice',
          href: underFramework(measureYearsAddress(indicator, periodEnd), report.framework.id),
        },
      ],
      title: report.title,
      steps: ruleSteps(report.rule),
      others: report.periodEnds
        .filter((other) => other !== periodEnd)
        .map((other) => ({ text: `At ${dayText(other)}`, href: measureByPracticeAddress(indicator, other) })),
      ifWrong: {
        sentences: [
          'Open the practice’s own result: it shows how many people were counted, by which clause, and who checked it.',
        ],
        links: [],
      },
      workedOut: basisFacts(report.basis),
    },
  };
}

function answerOf({ borough, commissioner, periodEnd }: Given): string {
  const counts = rateOf(borough.rate.value);
  const over = `over ${borough.practicesCounted} of ${borough.practices} practices, at ${dayText(periodEnd)}`;
  if (counts === undefined)
    return `There is no result for ${commissioner.name} ${over}: ${rateText(borough.rate.value)}.`;
  return `${rateText(borough.rate.value)} of the people who counted in ${commissioner.name} met it: ${counts}, ${over}.`;
}

function chartOf(report: Given, points: readonly AchievementPoint[]): object | null {
  if (points.length === 0) return null;
  const { commissioner, indicator, periodEnd, borough } = report;
  const title = `${indicator} by practice at ${dayText(periodEnd)}`;
  const area = borough.rate.value;
  const svg = achievementChart({
    id: 'achievement',
    title,
    description: `${points.length} practices, each a mark at its achievement with a line for its 95% interval. The table below has the same figures.`,
    points,
    ...(area.kind === 'rate'
      ? { area: { label: 'All practices', numerator: area.numerator, denominator: area.denominator } }
      : {}),
  });
  const own = points.some((point) => point.isOwn) ? ' A filled diamond is your own practice.' : '';
  const key = `Circle: a practice’s achievement. Line: its 95% interval. Dashed line: all practices of ${commissioner.name} together.${own} The table below has the same figures.`;
  return { title, svg, key };
}

/** The same figures as a funnel, whose limits take in how much more practices differ than chance. */
function funnelOf(report: Given, points: readonly AchievementPoint[]): object | null {
  const area = report.borough.rate.value;
  if (points.length < FEWEST_IN_FUNNEL || area.kind !== 'rate') return null;
  const counts = { numerators: points.map((one) => one.numerator), denominators: points.map((one) => one.denominator) };
  const dispersion = overDispersionOfProportions(counts.numerators, counts.denominators, 'winsorise and rescale');
  const title = `Which practices differ by more than chance, ${report.indicator}`;
  const svg = funnelChart({
    id: 'funnel',
    title,
    description: `${points.length} practices by how many counted, with the limits of chance and of the usual spread around all practices together. The table below has the same figures.`,
    points,
    average: { label: 'All', value: area.numerator / area.denominator },
    tau2: dispersion.ok ? dispersion.value.tau2 : 0,
  });
  const key =
    'Circle: within the limits. Square: beyond the 95% limits (dashed). Triangle: beyond the 99.8% limits. The limits hold chance and the spread that is usual between practices; of fewer than ten people nothing is said. The table below has the same figures.';
  return { title, svg, key };
}

function pointOf({ indicator, periodEnd, framework }: Given, result: PracticeResult): readonly AchievementPoint[] {
  const { value } = result.rate;
  if (value.kind === 'none' || !result.isRanked) return [];
  return [
    {
      label: result.name,
      href: underFramework(measureAddress(result.practice, indicator, periodEnd), framework.id),
      numerator: value.numerator,
      denominator: value.denominator,
      isOwn: result.isReaders,
    },
  ];
}

function practicesTable({ practices, indicator, periodEnd }: Given): Table<'invented'> {
  return {
    id: 'practices',
    caption: `Practices at ${dayText(periodEnd)}`,
    columns: [
      { heading: 'Practice', kind: 'text' },
      { heading: 'Locality', kind: 'text' },
      { heading: 'Met', kind: 'number' },
      { heading: 'Counted', kind: 'number' },
      { heading: 'Achievement', kind: 'number', isMain: true },
      { heading: '95% interval', kind: 'number' },
    ],
    rows: practices.map((result) => [
      {
        text: result.name,
        href: measureAddress(result.practice, indicator, periodEnd),
        ...(result.isReaders ? { note: 'your practice' } : {}),
      },
      { text: result.locality },
      countCell(result.numerator.value),
      countCell(result.denominator.value),
      achievementCell(result),
      intervalCell(result),
    ]),
    whenEmpty: 'No practice has a result yet. Results appear when extracts and counts have been received.',
  };
}

function achievementCell({ rate, words, isRanked }: PracticeResult): Cell<never> {
  const { value } = rate;
  if (value.kind === 'rate' && !isRanked) {
    return { text: rateText(value), csv: value.percent, note: 'queried with the practice, not ranked' };
  }
  return value.kind === 'rate' ? { text: rateText(value), csv: value.percent } : { text: words || rateText(value) };
}

function intervalCell({ interval }: PracticeResult): Cell<never> {
  return {
    text: interval === null ? 'cannot be worked out' : `${interval.lowerPercent}% to ${interval.upperPercent}%`,
  };
}
