import type { ChartJson } from '../../src/ledger/index.ts';

/**
 * The demonstration's chart of accounts. The segments are those that commissioners’ code strings are said to have (from
 * memory, so unverified: entity, cost centre, subjective, two analyses and a spare one); every code in it is invented. A
 * commissioner writes its own, with the day from which it is used.
 */

const expense = (id: string, subjective: string, analysis = '00000') =>
  ({ id, kind: 'expense', segments: { subjective, 'analysis-1': analysis } }) as const;

export const chartOfAccounts: ChartJson = {
  id: 'chart-of-accounts',
  validFrom: '2023-04-01',
  status: 'invented',
  source: 'Invented for the demonstration; the order of the segments from memory of the shared financial system.',
  separator: '-',
  segments: [
    { id: 'entity', title: 'Entity', pattern: '[A-Z0-9]{3}' },
    { id: 'cost-centre', title: 'Cost centre', pattern: '\\d{6}' },
    { id: 'subjective', title: 'Subjective', pattern: '\\d{8}' },
    { id: 'analysis-1', title: 'Analysis 1', pattern: '\\d{5}' },
    { id: 'analysis-2', title: 'Analysis 2', pattern: '\\d{5}' },
    { id: 'spare', title: 'Spare', pattern: '0{6}' },
  ],
  usual: { entity: 'X00', 'analysis-1': '00000', 'analysis-2': '00000', spare: '000000' },
  suspense: { subjective: '99999999' },
  funds: [
    { id: 'RUNNING_COSTS', title: 'Running costs', segments: { 'cost-centre': '600100' } },
    { id: 'CORE_PROGRAMME', title: 'Core programme', segments: { 'cost-centre': '600200' } },
    { id: 'DELEGATED_PMC', title: 'Delegated primary medical care', segments: { 'cost-centre': '600300' } },
    { id: 'NETWORK', title: 'Primary care networks', segments: { 'cost-centre': '600400' } },
    { id: 'POOLED', title: 'Pooled fund', segments: { 'cost-centre': '600500' } },
    { id: 'NON_RECURRENT', title: 'Non-recurrent', segments: { 'cost-centre': '600600' } },
    { id: 'DRAWDOWN', title: 'Drawdown', segments: { 'cost-centre': '600700' } },
  ],
  accounts: [
    { id: 'Resource limit', kind: 'asset', segments: { subjective: '11000000' } },
    { id: 'Allocation', kind: 'income', segments: { subjective: '41000000' } },
    { id: 'Transfers between funds', kind: 'income', segments: { subjective: '42000000' } },
    { id: 'Drawdown of surplus', kind: 'income', segments: { subjective: '43000000' } },
    { id: 'Accruals', kind: 'liability', segments: { subjective: '22000000' } },
    { id: 'Pension contributions', kind: 'liability', segments: { subjective: '21100000' } },
    { id: 'LMC levy', kind: 'liability', segments: { subjective: '21200000' } },
    { id: 'payable: ', kind: 'liability', isEvery: true, segments: { subjective: '21000000' } },
    expense('GMS global sum', '52100000'),
    expense('GMS MPIG correction factor', '52100001'),
    expense('PMS baseline', '52200000'),
    expense('APMS contract', '52300000'),
    expense('QOF aspiration', '52400000', '00001'),
    expense('QOF achievement', '52400001', '00001'),
    expense('QOF accrual', '52400002', '00001'),
    expense('Quality Outcomes for Health', '52400003', '00001'),
    { id: 'Minor surgery', kind: 'expense', isEvery: true, segments: { subjective: '52500000' } },
    expense('Extended hours', '52500001'),
    expense('Weight management', '52500002'),
    expense('Learning disability health checks', '52500003'),
    expense('Vaccinations', '52500004'),
    expense('Influenza vaccinations', '52500004', '00001'),
    expense('Shingles vaccinations', '52500004', '00002'),
    expense('Pneumococcal vaccinations', '52500004', '00003'),
    expense('Pneumococcal conjugate, older', '52500004', '00004'),
    expense('MMR catch-up at 10 and 11', '52500004', '00005'),
    expense('Routine childhood immunisations', '52500004', '00006'),
    expense('Advice and guidance', '52500005'),
    expense('Locum cover', '52600000'),
    expense('Discretionary support', '52600003'),
    { id: 'Premises: ', kind: 'expense', isEvery: true, segments: { subjective: '52700000' } },
    { id: 'Network', kind: 'expense', isEvery: true, segments: { subjective: '52800000' } },
    { id: 'Hospital', kind: 'expense', isEvery: true, segments: { subjective: '53100000' } },
    { id: 'Community', kind: 'expense', isEvery: true, segments: { subjective: '53200000' } },
    { id: 'Integrated provider', kind: 'expense', isEvery: true, segments: { subjective: '53300000' } },
    expense('Gain and loss share', '53400000'),
    expense('Voluntary sector', '53500000'),
    expense('Quality Premium', '53600000'),
    expense('Management and administration', '51000000'),
    expense('Reserve and contingency', '59000000'),
  ],
};
