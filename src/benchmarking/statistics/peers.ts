import type { Outcome } from '../../base/index.ts';
import { areAsMany, areNumbers, meanOf, type Requirement, sumOf, together, whenHold } from './checked-numbers.ts';

/** Another practice and how far it is, in standard deviations over all variables together. */
export type Peer = { readonly place: number; readonly distance: number };

/**
 * The practices most like one: each variable is put on mean 0 and standard deviation 1 (divisor n), and the nearest by
 * straight line are taken; of equals the earlier in the list.
 * Source: nearest-neighbour comparison as used for NHS practices and CIPFA's nearest neighbours. A variable that does not vary
 * tells nobody apart and is left out. Refuses fewer practices than peers asked for, and rows of different length.
 * @param variables one row a practice, one number a variable
 * @param place whose peers, from 0
 */
export function nearestPeers(
  variables: readonly (readonly number[])[],
  place: number,
  count: number,
): Outcome<readonly Peer[]> {
  const width = variables[0]?.length ?? 0;
  const requirements: Requirement[] = [
    areAsMany({ practices: variables }, 2),
    [
      width > 0 && variables.every((row) => row.length === width),
      'Every practice has the same variables, at least one.',
    ],
    areNumbers(variables.flat(), 'variable'),
    [variables[place] !== undefined, `There is no practice at place ${place}.`],
    [
      Number.isSafeInteger(count) && count >= 1 && count < variables.length,
      'Fewer peers are asked for than there are.',
    ],
  ];
  return whenHold(requirements, () => {
    const scored = variables[0]?.map((_, column) => scoresOf(variables.map((row) => row[column] as number))) ?? [];
    const distances = variables.map((_, other) =>
      Math.hypot(...scored.map((scores) => (scores[other] as number) - (scores[place] as number))),
    );
    return distances
      .map((distance, other) => ({ place: other, distance }))
      .filter((peer) => peer.place !== place)
      .sort((a, b) => a.distance - b.distance || a.place - b.place)
      .slice(0, count);
  });
}

function scoresOf(values: readonly number[]): number[] {
  const mean = meanOf(values);
  const sd = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / values.length);
  return values.map((value) => (sd === 0 ? 0 : (value - mean) / sd));
}

/**
 * How many standard deviations (divisor n − 1) each value lies from the mean of them all.
 * Source: as the CQC's intelligent monitoring of general practice, 2014. Refuses fewer than two and values that are all alike.
 */
export function zScores(values: readonly number[]): Outcome<readonly number[]> {
  const mean = meanOf(values);
  const sd = Math.sqrt(sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
  const requirements: Requirement[] = [
    areAsMany({ values }, 2),
    areNumbers(values, 'value'),
    [sd > 0, 'The values are all alike: there is no spread to measure by.'],
  ];
  return whenHold(requirements, () => together(values, values, (value) => (value - mean) / sd));
}
