import nunjucks from 'nunjucks';
import type { Svg } from '../../reports/index.ts';

/** For templates: prints a chart as it is. Charts escape their own text, and nothing else is of their type. */
export function drawing(svg: Svg): object {
  return new nunjucks.runtime.SafeString(svg);
}
