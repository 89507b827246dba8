import type { KiteMark } from '../../reports/index.ts';

/** `kite mark: validity good, reliability fair`. */
export function markText({ validity, reliability }: KiteMark): string {
  return `kite mark: validity ${validity}, reliability ${reliability === 'none' ? 'not known' : reliability}`;
}
