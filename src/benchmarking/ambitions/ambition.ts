import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, optional, pattern, record, text, whole } = shape;

/** What a figure is for. A target is what was promised by the end of a year; an actual what came of it. */
const FIGURE_ROLES = ['baseline', 'target', 'actual'] as const;

/** A printed figure, with who printed it. */
export type AmbitionFigure = {
  readonly role: (typeof FIGURE_ROLES)[number];
  /** A financial year; absent: none is printed. */
  readonly year?: string;
  /** An exact decimal in the series' unit. */
  readonly value: string;
  /** The events that it rests on; absent: not printed. */
  readonly events?: number;
  readonly source: string;
  readonly status: 'found' | 'unverified';
};

/** One way of measuring an ambition. Two ways are two series and are never drawn together. */
export type AmbitionSeries = {
  readonly id: string;
  readonly ambition: string;
  readonly title: string;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  /** The change a year that is printed beside it, in per cent; absent: none is. */
  readonly yearlyPercent?: string;
  readonly figures: readonly AmbitionFigure[];
  readonly notes: readonly string[];
  /** Which published figures would say what came of it. */
  readonly actualFrom: string;
};

/** One figure that is printed in several versions. */
export type VersionedFigure = {
  readonly figure: string;
  readonly versions: readonly { readonly value: string; readonly words: string; readonly source: string }[];
  readonly why: string;
};

/** The frozen form of what a commissioner promised. */
export type AmbitionsJson = {
  readonly id: string;
  readonly commissioner: string;
  readonly series: readonly AmbitionSeries[];
  readonly versions: readonly VersionedFigure[];
};

/** The kind under which it is kept. */
export const AMBITIONS = 'outcome ambitions';

const decimal = pattern(/^-?\d{1,7}(\.\d{1,3})?$/, 'a decimal number written as text');
const figure = record({
  role: one(...FIGURE_ROLES),
  year: optional(pattern(/^\d{4}\/\d{2}$/, 'a financial year such as 2014/15')),
  value: decimal,
  events: optional(whole(0, 1_000_000_000)),
  source: text,
  status: one('found', 'unverified'),
});
const ambitionsShape = record({
  id: text,
  commissioner: text,
  series: list(
    record({
      ...{ id: text, ambition: text, title: text, unit: text, better: one('lower', 'higher') },
      ...{ yearlyPercent: optional(decimal), figures: list(figure, 1), notes: list(text), actualFrom: text },
    }),
    1,
  ),
  versions: list(
    record({ figure: text, versions: list(record({ value: decimal, words: text, source: text }), 2), why: text }),
  ),
});

/** Reads a kept definition. Refuses `definition.invalid`, naming what is wrong; two series of one id. */
export function loadAmbitions(json: Json): Outcome<AmbitionsJson> {
  const faults = ambitionsShape.wrong(json, 'ambitions');
  const found = json as unknown as AmbitionsJson;
  const ids = faults.length > 0 ? [] : found.series.map(({ id }) => id);
  if (new Set(ids).size < ids.length) faults.push('a series is named twice');
  if (faults.length === 0) return accepted(found);
  return refused({ code: 'definition.invalid', message: `These are no ambitions: ${faults.join('; ')}.` });
}
