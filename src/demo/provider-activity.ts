import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Day, day, isoOfDay } from '../base/index.ts';
import { Chance, DRAW } from './chance.ts';

export type ProviderActivityOptions = {
  /** Pseudonyms, by the practice that sent them. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  /** Practices that send minor surgery; hospitals that give joint injections; who befriends. */
  readonly surgeries: readonly string[];
  readonly hospitals: readonly string[];
  readonly befriender: string;
  /** Columns of the activity file, in order. */
  readonly columns: readonly string[];
  readonly seed: number;
  readonly out: string;
};

/** One row: column → value; what is left out is empty. */
type Row = Readonly<Record<string, string>>;

const FIRST_DAY = day('2025-04-01');
const DAYS = 365;
/** Streams of draws: nothing that is drawn for a record of a practice is drawn for activity here. */
const STREAM = { surgery: 1, hospital: 2, befriending: 3 } as const;

/** Sites with the number of injections of each in a hundred, and who gives them. */
const SITES: readonly (readonly [site: string, share: number, clinician: string])[] = [
  ['knee', 22, 'orthopaedic surgeon'],
  ['shoulder, sub-acromial', 18, 'orthopaedic surgeon'],
  ['trigger finger or thumb', 8, 'orthopaedic surgeon'],
  ['carpal tunnel', 7, 'orthopaedic surgeon'],
  ['plantar fasciitis', 5, 'podiatric surgeon'],
  ['hand, by rheumatology or orthopaedics', 10, 'rheumatologist'],
  ['hip, guided', 12, 'radiologist'],
  ['other foot', 5, 'podiatric surgeon'],
  ['back', 8, 'pain physician'],
  ['ankle', 5, 'orthopaedic surgeon'],
];
const EXCEPTIONS = ['condition related to rheumatoid arthritis', 'nerve conduction studies'];
const TARIFF_PENCE = [16_800, 18_400, 21_150] as const;

/**
 * Writes what providers without a practice record did in 2025/26: minor surgery with some rows that no contract pays, joint
 * injections on both sides of the policy, and befriending visits. The same seed writes the same files.
 * @returns their paths
 */
export function writeProviderActivity(o: ProviderActivityOptions): readonly string[] {
  const chance = new Chance(o.seed);
  const everybody = [...o.people.values()].flat();
  mkdirSync(o.out, { recursive: true });
  const sets: (readonly [provider: string, rows: readonly Row[]])[] = [
    ...o.surgeries.map(
      (practice, at) => [practice, surgeryOf(practice, at, o.people.get(practice) ?? [], chance)] as const,
    ),
    ...o.hospitals.map((hospital, at) => [hospital, injectionsOf(hospital, at, everybody, chance)] as const),
    [o.befriender, befriendingOf(o.befriender, everybody, chance)],
  ];
  return sets.map(([provider, rows]) => {
    const path = join(o.out, `${provider}-activity.csv`);
    const lines = rows.map((row) => o.columns.map((column) => cell(row[column] ?? '')).join(','));
    writeFileSync(path, `${[o.columns.join(','), ...lines].join('\n')}\n`);
    return path;
  });
}

function cell(text: string): string {
  return text.includes(',') ? `"${text}"` : text;
}

/** Enough to be seen at any size of the demonstration, and few beside its events. */
function howMany(people: readonly string[], perThousand: number, least: number, most: number): number {
  return people.length === 0 ? 0 : Math.min(most, Math.max(least, Math.round((people.length * perThousand) / 1000)));
}

