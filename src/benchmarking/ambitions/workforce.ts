import { accepted, type Json, type Outcome, refused, shape } from '../../base/index.ts';

const { list, one, pattern, record, text, whole } = shape;

/** An age band of general practitioners, as far as it is printed, and the share that is taken to leave within five years. */
export type WorkforceBand = {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  /** In per cent. */
  readonly leavingPercent: number;
};

/** The frozen form of a commissioner's general practitioners in a year, as printed, with what is assumed of them. */
export type WorkforceJson = {
  readonly id: string;
  readonly commissioner: string;
  readonly year: string;
  readonly source: string;
  readonly registered: number;
  readonly practitioners: number;
  readonly wholeTime: number;
  /** Registered patients for each whole-time equivalent, as printed; England beside it. */
  readonly printedPerWholeTime: number;
  readonly englandPerWholeTime: number;
  readonly bands: readonly WorkforceBand[];
  readonly bandsFrom: string;
  /** Published shares who meant to leave within five years, to set the assumptions beside. */
  readonly surveys: readonly {
    readonly name: string;
    readonly percent: string;
    readonly status: 'found' | 'unverified';
  }[];
};

/** The kind under which it is kept. */
export const WORKFORCE = 'workforce';

const LARGEST = 10_000_000;
const count = whole(1, LARGEST);
const workforceShape = record({
  ...{ id: text, commissioner: text, year: text, source: text, bandsFrom: text },
  ...{
    registered: count,
    practitioners: count,
    wholeTime: count,
    printedPerWholeTime: count,
    englandPerWholeTime: count,
  },
  bands: list(
    record({ id: pattern(/^[a-z0-9]+$/, 'a short name'), name: text, people: count, leavingPercent: whole(0, 100) }),
    1,
  ),
  surveys: list(
    record({ name: text, percent: pattern(/^\d{1,2}(\.\d)?$/, 'a percentage'), status: one('found', 'unverified') }),
  ),
});

/** Reads a kept definition. Refuses `definition.invalid`; bands that do not add to everybody. */
export function loadWorkforce(json: Json): Outcome<WorkforceJson> {
  const faults = workforceShape.wrong(json, 'workforce');
  const found = json as unknown as WorkforceJson;
  const people = faults.length > 0 ? 0 : found.bands.reduce((sum, band) => sum + band.people, 0);
  if (faults.length === 0 && people !== found.practitioners) {
    faults.push(`its bands hold ${people} people, and it has ${found.practitioners}`);
  }
  if (faults.length === 0) return accepted(found);
  return refused({ code: 'definition.invalid', message: `This is no workforce: ${faults.join('; ')}.` });
}

/** What five years leave of a workforce that nobody joins. */
export type Succession = {
  readonly perWholeTime: number;
  /** Practitioners, by band, and of all. */
  readonly leaving: readonly number[];
  readonly leavingAll: number;
  readonly leavingPercent: number;
  readonly wholeTimeLeft: number;
  /** Null where nobody is left. */
  readonly perWholeTimeLeft: number | null;
  /** Whole-time equivalents that would have to join for as many patients each as now. */
  readonly toJoin: number;
};

/**
 * The expected number of practitioners who leave within five years: the sum over age bands of people and the share that is assumed
 * to leave. Each is taken to work as much as the mean, because whole-time equivalents by age are not printed.
 * A projection of what is assumed and no forecast: nobody who joins is in it, and it has no interval.
 * @param percents the share assumed to leave, by band id, in per cent; absent: as defined
 */
export function succession(workforce: WorkforceJson, percents: ReadonlyMap<string, number>): Succession {
  const { registered, practitioners, wholeTime, bands } = workforce;
  const leaving = bands.map(({ id, people, leavingPercent }) => (people * (percents.get(id) ?? leavingPercent)) / 100);
  const leavingAll = leaving.reduce((sum, each) => sum + each, 0);
  const wholeTimeLeft = wholeTime * (1 - leavingAll / practitioners);
  return {
    perWholeTime: registered / wholeTime,
    leaving,
    leavingAll,
    leavingPercent: (100 * leavingAll) / practitioners,
    wholeTimeLeft,
    perWholeTimeLeft: wholeTimeLeft > 0 ? registered / wholeTimeLeft : null,
    toJoin: wholeTime - wholeTimeLeft,
  };
}
