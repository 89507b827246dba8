const GENERATED = 'Generated for the demonstration';

/** A whole number out of another column, or of the list. */
const part = (column: string, of: string, percent: number, spread: number) => ({
  ...{ kind: 'part' as const, column, of, percent, spread },
  notReceivedPerThousand: 20,
});

/** Something that happens so many times for each of another column: `percent` of `times`. */
const multiple = (column: string, of: string, percent: number, spread: number, times: number) => ({
  ...{ kind: 'multiple' as const, column, of, percent, spread, times },
  notReceivedPerThousand: 20,
});

const RATED = [
  ['Good', 840],
  ['Outstanding', 40],
  ['Requires improvement', 80],
  ['Inadequate', 20],
] as const;

/** The two columns of a programme: of the list who are due, and of them who were reached, per cent. */
const programme = (column: string, due: number, reached: number) => [
  part(`${column}_due`, 'list', due, 0.15),
  part(`${column}_reached`, `${column}_due`, reached, 0.4),
];

/**
 * What others report of the demonstration's practices, in each feed's own layout. Round figures that look right, and never to be
 * quoted; every record says that it was generated.
 */
export const demoReported = [
  {
    feed: 'prescribing-measures',
    day: 'months_to',
    columns: [
      multiple('antibacterial_items', 'list', 30, 0.3, 1.7),
      part('antibacterial_star_pu', 'list', 55, 0.1),
      part('broad_spectrum_items', 'antibacterial_items', 8, 0.3),
      multiple('hypnotic_doses', 'list', 20, 0.5, 1.5),
      part('hypnotic_star_pu', 'list', 60, 0.1),
    ],
    note: `${GENERATED}: nothing was prescribed.`,
  },
  {
    feed: 'inspection-ratings',
    day: 'as_on',
    columns: [
      { kind: 'day' as const, column: 'inspected_on', mostDaysBefore: 1500 },
      ...['overall', 'safe', 'effective', 'caring', 'responsive', 'well_led'].map((column) => ({
        kind: 'word' as const,
        column,
        perThousand: RATED,
      })),
    ],
    note: `${GENERATED}: nobody was inspected.`,
  },
  {
    feed: 'complaint-themes',
    day: 'year_to',
    columns: [
      { kind: 'list' as const, column: 'registered' },
      multiple('complaints', 'list', 30, 0.3, 0.012),
      part('about_access', 'complaints', 38, 0.3),
      part('about_care', 'complaints', 34, 0.2),
      part('about_staff', 'complaints', 22, 0.2),
      part('about_medicines', 'complaints', 12, 0.2),
      multiple('incidents', 'list', 30, 0.6, 0.015),
    ],
    note: `${GENERATED}: nobody complained.`,
  },
  {
    feed: 'public-health-coverage',
    day: 'year_to',
    columns: [
      ...programme('cervical', 24, 71),
      ...programme('bowel', 15, 66),
      ...programme('breast', 12, 68),
      ...programme('flu_65', 19, 78),
      ...programme('mmr_5', 1.2, 88),
    ],
    note: `${GENERATED}: nobody was screened.`,
  },
];