function surgeryOf(practice: string, at: number, people: readonly string[], chance: Chance): Row[] {
  const draw = (count: number, nth: number, what: number) =>
    chance.below(count, DRAW.claimed, STREAM.surgery * 16 + at, nth, what);
  return Array.from({ length: howMany(people, 4, 12, 60) }, (_, nth) => {
    const isExcision = draw(4, nth, 1) === 0;
    const doneOn = addDays(FIRST_DAY, draw(DAYS, nth, 2));
    return {
      row_id: `${practice}-S${nth + 1}`,
      provider: practice,
      service: isExcision ? 'minor-surgery-excision' : 'minor-surgery-injection',
      person_id: people[draw(people.length, nth, 3)] ?? '',
      done_on: isoOfDay(doneOn),
      recorded_at: recordedAt(doneOn, draw(12, nth, 4) === 0 ? 60 : draw(10, nth, 5)),
      place: draw(15, nth, 6) === 0 ? 'home' : 'practice',
      clinician: draw(15, nth, 7) === 0 ? 'nurse' : 'general practitioner',
      approval: isExcision && draw(5, nth, 8) > 0 ? `PA-${practice.slice(-2)}-${nth + 1}` : '',
    };
  });
}

/** Never recorded after the demonstration's last day. */
function recordedAt(doneOn: Day, wait: number): string {
  return `${isoOfDay(Math.min(addDays(doneOn, wait), day('2026-04-05')) as Day)}T16:00:00`;
}

function injectionsOf(hospital: string, at: number, people: readonly string[], chance: Chance): Row[] {
  const draw = (count: number, nth: number, what: number) =>
    chance.below(count, DRAW.claimed, STREAM.hospital * 16 + at, nth, what);
  return Array.from(
    { length: howMany(people, at === 0 ? 60 : 25, at === 0 ? 300 : 80, at === 0 ? 480 : 200) },
    (_, nth) => {
      const [site, clinician] = siteAt(draw(100, nth, 1));
      const isException = draw(12, nth, 2) === 0;
      return {
        row_id: `${hospital}-J${nth + 1}`,
        provider: hospital,
        service: 'joint-injection',
        person_id: people[draw(people.length, nth, 3)] ?? '',
        done_on: isoOfDay(addDays(FIRST_DAY, draw(DAYS, nth, 4))),
        place: draw(4, nth, 5) === 0 ? 'day case' : 'outpatients',
        clinician,
        site,
        exception: isException ? (EXCEPTIONS[draw(EXCEPTIONS.length, nth, 6)] ?? '') : '',
        assessed_there: draw(10, nth, 7) < 8 ? 'yes' : 'no',
        referred_back: draw(10, nth, 8) < 2 ? 'yes' : 'no',
        imaging: draw(10, nth, 9) < 7 ? 'yes' : 'no',
        approval: site === 'back' && draw(2, nth, 10) === 0 ? `PA-H-${nth + 1}` : '',
        cost_pence: String(TARIFF_PENCE[draw(TARIFF_PENCE.length, nth, 11)]),
      };
    },
  );
}

function siteAt(of100: number): readonly [site: string, clinician: string] {
  let left = of100;
  for (const [site, share, clinician] of SITES) {
    left -= share;
    if (left < 0) return [site, clinician];
  }
  return ['knee', 'orthopaedic surgeon'];
}

/** Of October to December: the quarter that the file answers. In November some rows do not say what was done about goals. */
function befriendingOf(provider: string, people: readonly string[], chance: Chance): Row[] {
  const draw = (count: number, nth: number, what: number) =>
    chance.below(count, DRAW.claimed, STREAM.befriending * 16, nth, what);
  const from = day('2025-10-01');
  return Array.from({ length: howMany(people, 3, 40, 240) }, (_, nth) => {
    const doneOn = addDays(from, draw(92, nth, 1));
    const saysNothing = isoOfDay(doneOn).startsWith('2025-11') && draw(6, nth, 2) === 0;
    return {
      row_id: `${provider}-B${nth + 1}`,
      provider,
      service: 'befriending',
      person_id: people[draw(Math.min(people.length, 30), nth, 3)] ?? '',
      done_on: isoOfDay(doneOn),
      recorded_at: recordedAt(doneOn, draw(4, nth, 4)),
      place: draw(3, nth, 5) === 0 ? 'community' : 'home',
      goal: saysNothing ? '' : (['none', 'set', 'reviewed'][draw(3, nth, 6)] ?? 'none'),
    };
  });
}
