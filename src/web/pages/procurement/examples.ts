import { BASIS, type PageExample } from '../../examples/example.ts';
import { AWARDED, PROCUREMENT } from '../procurements/examples.ts';
import { procurementView } from './view.ts';

const { procurement } = PROCUREMENT;

export const examples: readonly PageExample[] = [
  { name: 'standing still', page: () => procurementView({ ...PROCUREMENT, basis: BASIS, mayKeep: true }) },
  {
    name: 'to be awarded',
    page: () =>
      procurementView({
        ...PROCUREMENT,
        procurement: { ...procurement, notices: new Map(), representations: [] },
        ...{ basis: BASIS, mayKeep: true, waits: null, standsStillUntil: null },
      }),
  },
  { name: 'awarded', page: () => procurementView({ ...AWARDED, basis: BASIS, mayKeep: true }) },
  {
    name: 'abandoned',
    page: () =>
      procurementView({
        ...PROCUREMENT,
        procurement: { ...procurement, abandoned: 'No longer wanted' },
        ...{ basis: BASIS, stage: 'abandoned', mayKeep: false },
      }),
  },
];
