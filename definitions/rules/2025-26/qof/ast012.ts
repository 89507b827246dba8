import {
  adjustSpecific,
  between,
  dateOf,
  daysAfter,
  daysBefore,
  earliest,
  exclude,
  has,
  inMonths,
  isBefore,
  on,
  records,
  rule,
  succeed,
} from '../../../../src/indicators/language/index.ts';
import { ASTHMA } from '../cares.ts';
import {
  AST_COD,
  ASTINVITE_COD,
  ASTMONDEC_COD,
  ASTRES_COD,
  ASTSU_COD,
  ASTTEST_COD,
  FENOSU_COD,
  SPIRDEC_COD,
  SPIRPU_COD,
  SPIRSU_COD,
} from '../codelists.ts';
import { firstUnresolved } from '../frequent-tests.ts';
import { AST } from '../registers/lungs.ts';
import { signedOff } from '../signed-off.ts';
import { careDeclined, careUnsuitable, newlyDiagnosed, newlyRegistered } from '../usual-steps.ts';

const diagnosed = dateOf(firstUnresolved(AST_COD, ASTRES_COD));
const sixMonths = between(diagnosed, daysAfter(186, diagnosed));
const aroundDiagnosis = between(daysBefore(93, diagnosed), daysAfter(186, diagnosed));

export const AST012 = rule({
  id: 'AST012',
  title: 'New asthma confirmed by an objective test',
  wording:
    'New diagnosis (on or after 1 April 2025) with a record of an objective test 3 months before or after the ' +
    'diagnosis',
  reason: 'About one in three people said to have asthma do not have it: tests tell who does.',
  source:
    'Written from a paraphrase of the wording (ninam-q/qof-indicator-tool) and the NHS England PCA reference ' +
    '2023/24 for AST011; no ordered rules were found',
  ...signedOff,
  verification: 'unverified',
  notes: [
    'Rules and order are ours: not payable without a recorded acceptance.',
    'The wording is a paraphrase: the official text was not at hand.',
    'Adjustments of AST011 in 2023/24; those for people registered after the diagnosis (REGASTTST, ASTREGINV) ' +
      'are left out.',
    'Three months are 93 days, as in the reference.',
  ],
  register: AST,
  steps: [
    exclude('DIAG_DAT25', 'diagnosed before 1 April 2025', isBefore(diagnosed, on('2025-04-01'))),
    succeed(
      'an objective test from 3 months before to 3 months after the diagnosis',
      has(ASTTEST_COD, between(daysBefore(93, diagnosed), daysAfter(93, diagnosed))),
    ),
    adjustSpecific(
      'clinical',
      'SPIRPUSP1',
      'spirometry unsuitable in the 6 months after the diagnosis',
      has(SPIRPU_COD, sixMonths),
    ),
    adjustSpecific(
      'clinical',
      'SPIRPCASU1',
      'spirometry unavailable in the 6 months after the diagnosis',
      has(SPIRSU_COD, sixMonths),
    ),
    adjustSpecific(
      'clinical',
      'FENOPCASU1',
      'FeNO unavailable in the 6 months after the diagnosis',
      has(FENOSU_COD, sixMonths),
    ),
    adjustSpecific(
      'clinical',
      'ASTPCASU1',
      'asthma service unavailable in the 6 months after the diagnosis',
      has(ASTSU_COD, sixMonths),
    ),
    careUnsuitable(ASTHMA),
    adjustSpecific(
      'declined this care',
      'ASTMONDEC',
      'chose not to have asthma monitored',
      has(ASTMONDEC_COD, inMonths(12)),
    ),
    adjustSpecific(
      'declined this care',
      'SPIRDECSP1',
      'chose not to have spirometry in the 6 months after the diagnosis',
      has(SPIRDEC_COD, sixMonths),
    ),
    careDeclined(ASTHMA),
    adjustSpecific(
      'invited',
      'ASTDIAGINV',
      'invited twice around the diagnosis, seven or more days apart',
      has(
        ASTINVITE_COD,
        between(daysAfter(7, dateOf(earliest(records(ASTINVITE_COD, aroundDiagnosis)))), daysAfter(186, diagnosed)),
      ),
    ),
    newlyDiagnosed(ASTHMA),
    newlyRegistered,
  ],
});
