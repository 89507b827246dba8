import { codelist } from '../../../../src/indicators/language/index.ts';

// Every codelist that the rules name, one constant each; the codes are in definitions/codelists.

// Hypertension and blood pressure
export const HYP_COD = codelist('HYP_COD');
export const HYPRES_COD = codelist('HYPRES_COD');
export const HTMAX_COD = codelist('HTMAX_COD');
export const HYPPCAPU_COD = codelist('HYPPCAPU_COD');
export const BPDEC_COD = codelist('BPDEC_COD');
export const HOMEBPDEC_COD = codelist('HOMEBPDEC_COD');
export const HYPPCADEC_COD = codelist('HYPPCADEC_COD');
export const HYPINVITE_COD = codelist('HYPINVITE_COD');
export const SYSBP_COD = codelist('SYSBP_COD');
export const DIASBP_COD = codelist('DIASBP_COD');

// Diabetes and frailty
export const DM_COD = codelist('DM_COD');
export const DMRES_COD = codelist('DMRES_COD');
export const MILDFRAIL_COD = codelist('MILDFRAIL_COD');
export const MODFRAIL_COD = codelist('MODFRAIL_COD');
export const SEVFRAIL_COD = codelist('SEVFRAIL_COD');
export const IFCCHBAM_COD = codelist('IFCCHBAM_COD');
export const SERFRUC_COD = codelist('SERFRUC_COD');
export const DMMAX_COD = codelist('DMMAX_COD');
export const DMPCAPU_COD = codelist('DMPCAPU_COD');
export const BLDTESTDEC_COD = codelist('BLDTESTDEC_COD');
export const DMPCADEC_COD = codelist('DMPCADEC_COD');
export const DMINVITE_COD = codelist('DMINVITE_COD');

// Atrial fibrillation
export const AFIB_COD = codelist('AFIB_COD');
export const AFIBRES_COD = codelist('AFIBRES_COD');
export const CHADVASC_VAL = codelist('CHADVASC_VAL');
export const MECHVALVE_COD = codelist('MECHVALVE_COD');
export const DOACDRUG_COD = codelist('DOACDRUG_COD');
export const VITKDRUG_COD = codelist('VITKDRUG_COD');
export const DOACCON_COD = codelist('DOACCON_COD');
export const ANTIPHOSSYN_COD = codelist('ANTIPHOSSYN_COD');
export const DOACDEC_COD = codelist('DOACDEC_COD');
export const DOACNI_COD = codelist('DOACNI_COD');
export const XORANTICOAG_COD = codelist('XORANTICOAG_COD');
export const TXORANTICOAGGENCON_COD = codelist('TXORANTICOAGGENCON_COD');
export const ORANTICOAGDEC_COD = codelist('ORANTICOAGDEC_COD');
export const VITKANTAGCON_COD = codelist('VITKANTAGCON_COD');
export const VITKANTAGDEC_COD = codelist('VITKANTAGDEC_COD');

// Chronic obstructive pulmonary disease
export const COPD_COD = codelist('COPD_COD');
export const COPDRES_COD = codelist('COPDRES_COD');
export const FEV1FVC_COD = codelist('FEV1FVC_COD');
export const SPIRPU_COD = codelist('SPIRPU_COD');
export const COPDRVW_COD = codelist('COPDRVW_COD');
export const COPDEXACB_COD = codelist('COPDEXACB_COD');
export const MRC_COD = codelist('MRC_COD');
export const COPDPCAPU_COD = codelist('COPDPCAPU_COD');
export const COPDPCADEC_COD = codelist('COPDPCADEC_COD');
export const COPDINVITE_COD = codelist('COPDINVITE_COD');

// Asthma
export const AST_COD = codelist('AST_COD');
export const ASTRES_COD = codelist('ASTRES_COD');
export const ASTTRT_COD = codelist('ASTTRT_COD');
export const REV_COD = codelist('REV_COD');
export const WRITPASTP_COD = codelist('WRITPASTP_COD');
export const ASTCONTASS_COD = codelist('ASTCONTASS_COD');
export const ASTEXACB_COD = codelist('ASTEXACB_COD');
export const ASTPCAPU_COD = codelist('ASTPCAPU_COD');
export const ASTMONDEC_COD = codelist('ASTMONDEC_COD');
export const ASTPCADEC_COD = codelist('ASTPCADEC_COD');
export const ASTINVITE_COD = codelist('ASTINVITE_COD');

// Coronary heart disease
export const CHD_COD = codelist('CHD_COD');
export const ANTIPLATDRUG_COD = codelist('ANTIPLATDRUG_COD');
export const XSAL_COD = codelist('XSAL_COD');
export const TXSAL_COD = codelist('TXSAL_COD');
export const SALDEC_COD = codelist('SALDEC_COD');
export const CHDPCAPU_COD = codelist('CHDPCAPU_COD');
export const CHDPCADEC_COD = codelist('CHDPCADEC_COD');
export const CHDINVITE_COD = codelist('CHDINVITE_COD');

// Smoking
export const LSMOK_COD = codelist('LSMOK_COD');
export const EXSMOK_COD = codelist('EXSMOK_COD');
export const NSMOK_COD = codelist('NSMOK_COD');
export const SMOKINGINT_COD = codelist('SMOKINGINT_COD');
export const PHARMDRUG_COD = codelist('PHARMDRUG_COD');
export const REFERSTS_COD = codelist('REFERSTS_COD');
export const SMOKPCAPU_COD = codelist('SMOKPCAPU_COD');
export const SMOKPCADEC_COD = codelist('SMOKPCADEC_COD');
export const SMOKINVITE_COD = codelist('SMOKINVITE_COD');

// Dementia
export const DEM_COD = codelist('DEM_COD');
export const DEMCPRVW_COD = codelist('DEMCPRVW_COD');
export const DEMCP_COD = codelist('DEMCP_COD');
export const DEMPCAPU_COD = codelist('DEMPCAPU_COD');
export const DEMCPDEC_COD = codelist('DEMCPDEC_COD');
export const DEMCPRVWDEC_COD = codelist('DEMCPRVWDEC_COD');
export const DEMPCADEC_COD = codelist('DEMPCADEC_COD');
export const DEMINVITE_COD = codelist('DEMINVITE_COD');

// Learning disability
export const LD_COD = codelist('LD_COD');
export const LDREM_COD = codelist('LDREM_COD');
export const HLTHCHK_COD = codelist('HLTHCHK_COD');
export const HLTHAP_COD = codelist('HLTHAP_COD');

// Cervical screening
export const NOCX_COD = codelist('NOCX_COD');
export const SMEAR_COD = codelist('SMEAR_COD');
export const CSPU_COD = codelist('CSPU_COD');
export const PREG_COD = codelist('PREG_COD');
export const CSDEC_COD = codelist('CSDEC_COD');
export const CSPCAINVITE_COD = codelist('CSPCAINVITE_COD');
