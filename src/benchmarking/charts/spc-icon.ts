import type { Assurance, PointType } from '../statistics/xmr.ts';
import { CHART, type Svg } from './svg.ts';

type Look = { readonly colour: string; readonly letter: string };

const GREY = '#4c6272';
const BLUE = '#005eb8';
const ORANGE = '#b35900';
const PURPLE = '#330072';

const VARIATION: Readonly<Record<PointType, Look>> = {
  common_cause: { colour: GREY, letter: '~' },
  special_cause_improvement: { colour: BLUE, letter: 'H' },
  special_cause_concern: { colour: ORANGE, letter: 'L' },
  special_cause_neutral_high: { colour: PURPLE, letter: 'H' },
  special_cause_neutral_low: { colour: PURPLE, letter: 'L' },
};
const ASSURANCE: Readonly<Record<Assurance, Look>> = {
  consistent_pass: { colour: BLUE, letter: 'P' },
  consistent_fail: { colour: ORANGE, letter: 'F' },
  inconsistent: { colour: GREY, letter: '?' },
};

/** Making Data Count's variation icon of a measure of which more is better; what it means stands in words beside it. */
export function variationIcon(means: PointType): Svg {
  return icon(VARIATION[means]);
}

/** Making Data Count's assurance icon; what it means stands in words beside it. */
export function assuranceIcon(assurance: Assurance): Svg {
  return icon(ASSURANCE[assurance]);
}

/** A ring with a letter: colour adds nothing that the letter and the words beside it do not say. */
function icon({ colour, letter }: Look): Svg {
  const ring = `<circle cx="20" cy="20" r="17" fill="#ffffff" stroke="${colour}" stroke-width="4"/>`;
  const text = `<text x="20" y="27" text-anchor="middle" font-size="20" font-weight="bold" fill="${CHART.ink}">${letter}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" class="spc-icon" viewBox="0 0 40 40" aria-hidden="true" focusable="false">${ring}${text}</svg>` as Svg;
}
