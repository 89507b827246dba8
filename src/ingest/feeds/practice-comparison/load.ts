import { publishedMeasuresLoader } from '../../published-measures/load.ts';
import { layout } from './shape.ts';

export const load = publishedMeasuresLoader(layout);
