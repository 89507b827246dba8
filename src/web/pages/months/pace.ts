import { monthText } from '../../../base/index.ts';
import {
  type Assurance,
  assuranceIcon,
  type MonthsReport,
  type Pace,
  type PointLabel,
  type PointType,
  percentText,
  variationIcon,
  xmrChart,
} from '../../../reports/index.ts';
import type { Printable, Table } from '../../layout/page.ts';

/** What the last month means. More is better: a measure of which less is better has no pace. */
const VARIATION_WORDS: Readonly<Record<PointType, string>> = {
  common_cause: 'Chance: the last month is as the months before it. Nothing says that the pace has changed.',
  special_cause_improvement: 'A change for the better: the last month is faster than chance explains.',
  special_cause_concern: 'A change for the worse: the last month is slower than chance explains.',
  special_cause_neutral_high: 'A change upwards.',
  special_cause_neutral_low: 'A change downwards.',
};

const ASSURANCE_WORDS: Readonly<Record<Assurance, string>> = {
  consistent_pass: 'Passes: left as it is, the pace always leads to full payment.',
  consistent_fail: 'Fails: left as it is, the pace never leads to full payment. Something has to be done otherwise.',
  inconsistent: 'Neither: left as it is, some months are fast enough for full payment and some are not.',
};

/** What each rule says of a month that it marks. */
export const LABEL_WORDS: Readonly<Record<PointLabel, string>> = {
  common: 'by chance',
  outside_high: 'above the limits',
  outside_low: 'below the limits',
  trend_high: 'seven months rising',
  trend_low: 'seven months falling',
  two_in_three_high: 'two of three near the upper limit',
  two_in_three_low: 'two of three near the lower limit',
  shift_high: 'seven months above the mean',
  shift_low: 'seven months below the mean',
};

/** What a month says, in words and a shape. */
function saidOf({ label, means }: Pace['months'][number]): string {
  if (means === 'common_cause') return `● ${LABEL_WORDS[label]}`;
  return means === 'special_cause_improvement' ? `▲ better: ${LABEL_WORDS[label]}` : `▼ worse: ${LABEL_WORDS[label]}`;
}

/** With the sign of a number, where it has one. */
function signed(number: string): string {
  return number.replace('-', '−');
}

/** The pace's icons, chart and words; or why there is none. */
export function paceContent({ pace: { value }, indicator }: MonthsReport): Printable {
  if (value.kind === 'none') return { none: value.words };
  if (value.kind === 'not judged') return { words: [value.words] };
  const { variation, assurance, target } = value;
  const icons = [{ svg: variationIcon(variation), name: 'Variation', words: VARIATION_WORDS[variation] }];
  if (assurance !== null)
    icons.push({ svg: assuranceIcon(assurance), name: 'Assurance', words: ASSURANCE_WORDS[assurance] });
  return {
    icons,
    chart: chartOf(value, indicator),
    words: [
      'The pace is how many newly met it in a month, less those who no longer did, of everybody who was counted when it began. The share itself would not do: it rises through every year from nought, and a share of the last twelve months holds eleven of the month before, so that limits would be far too narrow.',
      `The four rules of Making Data Count: a month outside the limits; seven rising or falling; two of three near a limit; seven on one side of the mean. The limits are the mean and 2.66 mean moving ranges, after moving ranges that are too great themselves were left out.${target === null ? '' : ` The target is the steady pace that leads from the start of this year to full payment: ${percentText(target)}% a month.`}`,
    ],
  };
}

function chartOf({ months, chart, target }: Pace, indicator: string): Printable {
  const title = `Pace of ${indicator}, month by month, with the limits of chance`;
  const svg = xmrChart({
    id: 'pace',
    title,
    description: 'What each month added to the share who met it. The table below has the same figures.',
    values: months.map(({ month, counted, met }) => ({ month, value: (100 * met) / counted })),
    chart,
    ...(target === null ? {} : { target }),
    text: (value) => `${signed(String(Math.round(value)))}%`,
  });
  const key =
    'Circle: as chance has it. Square: a change for the better. Triangle: a change for the worse. Solid line: the mean. Dashed: the limits of chance. Dotted: the target.';
  return { title, svg, key };
}

export function paceTable({ pace: { value } }: MonthsReport): Table<'invented'> {
  const left = value.kind !== 'none' && value.leftOut > 0 ? ` (${value.leftOut} left out)` : '';
  return {
    id: 'pace',
    caption: `Pace by month${left}`,
    columns: [
      { heading: 'Month', kind: 'text' },
      { heading: 'Counted when it began', kind: 'number' },
      { heading: 'Newly met it', kind: 'number' },
      { heading: 'Pace', kind: 'number', isMain: true },
      { heading: 'What it says', kind: 'text' },
    ],
    rows:
      value.kind === 'none'
        ? []
        : value.months.map((month) => [
            { text: monthText(month.month) },
            { text: String(month.counted) },
            { text: signed(String(month.met)), csv: String(month.met) },
            { text: `${signed(month.percent)}%`, csv: month.percent },
            { text: 'label' in month ? saidOf(month) : 'not judged' },
          ]),
    whenEmpty: value.kind === 'none' ? value.words : 'No month has a count that is shown.',
  };
}
