import type { Judged, StandingCounts, TriggerOnDay } from '../../reports/index.ts';
import { isoDateText } from './figures.ts';
import type { Cell, Table } from './page.ts';

/** Words and a shape for where a result stands; the colour adds nothing to them. */
export function standingText({ standing, side }: Pick<Judged, 'standing' | 'side'>): string {
  return side === null ? standing : `${standing}: ${side}`;
}

const TAGS: Readonly<Record<string, NonNullable<Cell<never>['tag']>>> = {
  'outlier: better': 'green',
  'outlier: worse': 'red',
  'to watch: better': 'blue',
  'to watch: worse': 'yellow',
  implausible: 'grey',
};

/** The standing as a tag, with the reason under it. */
export function standingCell(judged: Pick<Judged, 'standing' | 'side' | 'why'>): Cell<never> {
  const text = standingText(judged);
  const tag = TAGS[text];
  return { text, note: judged.why, ...(tag === undefined ? {} : { tag }) };
}

/** How a result moved in a year: a shape and a word, better and worse by the measure's own direction. */
export function trendText(trend: Judged['trend'], direction: 'higher' | 'lower'): string {
  if (trend === null) return 'not told';
  if (trend === 'chance') return '● no clear change';
  const isUp = trend === 'up';
  return `${isUp ? '▲' : '▼'} ${isUp === (direction === 'higher') ? 'better' : 'worse'}`;
}

/** How many results stand where, in a row. */
export const STANDING_COLUMNS = [
  { heading: 'Outlier: better', kind: 'number' },
  { heading: 'Outlier: worse', kind: 'number' },
  { heading: 'To watch', kind: 'number' },
  { heading: 'As others', kind: 'number' },
  { heading: 'Too much chance', kind: 'number' },
  { heading: 'Implausible', kind: 'number' },
  { heading: 'No figure', kind: 'number' },
] as const;

export function standingCells(standings: StandingCounts): readonly Cell<never>[] {
  const { better, worse, toWatch, asOthers, notRanked, implausible, noFigure } = standings;
  return [better, worse, toWatch, asOthers, notRanked, implausible, noFigure].map((count) => ({ text: String(count) }));
}

/** Triggers in force, with every value that each had and will have. */
export function triggersTable(triggers: readonly TriggerOnDay[]): Table<'invented'> {
  return {
    id: 'triggers',
    caption: 'What a practice is looked at for',
    columns: [
      { heading: 'Trigger', kind: 'text' },
      { heading: 'In force', kind: 'number', isMain: true },
      { heading: 'From when on', kind: 'text' },
    ],
    rows: triggers.map(({ words, value, history }) => [
      { text: words },
      { text: value },
      {
        text: history.map((one) => `${one.value} from ${isoDateText(one.validFrom)}`).join('; '),
        note: [...new Set(history.map((one) => `${one.source} (${one.status})`))].join('; '),
      },
    ]),
    whenEmpty: 'No trigger is defined.',
  };
}

/** The order in which anything is said of a practice, for the page's foot. */
export const ASSURANCE_METHOD: readonly string[] = [
  'In this order: a result that cannot be, or can hardly be, is stopped. Then reliability: where practices do not differ by more than chance at all, or less than 0.7 of a practice’s distance from the others is more than chance, it is shown with its interval, is not ranked and is no outlier. Only then are practices compared.',
  'Deviations are from the average of all practices. One holds chance and what is usual between practices (Spiegelhalter 2005 and 2012), its spread drawn in at the tenth in each tail and rescaled, so that outliers do not widen it. All is worked out from the counts as they are shown to you: where small counts are hidden, so is what they would say, and that is more often a result near 100%.',
  'An outlier is a question, not an answer. What is better may be something for others to learn, or a record that is kept differently.',
];
