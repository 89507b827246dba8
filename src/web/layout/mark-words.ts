import type { KiteMark } from '../../reports/index.ts';

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
