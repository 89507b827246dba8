import type { AmbitionsReport, ReadAmbition } from '../../../reports/index.ts';
import { PUBLISHED } from '../../layout/addresses.ts';
import { counted, withCommas } from '../../layout/figures.ts';
import type { Cell, Page, Table } from '../../layout/page.ts';

/** Published: what a real commissioner promised, with what can be said of it. */
export function publishedAmbitionsView(report: AmbitionsReport): Page<'published'> {
  const { commissioner, series, versions } = report;
  return {
    realm: 'published',
    template: 'published-ambitions',
    heading: 'Outcome ambitions',
    caption: commissioner,
    trail: [{ text: 'Published information', href: PUBLISHED }],
    tables: [ambitionsTable(series), versionsTable(report)],
    content: {
      answer: `${counted(series.length, 'promise is', 'promises are')} kept as printed, ${versions.length} of their figures in several versions. What came of them is not among the published files that are in service.`,
      how: [
        'A baseline or target stands as its document prints it, with its year where one is printed. What is not printed is said not to be, and nothing is put in its place.',
        'Each change is read against chance where the number of events is printed: the difference of two counts has the sum of both as its variance.',
      ],
    },
  };
}

function ambitionsTable(series: AmbitionsReport['series']): Table<'published'> {
  return {
    id: 'ambitions',
    caption: 'Baseline, target and what came of it',
    columns: [
      { heading: 'Ambition', kind: 'text' },
      { heading: 'Baseline', kind: 'text' },
      { heading: 'Target', kind: 'text', isMain: true },
      { heading: 'Actual', kind: 'text' },
      { heading: 'What can be said of it', kind: 'text' },
      { heading: 'Source', kind: 'text' },
    ],
    rows: series.map((one) => [
      { text: one.title, note: `${one.unit}; ${one.better} is better` },
      figuresCell(one, 'baseline', 'not printed'),
      figuresCell(one, 'target', 'not printed'),
      { ...figuresCell(one, 'actual', 'not received'), note: one.actualFrom },
      { text: [...one.words, ...one.notes].join(' ') },
      { text: [...new Set(one.figures.map(({ source, status }) => `${source} (${status})`))].join('; ') },
    ]),
    whenEmpty: 'No ambition is kept. They appear when a definition of them is.',
  };
}

function figuresCell({ figures }: ReadAmbition, role: 'baseline' | 'target' | 'actual', missing: string): Cell<never> {
  const own = figures.filter((figure) => figure.role === role);
  if (own.length === 0) return { text: missing };
  const text = own.map(({ value, year, events }) => {
    const rests = events === undefined ? '' : `, ${withCommas(String(events))} events`;
    return `${withCommas(value)} (${year ?? 'no year printed'}${rests})`;
  });
  return { text: text.join('; ') };
}

function versionsTable({ versions }: AmbitionsReport): Table<'published'> {
  return {
    id: 'versions',
    caption: 'One figure, several versions',
    columns: [
      { heading: 'Figure', kind: 'text' },
      { heading: 'Printed as', kind: 'number', isMain: true },
      { heading: 'What it is', kind: 'text' },
      { heading: 'Source', kind: 'text' },
    ],
    rows: versions.flatMap(({ figure, versions: own, why }) =>
      own.map(({ value, words, source }, at) => [
        { text: figure, ...(at === 0 ? { note: why } : {}) },
        { text: withCommas(value), csv: value },
        { text: words },
        { text: source },
      ]),
    ),
    whenEmpty: 'Every figure is printed in one version.',
  };
}
