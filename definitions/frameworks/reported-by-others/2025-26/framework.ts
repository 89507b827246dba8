import type { Json } from '../../../../src/base/index.ts';
import { framework as frozen, type WatchedMeasure } from '../../../../src/indicators/language/index.ts';

type Watched = Pick<WatchedMeasure, 'id' | 'kind' | 'direction' | 'shortTitle'> & { readonly measure: string };

const EVERY_LEVEL: NonNullable<WatchedMeasure['levels']> = ['practice', 'team', 'locality', 'borough'];

/** Measures of one source, which none of them pays for. */
function watched(domain: string, source: string, title: string, own: readonly Watched[]): readonly WatchedMeasure[] {
  return own.map(({ measure, ...head }) => ({
    ...head,
    domain,
    levels: EVERY_LEVEL,
    reported: { source, measure },
    source: title,
    ...(head.direction === undefined ? { note: 'More is neither better nor worse.' } : {}),
  }));
}

const lower = { direction: 'lower' } as const;
const higher = { direction: 'higher' } as const;

const PRESCRIBING: readonly Watched[] = [
  {
    ...{ id: 'RX01', kind: 'ratio', shortTitle: 'Antibacterial items for each weighted unit', ...lower },
    measure: 'antibacterial-items',
  },
  {
    ...{ id: 'RX02', kind: 'proportion', shortTitle: 'Broad-spectrum antibacterials, of all', ...lower },
    measure: 'broad-spectrum-share',
  },
  {
    ...{ id: 'RX03', kind: 'ratio', shortTitle: 'Doses of hypnotics for each weighted unit', ...lower },
    measure: 'hypnotic-doses',
  },
];

const INSPECTION: readonly Watched[] = (
  [
    ['INS01', 'overall-rating', 'Inspection: overall'],
    ['INS02', 'safe', 'Inspection: safe'],
    ['INS03', 'effective', 'Inspection: effective'],
    ['INS04', 'caring', 'Inspection: caring'],
    ['INS05', 'responsive', 'Inspection: responsive'],
    ['INS06', 'well-led', 'Inspection: well led'],
  ] as const
).map(([id, measure, shortTitle]) => ({ id, kind: 'rating', shortTitle, measure, ...higher }));

const THEMES: readonly Watched[] = (
  [
    ['CT02', 'complaints-about-access', 'Complaints that are about access'],
    ['CT03', 'complaints-about-care', 'Complaints that are about clinical care'],
    ['CT04', 'complaints-about-staff', 'Complaints that are about staff'],
    ['CT05', 'complaints-about-medicines', 'Complaints that are about medicines'],
  ] as const
).map(([id, measure, shortTitle]) => ({ id, kind: 'proportion', shortTitle, measure }));

const COMPLAINTS: readonly Watched[] = [
  { id: 'CT01', kind: 'rate', shortTitle: 'Written complaints', measure: 'complaints' },
  ...THEMES,
  { id: 'CT06', kind: 'rate', shortTitle: 'Incidents that the practice reported', measure: 'incidents-reported' },
];

const COVERAGE: readonly Watched[] = (
  [
    ['PH01', 'cervical-screening', 'Cervical screening coverage'],
    ['PH02', 'bowel-screening', 'Bowel screening uptake'],
    ['PH03', 'breast-screening', 'Breast screening coverage'],
    ['PH04', 'flu-vaccine-65-and-over', 'Influenza vaccine, 65 and over'],
    ['PH05', 'mmr-two-doses-by-5', 'Measles, mumps and rubella: two doses by 5'],
  ] as const
).map(([id, measure, shortTitle]) => ({ id, kind: 'proportion', shortTitle, measure, ...higher }));

/**
 * What others report of practices, 2025/26: watched for assurance, never paid for and never ranked. Each measure is of a feed
 * with a layout of its own (`src/ingest/feeds`).
 */
export function framework(): Json {
  return frozen(
    {
      id: 'reported-by-others/2025-26',
      title: 'What others report of practices, 2025/26',
      year: '2025/26',
      registers: [],
      rules: [],
      measures: [],
      watched: [
        ...watched('Prescribing', 'prescribing', 'Prescribing measures', PRESCRIBING),
        ...watched('Inspection', 'inspection', 'Inspection ratings', INSPECTION),
        ...watched('Complaints and incidents', 'complaints-and-incidents', 'Complaints and incidents', COMPLAINTS),
        ...watched('Public health', 'public-health-coverage', 'Coverage of programmes', COVERAGE),
      ],
    },
    new Map(),
    new Map(),
  );
}
