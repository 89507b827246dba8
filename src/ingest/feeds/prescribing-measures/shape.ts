import { describeLayout, type PublishedLayout } from '../../published-measures/layout.ts';

/** STAR-PU: an average person weighted by the age and sex that a medicine is usually prescribed to. */
const STAR_PU = 'weighted units (STAR-PU) of the practice’s list';

/** Items and doses of a practice in the twelve months up to a day, with the weighted units that they are compared by. */
export const layout: PublishedLayout = {
  feed: 'prescribing-measures',
  source: 'prescribing',
  title: 'Prescribing measures of practices, by weighted unit',
  sentBy: 'the medicines team, from ePACT2; in the demonstration generated',
  frequency: 'every quarter',
  notes: [
    'Each record is of the twelve months up to its day.',
    'Weighted units are those of the medicine’s own group: they take out age and sex, and nothing else.',
  ],
  columns: [
    { heading: 'practice', meaning: 'practice', example: 'A81001' },
    { heading: 'months_to', meaning: 'last day of the twelve months', example: '2026-03-31' },
    { heading: 'antibacterial_items', meaning: 'antibacterial items', example: '2410' },
    { heading: 'antibacterial_star_pu', meaning: 'STAR-PU of antibacterials', example: '2620' },
    {
      heading: 'broad_spectrum_items',
      meaning: 'cephalosporins, quinolones and co-amoxiclav, of the antibacterial items',
      example: '190',
    },
    { heading: 'hypnotic_doses', meaning: 'average daily quantities of hypnotics', example: '1830' },
    { heading: 'hypnotic_star_pu', meaning: 'STAR-PU of hypnotics', example: '5410' },
    { heading: 'note', meaning: 'what must be known of the record', example: 'Provisional.' },
  ],
  practice: 'practice',
  period: { kind: 'months to', column: 'months_to', months: 12 },
  mayBeInvented: true,
  note: 'note',
  measures: [
    {
      measure: 'antibacterial-items',
      unit: 'ratio',
      populationBasis: STAR_PU,
      figure: { kind: 'over', column: 'antibacterial_items', of: 'antibacterial_star_pu' },
    },
    {
      measure: 'broad-spectrum-share',
      unit: 'percent',
      populationBasis: 'antibacterial items',
      figure: { kind: 'over', column: 'broad_spectrum_items', of: 'antibacterial_items' },
    },
    {
      measure: 'hypnotic-doses',
      unit: 'ratio',
      populationBasis: STAR_PU,
      figure: { kind: 'over', column: 'hypnotic_doses', of: 'hypnotic_star_pu' },
    },
  ],
};

export const description = describeLayout(layout);
