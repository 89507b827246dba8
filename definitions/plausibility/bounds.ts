import type { PlausibilityJson } from '../../src/indicators/language/index.ts';

const FROM = '2023-04-01';
const SET =
  'Set for the demonstration, from no published method; to be replaced when somebody has measured better ones';
const LIST = 'Nobody is counted who is not on the list: by the meaning of a denominator';

/** Outside which bounds a result is doubted, from which period end on. A later value takes an earlier one’s place. */
export const plausibilityBounds: PlausibilityJson = {
  id: 'bounds',
  bounds: [
    { bound: 'registerDeviations', values: [{ value: '3', validFrom: FROM, status: 'invented', source: SET }] },
    { bound: 'registerLowest', values: [{ value: '0.67', validFrom: FROM, status: 'invented', source: SET }] },
    { bound: 'registerHighest', values: [{ value: '1.5', validFrom: FROM, status: 'invented', source: SET }] },
    { bound: 'registerFewestExpected', values: [{ value: '20', validFrom: FROM, status: 'invented', source: SET }] },
    { bound: 'jump', values: [{ value: '0.2', validFrom: FROM, status: 'invented', source: SET }] },
    { bound: 'denominatorOfList', values: [{ value: '1', validFrom: FROM, status: 'computed', source: LIST }] },
  ],
};
