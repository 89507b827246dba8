import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

/** Heading, with the publisher's own spaces → our name of the figure. */
const WAITS: readonly (readonly [heading: string, measure: string])[] = [
  ['Same Day', 'appointments-same-day'],
  ['1 Day', 'appointments-1-day'],
  ['2 to 7 Days', 'appointments-2-to-7-days'],
  ['8  to 14 Days', 'appointments-8-to-14-days'],
  ['15  to 21 Days', 'appointments-15-to-21-days'],
  ['22  to 28 Days', 'appointments-22-to-28-days'],
  ['More than 28 Days', 'appointments-after-28-days'],
  ['Unknown / Data Quality', 'appointments-wait-unknown'],
];
const ALL = WAITS.map(([heading]) => heading);

export const layout: PublishedLayout = {
  feed: 'gp-appointments',
  source: 'gp-appointments',
  title: 'Appointments of practices by time from booking, a month',
  sentBy: 'NHS England, Appointments in General Practice',
  frequency: 'every month',
  notes: ['Each figure is a share of all the month’s appointments, those of unknown wait among them.'],
  columns: [
    { heading: 'Appointment Month Start Date', meaning: 'month', example: 'Apr-25' },
    { heading: 'GP_CODE', meaning: 'practice', example: 'A81001' },
    { heading: 'GP_NAME', meaning: 'its name', example: 'THE SURGERY' },
    { heading: 'SUPPLIER', meaning: 'supplier of its system', example: 'TPP' },
    { heading: 'PCN_CODE', meaning: 'network', example: 'U89141' },
    { heading: 'PCN_NAME', meaning: 'its name', example: 'STOCKTON PCN' },
    { heading: 'SUB_ICB_LOCATION_CODE', meaning: 'commissioner', example: '16C' },
    { heading: 'SUB_ICB_LOCATION_NAME', meaning: 'its name', example: 'NHS EXAMPLE ICB - 16C' },
    ...WAITS.map(([heading]) => ({
      heading,
      meaning: `appointments held, booked ${heading.replaceAll('  ', ' ').toLowerCase()} before`,
      example: '299',
    })),
  ],
  practice: 'GP_CODE',
  period: { kind: 'month', column: 'Appointment Month Start Date' },
  measures: WAITS.map(([column, measure]) => ({
    measure,
    unit: 'percent',
    populationBasis: 'appointments of the month in the practice’s system',
    figure: { kind: 'share', column, outOf: ALL },
  })),
};

export const description = describeLayout(layout);
