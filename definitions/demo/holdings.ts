import type { HoldingJson } from '../../src/contracts/index.ts';

const INVENTED = 'Invented for the demonstration';
const YEAR = { validFrom: '2025-04-01', validTo: '2026-03-31', source: INVENTED } as const;

function network(holder: string): HoldingJson {
  return {
    ...{ id: `${holder}/network`, holder, contract: 'network/2025-26', ...YEAR },
    terms: ['participation'],
    values: { registered: '0', adjusted: '0', bed: '0', 'roles-cost': '0', 'improvement-domains': '0' },
    derived: { weighted: 'weighted list' },
  };
}

function deductions(
  holder: string,
  values: { readonly pay: string; readonly statutory: string; readonly voluntary: string; readonly mandate: boolean },
): HoldingJson {
  return {
    ...{ id: `${holder}/deductions`, holder, contract: 'deductions/2025-26', ...YEAR },
    values: {
      'pensionable-pay': values.pay,
      'statutory-levy': values.statutory,
      'voluntary-levy': values.voluntary,
      'has-mandate': values.mandate,
    },
    derived: { 'registered-list': 'registered list of the quarter' },
  };
}

/**
 * What some practices of the demonstration hold beside their main contract, all invented: premises, cover, participation in a
 * network, and what is deducted. One rent was not reviewed for three years and waits.
 */
export const demonstrationHoldings: readonly HoldingJson[] = [
  {
    ...{ id: 'X00005/rent', holder: 'X00005', contract: 'rent/2025-26', ...YEAR },
    values: {
      ...{ tenure: 'leased', 'lease-rent': '52000', 'market-rent': '48600', 'abated-share': '0' },
      ...{ 'reviewed-on': '2024-06-01', rates: '1150.00', 'water-and-waste': '96.40' },
    },
    derived: { on: 'first day of the month' },
  },
  network('X00005'),
  deductions('X00005', { pay: '21400', statutory: '0.42', voluntary: '0.06', mandate: true }),
  {
    ...{ id: 'X00008/rent', holder: 'X00008', contract: 'rent/2025-26', ...YEAR },
    values: {
      ...{ tenure: 'owned', 'lease-rent': '0', 'market-rent': '61000', 'abated-share': '0.1' },
      ...{ 'reviewed-on': '2021-11-15', rates: '1410.00', 'water-and-waste': '121.75' },
    },
    derived: { on: 'first day of the month' },
  },
  network('X00008'),
  deductions('X00008', { pay: '24900', statutory: '0.42', voluntary: '0.06', mandate: false }),
  {
    ...{ id: 'X00008/locum-cover', holder: 'X00008', contract: 'locum-cover-parental/2025-26', source: INVENTED },
    ...{ validFrom: '2025-10-01', validTo: '2025-10-31' },
    values: {},
    each: {
      week: {
        'week 2': { invoice: '1350.00', number: '2', 'month-end': '2025-10-31', claimed: '2025-11-06' },
        'week 3': { invoice: '2300.00', number: '3', 'month-end': '2025-10-31', claimed: '2025-11-06' },
      },
    },
  },
];
