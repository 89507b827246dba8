import type { Register } from '../../../../src/indicators/language/index.ts';
import * as births from './births-and-children.ts';
import * as byAge from './by-age.ts';
import * as rest from './cancer-bones-joints-palliative.ts';
import * as glucoseAndWeight from './glucose-and-weight.ts';
import * as heartAndVessels from './heart-and-vessels.ts';
import * as personal from './long-term-and-personal.ts';
import * as lungs from './lungs.ts';
import * as medicines from './medicines-safety.ts';
import * as mindAndBrain from './mind-and-brain.ts';
import * as prevention from './prevention.ts';

/** The registers of QOF, and those that its indicators begin from. */
export const qofRegisters: readonly Register[] = [
  heartAndVessels,
  lungs,
  mindAndBrain,
  glucoseAndWeight,
  rest,
  byAge,
].flatMap(registersOf);

/** Every register that a rule of 2025/26 may begin from. */
export const everyRegister: readonly Register[] = [
  ...qofRegisters,
  ...[births, prevention, personal, medicines].flatMap(registersOf),
];

/** Those of what a file exports that are registers: facts are shared with the rules too. */
function registersOf(exported: Readonly<Record<string, unknown>>): Register[] {
  return Object.values(exported).filter(isRegister);
}

function isRegister(each: unknown): each is Register {
  return typeof each === 'object' && each !== null && 'wording' in each && 'steps' in each;
}
