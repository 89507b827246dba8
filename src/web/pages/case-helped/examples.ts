import { addToMonth, day, month, odsCode } from '../../../base/index.ts';
import type { CaseHelpedReport, ReportBasis } from '../../../reports/index.ts';
import { MANAGEMENT, type PageExample, PLACE, rate, shown, withEachMissing } from '../../examples/example.ts';
import { caseHelpedView } from './view.ts';

type Given = CaseHelpedReport & { readonly basis: ReportBasis };

const around = (value: number) => ({ value, lower: value - 0.04, upper: value + 0.04 });
const HELPED = { change: 0.12, peersChange: 0.02, beyond: around(0.1), byItself: 0.03, left: around(0.07) };

const GIVEN: Given = {
  case: 'QM-0a1b2c3d4e',
  title: 'Far from the others',
  place: PLACE,
  indicator: 'HYP008',
  shortTitle: 'Blood pressure',
  direction: 'higher',
  supportedOn: day('2025-06-24'),
  months: Array.from({ length: 14 }, (_, at) => ({
    month: addToMonth(month('2025-01'), at),
    own: shown(at === 3 ? { kind: 'none' as const, words: 'fewer than 8 people' } : rate(50 + at, 100), 'management'),
    peers: shown(rate(700 + at, 1000), 'management'),
  })),
  peers: [{ practice: odsCode('X00010'), name: 'Juniper Health' }],
  leftOut: 2,
  helped: shown(HELPED, 'management'),
  reliability: '0.85',
  monthsAfter: 8,
  basis: MANAGEMENT,
};

const judged = (name: string, helped: Given['helped']['value'], more: Partial<Given> = {}): PageExample => ({
  name,
  page: () => caseHelpedView({ ...GIVEN, ...more, helped: shown(helped, 'management') }),
});

export const examples: readonly PageExample[] = [
  judged('gained', HELPED),
  judged('lost', { ...HELPED, left: around(-0.07) }),
  judged('less is better', { ...HELPED, left: around(-0.07) }, { direction: 'lower' }),
  judged('chance', { ...HELPED, left: around(0.01) }),
  judged('reliability not known', { ...HELPED, byItself: null, left: null }, { reliability: null }),
  judged('too early', null, { monthsAfter: 1 }),
  judged('no figure', null),
  ...withEachMissing(GIVEN, ['months', 'peers']).map(({ path, report }) => ({
    name: `outcome without ${path}`,
    page: () => caseHelpedView(report),
  })),
];
