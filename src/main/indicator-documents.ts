import type { IndicatorEntry } from '../reports/index.ts';
import { markdownTable } from './markdown-table.ts';

/** An indicator of the catalogue as Markdown. */
export function indicatorDocument(entry: IndicatorEntry): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Framework', `${entry.framework.title} (\`${entry.framework.id}\`)`],
    ['Rule', entry.rule],
    ['Points', String(entry.points)],
    ['Paid from, in full at', `${entry.lowerPercent} %, ${entry.upperPercent} %`],
    ['Adjusted for prevalence', entry.prevalenceAdjusted ? 'yes' : 'no'],
    ['Why it matters', entry.reason],
    ['Source of the rule', entry.source],
    ['Source of points and thresholds', entry.pointsSource],
    ['Order of the steps', entry.verification],
    ['Written by, checked by', `${entry.author}; ${entry.checker}`],
    ['To be reviewed by', entry.reviewBy],
    ['Hash', `\`${entry.ruleHash}\``],
  ];
  const steps = (all: IndicatorEntry['steps']): string =>
    markdownTable(
      ['step', 'decides', 'in words', 'exactly', 'code'],
      all.map(({ n, decides, words, test, code }) => [String(n), decides, words, test, code ?? '–']),
    );
  return [
    `# ${entry.indicator}: ${entry.title}`,
    entry.wording,
    markdownTable(['', ''], facts),
    ...entry.notes.map((note) => `* ${note}`),
    `## Register: ${entry.register.title}`,
    `${entry.register.wording} Whoever no step selects is not on it.`,
    steps(entry.registerSteps),
    '## Steps, in order',
    'The first step that is true decides. Whoever none decides about is missed: in the denominator and not in the numerator.',
    steps(entry.steps),
    '## Codelists',
    markdownTable(
      ['codelist', 'title', 'status', 'version', 'source', 'codes'],
      entry.codelists.map(({ name, title, status, version, source, codes }) => [
        `\`${name}\``,
        title,
        status,
        version,
        source,
        codes.join(', '),
      ]),
    ),
    '## Test people',
    entry.people.length === 0
      ? 'None are written down for this rule.'
      : markdownTable(
          ['person', 'record', 'counts as'],
          entry.people.map(({ name, record, counts }) => [name, record, counts]),
        ),
  ].join('\n\n');
}

/** The name of an indicator's document, such as `spine-2025-26/HYP008.md`. */
export function indicatorDocumentName({ framework, indicator }: IndicatorEntry): string {
  return `indicators/${framework.id.replace('/', '-')}/${indicator}.md`;
}
