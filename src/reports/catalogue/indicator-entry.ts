import {
  type Codelist,
  codelistsUnder,
  type LoadedFramework,
  type Measure,
  type Step,
  type TestPerson,
  testWords,
} from '../../indicators/index.ts';

/** One step of a rule as the catalogue shows it. */
export type EntryStep = {
  readonly n: number;
  readonly decides: string;
  readonly code: string | null;
  readonly words: string;
  /** The test spelt out, with every codelist and window. */
  readonly test: string;
};

/** A codelist as the catalogue shows it. */
export type EntryCodelist = { readonly name: string } & Pick<
  Codelist,
  'title' | 'status' | 'source' | 'version' | 'codes'
>;

/** Everything that a definition says of an indicator. */
export type IndicatorEntry = {
  readonly framework: { readonly id: string; readonly title: string; readonly year: string };
  readonly indicator: string;
  readonly rule: string;
  readonly shortTitle: string;
  readonly title: string;
  readonly wording: string;
  readonly reason: string;
  readonly source: string;
  readonly year: string;
  readonly author: string;
  readonly checker: string;
  /** ISO date. */
  readonly reviewBy: string;
  readonly verification: string;
  readonly notes: readonly string[];
  readonly points: number;
  readonly lowerPercent: number;
  readonly upperPercent: number;
  readonly prevalenceAdjusted: boolean;
  readonly pointsSource: string;
  readonly register: { readonly id: string; readonly title: string; readonly wording: string; readonly source: string };
  readonly registerSteps: readonly EntryStep[];
  readonly steps: readonly EntryStep[];
  readonly codelists: readonly EntryCodelist[];
  /** Invented people of the definition's tests. */
  readonly people: readonly TestPerson[];
  readonly ruleHash: string;
};

/** The catalogue's entry of a measure, from the definition alone. */
export function indicatorEntry(framework: LoadedFramework, measure: Measure): IndicatorEntry {
  const rule = framework.rule(measure.rule);
  const register = framework.register(rule.register);
  const { id, title, year } = framework;
  const names = [...register.steps, ...rule.steps].flatMap((step) => codelistsUnder(step.when));
  const { author, checker, reviewBy, verification, notes, wording, reason, source } = rule;
  const { points, lowerPercent, upperPercent, prevalenceAdjusted } = measure;
  return {
    framework: { id, title, year },
    indicator: measure.id,
    rule: rule.id,
    shortTitle: measure.shortTitle,
    title: rule.title,
    wording,
    reason,
    source,
    year: rule.year,
    author,
    checker,
    reviewBy,
    verification,
    notes: measure.note === undefined ? notes : [...notes, measure.note],
    points,
    lowerPercent,
    upperPercent,
    prevalenceAdjusted,
    pointsSource: measure.source,
    register: { id: register.id, title: register.title, wording: register.wording, source: register.source },
    registerSteps: register.steps.map(({ n, kind, words, when }) => ({
      n,
      decides: kind === 'select' ? 'is on the register' : 'is not on the register',
      code: null,
      words,
      test: testWords(when),
    })),
    steps: rule.steps.map(entryStep),
    codelists: [...new Set(names)].sort().flatMap((name) => codelistOf(framework, name)),
    people: rule.people?.cases ?? [],
    ruleHash: framework.ruleHash(rule.id),
  };
}

function entryStep(step: Step): EntryStep {
  const { n, words, when } = step;
  return {
    n,
    decides: decidesWords(step),
    code: step.kind === 'success' ? null : step.code,
    words,
    test: testWords(when),
  };
}

function decidesWords(step: Step): string {
  if (step.kind === 'exclusion') return 'is left out';
  if (step.kind === 'success') return 'counts as met';
  return `is taken out, if not met: ${step.stage} (${step.adjustment})`;
}

function codelistOf(framework: LoadedFramework, name: string): readonly EntryCodelist[] {
  const list = framework.codelists[name];
  return list === undefined ? [] : [{ name, ...list }];
}

/** One thing that a definition says, for comparing two versions. */
export type EntryFact = { readonly what: string; readonly says: string };

/** What an entry says, one thing a line, in order. */
export function entryFacts(entry: IndicatorEntry): readonly EntryFact[] {
  const stepFacts = (title: string, steps: readonly EntryStep[]): readonly EntryFact[] =>
    steps.map(({ n, decides, code, test }) => ({
      what: `${title} ${n}`,
      says: `${decides}${code === null ? '' : ` (${code})`}: ${test}`,
    }));
  return [
    { what: 'Title', says: entry.title },
    { what: 'Wording', says: entry.wording },
    { what: 'Points', says: String(entry.points) },
    { what: 'Paid from', says: `${entry.lowerPercent}%` },
    { what: 'Paid in full at', says: `${entry.upperPercent}%` },
    { what: 'Adjusted for prevalence', says: entry.prevalenceAdjusted ? 'yes' : 'no' },
    ...stepFacts('Register step', entry.registerSteps),
    ...stepFacts('Step', entry.steps),
    ...entry.codelists.map(({ name, version, codes }) => ({
      what: `Codelist ${name}`,
      says: `version ${version}, ${codes.length} codes: ${[...codes].sort().join(', ')}`,
    })),
    { what: 'Author', says: entry.author },
    { what: 'Checker', says: entry.checker },
    { what: 'Review by', says: entry.reviewBy },
  ];
}

/** A fact as two versions have it. */
export type EntryDifference = { readonly what: string; readonly before: string | null; readonly after: string | null };

/** What two versions say otherwise, in the order of the later one; what only the earlier one says comes last. */
export function factDifferences(before: readonly EntryFact[], after: readonly EntryFact[]): readonly EntryDifference[] {
  const [one, other] = [before, after].map((facts) => new Map(facts.map(({ what, says }) => [what, says])));
  const names = [...new Set([...(other?.keys() ?? []), ...(one?.keys() ?? [])])];
  return names
    .map((what) => ({ what, before: one?.get(what) ?? null, after: other?.get(what) ?? null }))
    .filter((fact) => fact.before !== fact.after);
}
