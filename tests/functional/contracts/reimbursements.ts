/** Rent, locum cover, pension and levies. */
import type { KnownAnswer } from './answer.ts';

const RENT = {
  tenure: 'leased',
  'lease-rent': 60000,
  'market-rent': 54000,
  'abated-share': 0,
  'reviewed-on': '2023-01-01',
  on: '2025-12-31',
  rates: '812.50',
  'water-and-waste': '95.01',
};
const WEEK = { 'month-end': '2024-06-30', claimed: '2024-07-14' };

export const reimbursementAnswers: readonly KnownAnswer[] = [
  {
    name: 'rent: the market rent where the lease is dearer',
    contract: 'rent/2025-26',
    inputs: { values: RENT },
    pence: { rent: 450_000, 'rates-payment': 81_250, 'water-payment': 9501 },
  },
  {
    name: 'rent: owned, and a tenth abated after public capital',
    contract: 'rent/2025-26',
    inputs: { values: { ...RENT, tenure: 'owned', 'abated-share': '0.1' } },
    pence: { rent: 405_000 },
  },
  {
    name: 'rent: not reviewed for three years waits; rates are paid',
    contract: 'rent/2025-26',
    inputs: { values: { ...RENT, 'reviewed-on': '2022-12-01' } },
    held: { rent: /not been reviewed for three years/ },
    totalPence: 90_751,
  },
  {
    name: 'parental cover: two weeks at the lower cap, then the upper, an invoice below it, one late, one too many',
    contract: 'locum-cover-parental/2024-25',
    inputs: {
      on: '2024-06-01',
      each: {
        week: {
          'week 2': { ...WEEK, number: 2, invoice: 2000 },
          'week 3': { ...WEEK, number: 3, invoice: 2000 },
          'week 4': { ...WEEK, number: 4, invoice: '1500.25' },
          'week 5': { ...WEEK, number: 5, invoice: 2000, claimed: '2024-07-15' },
          'week 27': { ...WEEK, number: 27, invoice: 2000 },
        },
      },
    },
    pence: {
      'locum-cover week 2': 114_306,
      'locum-cover week 3': 175_152,
      'locum-cover week 4': 150_025,
      'locum-cover week 5': 0,
      'locum-cover week 27': 0,
    },
  },
  {
    name: 'sickness cover 2025/26 from the third week',
    contract: 'locum-cover-sickness/2025-26',
    inputs: {
      each: {
        week: {
          'week 2': { ...WEEK, number: 2, invoice: 3000 },
          'week 3': { ...WEEK, number: 3, invoice: 3000 },
        },
      },
    },
    pence: { 'locum-cover week 2': 0, 'locum-cover week 3': 215_196 },
  },
  {
    name: 'levy of 42p on 8,000 patients is £280.00 a month; the voluntary one needs a mandate',
    contract: 'deductions/2026-27',
    inputs: {
      values: {
        'pensionable-pay': 10000,
        'registered-list': 8000,
        'statutory-levy': '0.42',
        'voluntary-levy': '0.06',
        'has-mandate': false,
      },
      each: {
        member: {
          lowest: { 'yearly-pay': 13259, 'monthly-pay': 1000 },
          second: { 'yearly-pay': '13259.01', 'monthly-pay': 1000 },
          highest: { 'yearly-pay': 67669, 'monthly-pay': 1000 },
        },
      },
    },
    pence: {
      'employer-pension': -143_800,
      'member-pension lowest': -5200,
      'member-pension second': -6500,
      'member-pension highest': -12_500,
      'statutory-levy-deduction': -28_000,
      'voluntary-levy-deduction': 0,
    },
    exact: { 'statutory-levy-of-year': '-3360' },
  },
];
