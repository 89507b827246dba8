import { odsCode } from '../../../base/index.ts';
import type { ReportBasis, RetentionReport } from '../../../reports/index.ts';
import { BASIS, HASH, type PageExample, PLACE, withEachMissing } from '../../examples/example.ts';
import { retentionView } from './view.ts';

type Given = RetentionReport & { readonly basis: ReportBasis };

const HOLD = {
  id: '2',
  practice: PLACE.practice,
  person: 'P36-004182',
  reason: 'The coroner asked for the record.',
  placedBy: 'Calder Keepsafe',
  placedAt: '2026-04-09T15:20:11.000Z',
  end: null,
} as const;

const GUARDIAN: Given = {
  basis: BASIS,
  rules: [
    {
      id: 'people-who-left',
      kind: 'people who left or died',
      fate: 'destroyed',
      years: 8,
      after: 'the person died or was last registered',
      basis: 'Rows under a pseudonym are held to check payments.',
    },
    { id: 'audit', kind: 'audit', fate: 'kept', basis: 'Who looked can be asked for as long as the system lives.' },
  ],
  due: [
    { rule: 'people-who-left', kind: 'people who left or died', practice: PLACE.practice, things: 12, held: 1 },
    { rule: 'evidence', kind: 'evidence', practice: odsCode('X00010'), things: 0, held: 4 },
  ],
  hash: HASH,
  holds: [
    HOLD,
    {
      ...HOLD,
      id: '1',
      person: null,
      end: { by: 'Audrey Trail', words: 'The inquiry has reported.', at: '2026-04-10T09:00:00.000Z' },
    },
    { ...HOLD, id: '3', practice: null, person: null },
  ],
  destroyed: [
    {
      id: '1',
      rule: 'evidence',
      practice: PLACE.practice,
      things: 2,
      list: HASH,
      by: 'Olive Operator',
      at: '2026-04-01T08:00:00.000Z',
    },
  ],
  mayHold: true,
  practices: [{ practice: PLACE.practice, name: PLACE.name }],
};

export const examples: readonly PageExample[] = [
  { name: 'retention for a guardian', page: () => retentionView(GUARDIAN) },
  { name: 'retention for an operator', page: () => retentionView({ ...GUARDIAN, mayHold: false }) },
  ...withEachMissing(GUARDIAN, ['rules', 'due', 'holds', 'destroyed', 'practices']).map(({ path, report }) => ({
    name: `retention without ${path}`,
    page: () => retentionView(report),
  })),
];
