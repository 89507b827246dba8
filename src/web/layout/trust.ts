import type { KiteMark } from '../../reports/index.ts';
import { sentenceCase } from './figures.ts';
import type { Fact } from './page.ts';

const VALIDITY: Readonly<Record<KiteMark['validity'], string>> = {
  good: 'good: it measures what it says',
  limited: 'limited: its definition is not published whole, or not checked against what was published',
  questioned: 'questioned: the result is implausible and is queried with the practice',
};
const RELIABILITY: Readonly<Record<KiteMark['reliability'], string>> = {
  good: 'good: chance moves it by 5 percentage points at most',
  fair: 'fair: chance moves it by 10 percentage points at most',
  poor: 'poor: chance can move it by more than 10 percentage points',
  none: 'none: there is no rate to judge',
  'not judged': 'not judged: no interval is worked out for this kind of figure, so that it is not ranked',
};

/** The kite mark of a figure: its two ratings, then the evidence. */
export function trustFacts({ validity, reliability, evidence }: KiteMark): readonly Fact<never>[] {
  return [
    { name: 'Validity', value: sentenceCase(VALIDITY[validity]) },
    { name: 'Reliability', value: sentenceCase(RELIABILITY[reliability]) },
    ...evidence.map(({ about, words }) => ({ name: about, value: words })),
  ];
}
