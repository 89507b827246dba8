import {
  describeLayout,
  type PublishedColumn,
  type PublishedLayout,
  type PublishedMeasure,
} from '../../published-measures/layout.ts';

const SEXES = [
  ['male', 'men'],
  ['female', 'women'],
] as const;
/** Heading of an age band of the national formula → the band. */
const BANDS: readonly (readonly [heading: string, band: string])[] = [
  ['0to4', '0-4'],
  ['5to14', '5-14'],
  ['15to44', '15-44'],
  ['45to64', '45-64'],
  ['65to74', '65-74'],
  ['75to84', '75-84'],
  ['85plus', '85+'],
];

type Staff = {
  /** How our names of its measures begin. */
  readonly measure: string;
  readonly heading: string;
  readonly words: string;
  readonly kinds: readonly (readonly [heading: string, words: string])[];
};

/** Who works at a practice: each all together and by kind, first heads and then whole-time equivalents. */
const STAFF: readonly Staff[] = [
  {
    measure: 'general-practitioners',
    heading: 'gp',
    words: 'general practitioners',
    kinds: [
      ['gp_extg', 'without those in training'],
      ['gp_exl', 'without locums'],
      ['gp_extgl', 'without those in training and locums'],
      ['gp_sen_ptnr', 'senior partners'],
      ['gp_ptnr_prov', 'partners'],
      ['gp_sal_by_prac', 'salaried'],
    ],
  },
  {
    measure: 'nurses',
    heading: 'nurses',
    words: 'nurses',
    kinds: [
      ['n_prac_nurse', 'practice nurses'],
      ['n_adv_nurse_prac', 'advanced practitioners'],
      ['n_nurse_spec', 'specialists'],
      ['n_ext_role_nurse', 'in extended roles'],
      ['n_trainee_nurse', 'in training'],
      ['n_nurse_disp', 'dispensers'],
      ['n_nurse_ptnr', 'partners'],
      ['n_nurse_oth', 'others'],
    ],
  },
  {
    measure: 'direct-patient-care',
    heading: 'dpc',
    words: 'others in direct patient care',
    kinds: [
      ['dpc_adv_paramed_prac', 'advanced paramedics'],
      ['dpc_adv_pharma_prac', 'advanced pharmacists'],
      ['dpc_adv_physio_prac', 'advanced physiotherapists'],
      ['dpc_adv_podia_prac', 'advanced podiatrists'],
      ['dpc_adv_thera_occ_prac', 'advanced occupational therapists'],
      ['dpc_dietician', 'dietitians'],
      ['dpc_dispenser', 'dispensers'],
      ['dpc_gpa', 'general practice assistants'],
      ['dpc_hca', 'healthcare assistants'],
      ['dpc_phleb', 'phlebotomists'],
      ['dpc_pharma', 'pharmacists'],
      ['dpc_physio', 'physiotherapists'],
      ['dpc_podia', 'podiatrists'],
      ['dpc_physician_assoc', 'physician associates'],
      ['dpc_thera_cou', 'counsellors'],
      ['dpc_thera_occ', 'occupational therapists'],
      ['dpc_thera_oth', 'other therapists'],
      ['dpc_nurse_assoc', 'nursing associates'],
      ['dpc_trainee_nurse_assoc', 'nursing associates in training'],
      ['dpc_paramed', 'paramedics'],
      ['dpc_pharmt', 'pharmacy technicians'],
      ['dpc_splw', 'social prescribing link workers'],
    ],
  },
  {
    measure: 'administrators',
    heading: 'admin',
    words: 'administrative staff',
    kinds: [
      ['admin_manager', 'managers'],
      ['admin_manage_ptnr', 'management partners'],
      ['admin_med_secretary', 'medical secretaries'],
      ['admin_recept', 'receptionists'],
      ['admin_teleph', 'telephonists'],
      ['admin_estates_anc', 'estates and ancillary'],
      ['admin_oth', 'others'],
      ['admin_app', 'apprentices'],
    ],
  },
];
const COUNTED = [
  ['hc', 'heads'],
  ['fte', 'whole-time equivalents'],
] as const;

const column = (heading: string, meaning: string, example = ''): PublishedColumn => ({ heading, meaning, example });
const number = (heading: string, measure: string, populationBasis: string): PublishedMeasure => ({
  ...{ measure, unit: 'number', populationBasis },
  figure: { kind: 'value', column: heading },
});

const LIST: readonly PublishedMeasure[] = [
  number('total_patients', 'registered-patients', 'patients registered'),
  ...SEXES.map(([sex, words]) => number(`total_${sex}`, `registered-${words}`, `${words} registered`)),
  ...SEXES.flatMap(([sex, words]) =>
    BANDS.map(([heading, band]) =>
      number(
        `${sex}_patients_${heading}`,
        `registered-${words}-${band.replace('+', '-and-over')}`,
        `${words} registered aged ${band}`,
      ),
    ),
  ),
];

const WORKFORCE: readonly PublishedMeasure[] = [
  number('total_gp_extgl_hc', 'gps', 'general practitioners, without those in training and locums'),
  number('total_gp_extgl_fte', 'gp-whole-time-equivalents', 'the same as whole-time equivalents'),
  number('total_gp_ptnr_prov_hc', 'gp-partners', 'of them partners'),
  number('total_gp_sal_by_prac_hc', 'salaried-gps', 'of them salaried'),
  ...STAFF.map(({ measure, heading, words }) =>
    number(`total_${heading}_fte`, `all-${measure}-whole-time-equivalents`, `${words} as whole-time equivalents`),
  ),
];

export const layout: PublishedLayout = {
  feed: 'practice-comparison',
  source: 'caip-2023',
  title: 'Lists by age and sex, and workforce by kind, of practices, 2023',
  sentBy: 'NHS South, Central and West, from NHS England’s list sizes and General Practice Workforce',
  frequency: 'once, 2023',
  notes: [
    'The file does not say of which month of 2023 it is: its figures are kept as of the year.',
    'Deprivation and network stand in the file too and are read past: they come by their own feeds.',
  ],
  columns: [
    column('practice_code', 'practice', 'A81001'),
    column('practice_name', 'its name', 'THE SURGERY'),
    column('pcn_code', 'network', 'U00001'),
    column('pcn_name', 'its name', 'A PCN'),
    column('icb_code', 'integrated care board', 'QHM'),
    column('icb_name', 'its name', 'NHS NORTH EAST AND NORTH CUMBRIA'),
    column('region_code', 'region', 'Y63'),
    column('region_name', 'its name', 'NORTH EAST AND YORKSHIRE'),
    column('postcode', 'its postcode', 'TS18 1HU'),
    column('prescribing_setting', 'kind of prescribing setting', '4.0'),
    column('imd_2019', 'deprivation score of 2019', '29.14'),
    column('decile', 'tenth of deprivation', '3.0'),
    column('rank', 'rank of deprivation', '658.0'),
    ...LIST.map(({ figure, populationBasis }) => column(figure.column, populationBasis, '402.0')),
    ...STAFF.flatMap(({ heading, words, kinds }) =>
      COUNTED.flatMap(([counted, as]) => [
        column(`total_${heading}_${counted}`, `${words}, ${as}`, '1.5'),
        ...kinds.map(([kind, called]) => column(`total_${kind}_${counted}`, `${words}: ${called}, ${as}`, '0.5')),
      ]),
    ),
  ],
  practice: 'practice_code',
  period: { kind: 'days', from: '2023-01-01', to: '2023-12-31' },
  measures: [...LIST, ...WORKFORCE],
};

export const description = describeLayout(layout);
