import type { CodelistName, Codes } from '../../../src/indicators/language/index.ts';
import {
  AFIB_COD,
  AFIBINVITE_COD,
  AFIBPCADEC_COD,
  AFIBPCAPU_COD,
  AST_COD,
  ASTINVITE_COD,
  ASTPCADEC_COD,
  ASTPCAPU_COD,
  CHD_COD,
  CHDINVITE_COD,
  CHDPCADEC_COD,
  CHDPCAPU_COD,
  COPD_COD,
  COPDINVITE_COD,
  COPDPCADEC_COD,
  COPDPCAPU_COD,
  DEM_COD,
  DEMINVITE_COD,
  DEMPCADEC_COD,
  DEMPCAPU_COD,
  DEPR_COD,
  DEPRINVITE_COD,
  DEPRPCADEC_COD,
  DEPRPCAPU_COD,
  DM_COD,
  DMINVITE_COD,
  DMPCADEC_COD,
  DMPCAPU_COD,
  HF_COD,
  HFINVITE_COD,
  HFPCADEC_COD,
  HFPCAPU_COD,
  HYP_COD,
  HYPINVITE_COD,
  HYPPCADEC_COD,
  HYPPCAPU_COD,
  IGT_COD,
  MH_COD,
  MHINVITE_COD,
  MHPCADEC_COD,
  MHPCAPU_COD,
  NDH_COD,
  NDHINVITE_COD,
  NDHPCADEC_COD,
  NDHPU_COD,
  PRD_COD,
  SMOKINVITE_COD,
  SMOKPCADEC_COD,
  SMOKPCAPU_COD,
  STIAINVITE_COD,
  STIAPCADEC_COD,
  STIAPCAPU_COD,
  STRK_COD,
  TIA_COD,
} from './codelists.ts';
import { LTCINVITE_COD, LTCPCADEC_COD, LTCPCAPU_COD } from './outcomes-codelists.ts';

/** The care of a condition, as its personalised care adjustments name it. */
export type Care = {
  /** As in “… care unsuitable”. */
  readonly words: string;
  readonly unsuitable: CodelistName;
  readonly declined: CodelistName;
  readonly invitation: CodelistName;
  /** Whose first record says when the condition was diagnosed. */
  readonly diagnosis: Codes;
};

export const HYPERTENSION: Care = {
  words: 'hypertension',
  unsuitable: HYPPCAPU_COD,
  declined: HYPPCADEC_COD,
  invitation: HYPINVITE_COD,
  diagnosis: HYP_COD,
};
export const CORONARY_HEART_DISEASE: Care = {
  words: 'coronary heart disease',
  unsuitable: CHDPCAPU_COD,
  declined: CHDPCADEC_COD,
  invitation: CHDINVITE_COD,
  diagnosis: CHD_COD,
};
export const STROKE: Care = {
  words: 'stroke',
  unsuitable: STIAPCAPU_COD,
  declined: STIAPCADEC_COD,
  invitation: STIAINVITE_COD,
  diagnosis: [STRK_COD, TIA_COD],
};
export const ATRIAL_FIBRILLATION: Care = {
  words: 'atrial fibrillation',
  unsuitable: AFIBPCAPU_COD,
  declined: AFIBPCADEC_COD,
  invitation: AFIBINVITE_COD,
  diagnosis: AFIB_COD,
};
export const HEART_FAILURE: Care = {
  words: 'heart failure',
  unsuitable: HFPCAPU_COD,
  declined: HFPCADEC_COD,
  invitation: HFINVITE_COD,
  diagnosis: HF_COD,
};
export const DIABETES: Care = {
  words: 'diabetes',
  unsuitable: DMPCAPU_COD,
  declined: DMPCADEC_COD,
  invitation: DMINVITE_COD,
  diagnosis: DM_COD,
};
export const HYPERGLYCAEMIA: Care = {
  words: 'non-diabetic hyperglycaemia',
  unsuitable: NDHPU_COD,
  declined: NDHPCADEC_COD,
  invitation: NDHINVITE_COD,
  diagnosis: [NDH_COD, IGT_COD, PRD_COD],
};
export const ASTHMA: Care = {
  words: 'asthma',
  unsuitable: ASTPCAPU_COD,
  declined: ASTPCADEC_COD,
  invitation: ASTINVITE_COD,
  diagnosis: AST_COD,
};
export const COPD_CARE: Care = {
  words: 'COPD',
  unsuitable: COPDPCAPU_COD,
  declined: COPDPCADEC_COD,
  invitation: COPDINVITE_COD,
  diagnosis: COPD_COD,
};
export const DEMENTIA: Care = {
  words: 'dementia',
  unsuitable: DEMPCAPU_COD,
  declined: DEMPCADEC_COD,
  invitation: DEMINVITE_COD,
  diagnosis: DEM_COD,
};
export const DEPRESSION: Care = {
  words: 'depression',
  unsuitable: DEPRPCAPU_COD,
  declined: DEPRPCADEC_COD,
  invitation: DEPRINVITE_COD,
  diagnosis: DEPR_COD,
};
export const MENTAL_HEALTH: Care = {
  words: 'mental health',
  unsuitable: MHPCAPU_COD,
  declined: MHPCADEC_COD,
  invitation: MHINVITE_COD,
  diagnosis: MH_COD,
};
/** Smoking is not diagnosed: the published rule of SMOK002 takes the first record of hypertension. */
export const SMOKING: Care = {
  words: 'smoking',
  unsuitable: SMOKPCAPU_COD,
  declined: SMOKPCADEC_COD,
  invitation: SMOKINVITE_COD,
  diagnosis: HYP_COD,
};
/** Of several conditions at once, so that there is no one diagnosis. */
export const SHARED_CARE: Omit<Care, 'diagnosis'> = {
  words: 'long-term conditions',
  unsuitable: LTCPCAPU_COD,
  declined: LTCPCADEC_COD,
  invitation: LTCINVITE_COD,
};
