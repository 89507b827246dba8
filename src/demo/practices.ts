import { assert, type OdsCode, odsCode } from '../base/index.ts';
import { TABLED, type TabledCondition } from './conditions.ts';

/** Nine age bands, male then female in each: the eighteen cells of a list, in the order of the published file. */
export const AGE_BANDS = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75+'] as const;
export const CELLS = AGE_BANDS.length * 2;

/** One of the invented practices: a record of definitions/demo/practices.csv. */
export type DemoPractice = {
  readonly code: OdsCode;
  readonly name: string;
  /** "North" and "North 1". */
  readonly locality: string;
  readonly team: string;
  readonly contractType: 'GMS' | 'PMS' | 'APMS';
  readonly registered: number;
  /** Exact decimals. */
  readonly weightedToRegistered: string;
  readonly deprivationScore: string;
  /** Recorded prevalence in per cent of the list. */
  readonly prevalence: Readonly<Record<TabledCondition, number>>;
  /** People by cell; they add to `registered`. */
  readonly cells: readonly number[];
};

const PREVALENCE_COLUMNS: Readonly<Record<TabledCondition, string>> = {
  hypertension: 'hypertension_percent',
  chd: 'chd_percent',
  copd: 'copd_percent',
  stroke: 'stroke_tia_percent',
  depression: 'depression_percent',
  pad: 'pad_percent',
};

/** Reads practices.csv. @throws Bug when a record is not a practice: the file is ours */
export function practicesFromCsv(text: string): DemoPractice[] {
  const [header, ...lines] = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const names = (header ?? '').split(',');
  return lines.map((line) => {
    const fields = line.split(',');
    return practiceOf((name) => {
      const value = fields[names.indexOf(name)];
      assert(value !== undefined && value !== '', `practices.csv has ${name} in every record`);
      return value;
    });
  });
}

function practiceOf(field: (name: string) => string): DemoPractice {
  const cells = AGE_BANDS.flatMap((band) =>
    ['male', 'female'].map((sex) => Number(field(`${sex}_${band.replace('-', '_').replace('+', '_plus')}`))),
  );
  const registered = Number(field('registered'));
  assert(cells.reduce((sum, each) => sum + each, 0) === registered, `the cells of ${field('code')} add to its list`);
  return {
    code: odsCode(field('code')),
    name: field('name'),
    locality: field('locality'),
    team: field('team'),
    contractType: field('contract_type') as DemoPractice['contractType'],
    registered,
    weightedToRegistered: field('weighted_to_registered'),
    deprivationScore: field('deprivation_score'),
    prevalence: Object.fromEntries(
      TABLED.map((name) => [name, Number(field(PREVALENCE_COLUMNS[name]))]),
    ) as DemoPractice['prevalence'],
    cells,
  };
}

/**
 * Shares `total` in proportion to `weights` by the largest remainder, so that the shares are whole and add exactly.
 * Of equal remainders the earlier wins.
 */
export function largestRemainder(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((all, each) => all + each, 0);
  assert(sum > 0, 'something is shared between weights that are not all nought');
  const shares = weights.map((weight) => Math.floor((weight * total) / sum));
  const left = total - shares.reduce((all, each) => all + each, 0);
  const remainder = (index: number) => ((weights[index] as number) * total) % sum;
  const order = weights.map((_, index) => index).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const index of order.slice(0, left)) shares[index] = (shares[index] as number) + 1;
  return shares;
}

/** The same practices with lists that add to `people`, each scaled by age and sex. */
export function scaledPractices(practices: readonly DemoPractice[], people: number): DemoPractice[] {
  const lists = largestRemainder(
    practices.map((practice) => practice.registered),
    people,
  );
  return practices.map((practice, index) => {
    const registered = lists[index] as number;
    return { ...practice, registered, cells: largestRemainder(practice.cells, registered) };
  });
}

/** How many people of the list have the condition recorded: percentage × list, rounded. */
export function quotaOf(practice: DemoPractice, condition: TabledCondition): number {
  return Math.round((practice.prevalence[condition] * practice.registered) / 100);
}

/** The cell of a person of `sex` (0 male, 1 female) and `ageMonths`. */
export function cellOf(sex: number, ageMonths: number): number {
  const band = ageMonths < 60 ? 0 : Math.min(8, 1 + Math.floor((ageMonths - 60) / 120));
  return band * 2 + sex;
}

const OLDEST_BAND = AGE_BANDS.length - 1;
/** Ages at 75 and over thin out so: about 28 in 100 reach 85, 10 reach 90 and 3 in a thousand 98. */
const OLDEST_SPAN_MONTHS = 28 * 12;
const OLDEST_THINNING = 1 / 3.2;

/** The age in months of somebody who is `share` (0 to 1) of the way into the people of a band. */
export function ageWithin(band: number, share: number): number {
  if (band === 0) return Math.floor(share * 60);
  const from = 60 + (band - 1) * 120;
  if (band < OLDEST_BAND) return from + Math.floor(share * 120);
  return from + Math.floor(OLDEST_SPAN_MONTHS * (1 - (1 - share) ** OLDEST_THINNING));
}
