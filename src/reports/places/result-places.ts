import { exact, type OdsCode } from '../../base/index.ts';
import type { Dimension, MeasurePlace } from '../../indicators/index.ts';
import type { Practice, PracticeRegister } from '../../practices/index.ts';

/** At which level a result stands: a place, a service, or a group of people over the whole commissioner. */
export type ResultLevel =
  | 'practice'
  | 'team'
  | 'locality'
  | 'commissioner'
  | 'service'
  | 'deprivation fifth'
  | Dimension;

/** A place that results are given for, and the practices that it is made of. */
export type ResultPlace = {
  readonly level: ResultLevel;
  readonly area: string;
  readonly name: string;
  readonly practices: readonly Practice[];
};

/** The places that some practices make up, the smallest first: those at which a measure is shown. */
export function placesOf(
  register: PracticeRegister,
  practices: readonly Practice[],
  { levels }: Pick<MeasurePlace, 'levels'> = {},
): readonly ResultPlace[] {
  const { localities, code, name } = register.commissioner;
  const place = (level: ResultLevel, area: string, called: string, is: (one: Practice) => boolean): ResultPlace => ({
    level,
    area,
    name: called,
    practices: practices.filter(is),
  });
  const all: readonly ResultPlace[] = [
    ...practices.map((one) => place('practice', one.code, one.name, (other) => other === one)),
    ...localities.flatMap(({ teams }) =>
      teams.map((team) => place('team', team.id, team.name, (one) => one.team === team.id)),
    ),
    ...localities.map((one) => place('locality', one.id, one.name, ({ locality }) => locality === one.id)),
    place('commissioner', code, name, () => true),
  ];
  const shown = levels?.map((level) => (level === 'borough' ? 'commissioner' : level));
  return shown === undefined ? all : all.filter(({ level }) => shown.some((one) => one === level));
}

const FIFTHS = ['Most deprived fifth', 'Second fifth', 'Third fifth', 'Fourth fifth', 'Least deprived fifth'];

/** The practices by the deprivation score of their lists, in five parts as equal as can be, the most deprived first. */
export function fifthsOf(practices: readonly Practice[]): readonly ResultPlace[] {
  const sorted = practices.toSorted((a, b) => exact(b.deprivationScore).compare(exact(a.deprivationScore)));
  const from = (fifth: number): number => Math.round((fifth * sorted.length) / FIFTHS.length);
  return FIFTHS.map((name, index): ResultPlace => {
    const own = sorted.slice(from(index), from(index + 1));
    return { level: 'deprivation fifth', area: String(index + 1), name, practices: own };
  }).filter((fifth) => fifth.practices.length > 0);
}

/** The codes of practices. */
export function codesOf(practices: readonly Practice[]): readonly OdsCode[] {
  return practices.map(({ code }) => code);
}
