import type { KiteMark } from '../../reports/index.ts';
import { sentenceCase } from './figures.ts';
import type { Fact } from './page.ts';

const VALIDITY: Readonly<Record<KiteMark['validity'], string>> = {
  good: 'good',
  limited: 'limited',
  questioned: 'questioned',
};
const RELIABILITY: Readonly<Record<KiteMark['reliability'], string>> = {
  good: 'good',
  fair: 'fair',
  poor: 'poor',
  none: 'not known',
  'not judged': 'not judged',
};

/** `kite mark: validity good, reliability fair`. */
export function markText({ validity, reliability }: KiteMark): string {
  return `kite mark: validity ${VALIDITY[validity]}, reliability ${RELIABILITY[reliability]}`;
}

/** The mark opened: both ratings with what they mean, then the evidence for them. */
export function markFacts({ validity, reliability, evidence }: KiteMark): readonly Fact<never>[] {
  return [
    { name: 'Validity', value: sentenceCase(VALIDITY[validity]), note: 'Whether it measures what it says' },
    { name: 'Reliability', value: sentenceCase(RELIABILITY[reliability]), note: 'How far chance alone can move it' },
    ...evidence.map(({ about, words }) => ({
      name: sentenceCase(about.toLowerCase().replaceAll('_', ' ')),
      value: words,
    })),
  ];
}
