import { firstWeighting } from './receipts.ts';

/**
 * The invented commissioner of the demonstration: five localities of two integrated teams each. Its fifty practices
 * are the records of practices.csv, which name their locality and team.
 */
const LOCALITIES = ['North', 'South', 'East', 'West', 'Central'];

/** Where activity takes place that is not one of the fifty practices: an invented hospital, and practices elsewhere. */
export const otherOrganisations = { hospital: 'X00H1', elsewhere: 'X00P9' };

/** What the register of practices needs of a record of practices.csv. */
type PracticeLine = {
  readonly code: string;
  readonly name: string;
  /** As printed: "North", "North 1". */
  readonly locality: string;
  readonly team: string;
  readonly contractType: 'GMS' | 'PMS' | 'APMS';
  readonly weightedToRegistered: string;
  readonly deprivationScore: string;
};

/** "North 1" → "north-1" */
function idOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

/** The frozen form of the commissioner, as `PracticeRegister.fromJson` reads it. */
export function demoCommissioner(lines: readonly PracticeLine[]) {
  return {
    code: 'X00',
    name: 'Commonweal Demonstration Commissioner',
    localities: LOCALITIES.map((name) => ({
      id: idOf(name),
      name,
      teams: [`${name} 1`, `${name} 2`].map((team) => ({
        id: idOf(team),
        name: team,
        practices: lines.filter((line) => line.team === team).map(practiceOf),
      })),
    })),
  };
}

function practiceOf({ code, name, contractType, weightedToRegistered, deprivationScore }: PracticeLine) {
  const plain = { code, name, contractType, weightedToRegistered, deprivationScore };
  const { practice, misprint, listsFrom, validFrom, correctedOn } = firstWeighting;
  if (code !== practice) return plain;
  const source = 'Invented for the demonstration';
  const corrected = `${source}: corrects the ${misprint} first sent`;
  return {
    ...plain,
    weightings: [
      { value: weightedToRegistered, validFrom: listsFrom, knownFrom: listsFrom, source },
      { value: misprint, validFrom, knownFrom: validFrom, source },
      { value: weightedToRegistered, validFrom, knownFrom: correctedOn, source: corrected },
    ],
  };
}
