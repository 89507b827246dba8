import { day } from '../../../base/index.ts';
import type { InterestsReport, ReportBasis, ShownInterest } from '../../../reports/index.ts';
import { BASIS, type PageExample, withEachMissing } from '../../examples/example.ts';
import { interestsView } from './view.ts';

type Given = InterestsReport & { readonly basis: ReportBasis };

const RULE = { value: 28, source: 'Published policy', status: 'found' } as const;

export const SHOWN: ShownInterest = {
  name: 'Dr Stella Stethoscope',
  sits: ['Primary care commissioning committee (general practitioner 1)'],
  publicUntil: null,
  keptUntil: null,
  daysLate: 0,
  interest: {
    id: 'gp-x00010/1',
    user: 'gp-x00010',
    details: {
      type: 'financial',
      organisation: 'X00010',
      organisationName: 'Juniper Health Centre',
      nature: 'Partner',
      through: null,
      from: '2020-04-01',
      to: null,
      mitigation: '',
    },
    from: day('2020-04-01'),
    to: null,
    declaredOn: day('2025-04-20'),
    withheld: null,
    history: [],
  },
};

const GIFT = {
  what: 'gift',
  from: 'A supplier',
  description: 'A pen',
  valuePence: 500,
  offeredOn: '2025-05-01',
  isAccepted: false,
  isForBody: false,
  approval: '',
} as const;

const ENTERED = { number: 1, by: 'gp-x00010', on: day('2025-05-02'), at: '2025-05-02T10:00:00.000Z' };

const GIVEN: Given = {
  basis: BASIS,
  interests: [
    SHOWN,
    { ...SHOWN, daysLate: 3, interest: { ...SHOWN.interest, to: day('2026-01-31'), withheld: 'Risk of violence' } },
  ],
  gifts: [{ name: 'Dr Stella Stethoscope', gift: { ...ENTERED, says: GIFT } }],
  breaches: [
    { ...ENTERED, says: { happenedOn: '2025-06-01', what: 'Declared late', handling: 'Entered', lesson: '' } },
  ],
  rules: {
    declareWithinDays: RULE,
    confirmEveryMonths: RULE,
    remindDaysBefore: RULE,
    publicMonthsAfterEnd: RULE,
    keptYears: RULE,
    giftSmallPence: RULE,
    giftDeclarePence: RULE,
    hospitalityDeclarePence: RULE,
    hospitalityRefusePence: RULE,
    papersWorkingDaysBefore: RULE,
    panelMembers: RULE,
  },
  kept: null,
};

const KEPT: Given = {
  ...GIVEN,
  kept: {
    reminders: [{ user: 'nurse', name: 'Florence Rounds', confirmBy: day('2026-04-01'), standing: 'overdue' }],
    questions: [
      {
        person: 'Dr Percy Tendon',
        user: 'gp-x00036',
        organisation: 'X00036',
        name: 'Linden Park Surgery',
        why: 'is their own practice',
        standing: 'not answered',
      },
    ],
  },
};

export const examples: readonly PageExample[] = [
  { name: 'published', page: () => interestsView(GIVEN) },
  { name: 'kept', page: () => interestsView(KEPT) },
  ...withEachMissing(GIVEN, ['interests', 'gifts', 'breaches']).map(({ path, report }) => ({
    name: `without ${path}`,
    page: () => interestsView(report),
  })),
];
