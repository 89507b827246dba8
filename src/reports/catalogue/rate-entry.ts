import {
  codelistUses,
  type LoadedFramework,
  populationWords,
  quantityWords,
  type Rate,
  type TestPerson,
  testWords,
} from '../../indicators/index.ts';
import { type OtherMeasure, unitOf } from '../rates/rate-results.ts';
import type { EntryCodelist, EntryFact } from './indicator-entry.ts';

/** Everything that a framework says of a measure that no rule about people decides. */
export type RateEntry = {
  readonly framework: { readonly id: string; readonly title: string };
  readonly indicator: string;
  readonly shortTitle: string;
  readonly kind: OtherMeasure['kind'];
  /** The measure in one sentence or two. */
  readonly wording: string;
  /** One thing a line, in order: the rule in words, where it is shown, who wrote it. */
  readonly facts: readonly EntryFact[];
  readonly codelists: readonly EntryCodelist[];
  /** Invented people of the definition's tests. */
  readonly people: readonly TestPerson[];
  /** Null: it is not worked out from records. */
  readonly ruleHash: string | null;
};

/** The catalogue's entry of such a measure, from the definition alone. */
export function rateEntry(framework: LoadedFramework, measure: OtherMeasure, rate: Rate | null): RateEntry {
  const { id, title } = framework;
  const names = [...codelistUses(framework)].filter(([, uses]) => uses.includes(measure.id)).map(([name]) => name);
  return {
    framework: { id, title },
    indicator: measure.id,
    shortTitle: measure.shortTitle,
    kind: measure.kind,
    wording: rate?.wording ?? wordingOf(measure),
    facts: [...ruleFacts(measure, rate), ...placeFacts(measure), ...writtenFacts(measure, rate)],
    codelists: names.sort().flatMap((name) => {
      const list = framework.codelists[name];
      return list === undefined ? [] : [{ name, ...list }];
    }),
    people: rate?.people?.cases ?? [],
    ruleHash: rate === null ? null : framework.ruleHash(rate.id),
  };
}

function wordingOf({ shortTitle, gapIn, reported, source }: OtherMeasure): string {
  if (gapIn !== undefined) return `${shortTitle}: the slope from the most to the least deprived fifth of practices.`;
  if (reported !== undefined) return `${shortTitle}, as ${source} gives it for each place.`;
  return `${shortTitle}: an answer, which is recorded and not counted.`;
}

function fact(what: string, says: string | undefined): readonly EntryFact[] {
  return says === undefined || says === '' ? [] : [{ what, says }];
}

function ruleFacts({ gapIn, reported }: OtherMeasure, rate: Rate | null): readonly EntryFact[] {
  if (gapIn !== undefined) return fact('Gap in', gapIn.join(', '));
  if (reported !== undefined) return fact('Reported as', `${reported.measure} of ${reported.source}`);
  if (rate === null) return [];
  const { population, when, numerator, denominator, standard } = rate;
  return [
    ...fact('Among', `people ${populationWords(population)}`),
    ...fact('Of whom only', when && testWords(when)),
    ...fact('What is counted', quantityWords(numerator)),
    ...fact('Out of', quantityWords(denominator)),
    ...fact('Given', unitOf(rate)),
    ...fact('Standardised by age and sex to', standard?.name),
  ];
}

function placeFacts({ domain, direction, levels, carriedBy, paidElsewhere, note }: OtherMeasure): readonly EntryFact[] {
  return [
    ...fact('Part of the framework', domain),
    ...fact('Better is', direction === 'lower' ? 'lower' : 'higher'),
    ...fact('Shown at', levels?.join(', ')),
    ...fact('Carried by the contracts of', carriedBy?.map((one) => (one === 'gp' ? 'GP' : one)).join(', ')),
    ...fact('Paid for by', paidElsewhere),
    ...fact('Note', note),
  ];
}

function writtenFacts({ source }: OtherMeasure, rate: Rate | null): readonly EntryFact[] {
  if (rate === null) return fact('Source', source);
  return [
    ...fact('Why it matters', rate.reason),
    ...fact('Source', rate.source),
    ...fact('Standing', rate.verification),
    ...fact('Written by', rate.author),
    ...fact('Checked by', rate.checker),
    ...fact('Review by', rate.reviewBy),
    ...rate.notes.flatMap((note) => fact('Note on the rule', note)),
  ];
}

/** What an entry says, for comparing two versions. */
export function rateEntryFacts({ shortTitle, wording, facts, codelists }: RateEntry): readonly EntryFact[] {
  return [
    { what: 'Title', says: shortTitle },
    { what: 'Wording', says: wording },
    ...facts,
    ...codelists.map(({ name, version, codes }) => ({
      what: `Codelist ${name}`,
      says: `version ${version}, ${codes.length} codes: ${[...codes].sort().join(', ')}`,
    })),
  ];
}
