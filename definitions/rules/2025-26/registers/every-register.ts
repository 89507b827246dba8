import type { Register } from '../../../../src/indicators/language/index.ts';
import * as byAge from './by-age.ts';
import * as rest from './cancer-bones-joints-palliative.ts';
import * as glucoseAndWeight from './glucose-and-weight.ts';
import * as heartAndVessels from './heart-and-vessels.ts';
import * as lungs from './lungs.ts';
import * as mindAndBrain from './mind-and-brain.ts';

/** The registers of QOF, and those that its indicators begin from. */
export const everyRegister: readonly Register[] = [
  ...Object.values(heartAndVessels),
  ...Object.values(lungs),
  ...Object.values(mindAndBrain),
  ...Object.values(glucoseAndWeight),
  ...Object.values(rest),
  ...Object.values(byAge),
];
