import { accepted, type OdsCode, type Outcome } from '../../base/index.ts';
import type { Practice, PracticeRegister } from '../../practices/index.ts';
import type { PracticePlace } from '../report.ts';

/** A practice with its locality, team and commissioner. Refuses `practice.unknown`. */
export function placeOf(register: PracticeRegister, code: OdsCode): Outcome<PracticePlace> {
  const practice = register.practice(code);
  return practice.ok ? accepted(placeOfPractice(register, practice.value)) : practice;
}

export function placeOfPractice(register: PracticeRegister, practice: Practice): PracticePlace {
  const locality = register.localities().find((one) => one.id === practice.locality);
  const team = locality?.teams.find((one) => one.id === practice.team);
  const { code, name } = register.commissioner;
  return {
    practice: practice.code,
    name: practice.name,
    locality: { id: practice.locality, name: locality?.name ?? practice.locality },
    team: { id: practice.team, name: team?.name ?? practice.team },
    commissioner: { code, name },
    contractType: practice.contractType,
  };
}
