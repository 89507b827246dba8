import { codelist } from '../../../src/indicators/language/index.ts';

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

// Lipids
export const OLLTDRUG_COD = codelist('OLLTDRUG_COD');
export const LLTADV_COD = codelist('LLTADV_COD');
export const LLTCON_COD = codelist('LLTCON_COD');
export const LLTNI_COD = codelist('LLTNI_COD');
export const LLTDEC_COD = codelist('LLTDEC_COD');
export const XSTAT_COD = codelist('XSTAT_COD');
export const TXSTAT_COD = codelist('TXSTAT_COD');
export const STATINDEC_COD = codelist('STATINDEC_COD');
export const CHOLMAX_COD = codelist('CHOLMAX_COD');
export const XBEMP_COD = codelist('XBEMP_COD');
export const TXBEMP_COD = codelist('TXBEMP_COD');
export const XEZE_COD = codelist('XEZE_COD');
export const TXEZE_COD = codelist('TXEZE_COD');
export const XICO_COD = codelist('XICO_COD');
export const TXICO_COD = codelist('TXICO_COD');
export const XINC_COD = codelist('XINC_COD');
export const TXINC_COD = codelist('TXINC_COD');
export const XPCSK_COD = codelist('XPCSK_COD');
export const TXPCSK_COD = codelist('TXPCSK_COD');
export const LDLCHOL_COD = codelist('LDLCHOL_COD');
export const NONHDLCHOL_COD = codelist('NONHDLCHOL_COD');
export const CHOLDEC_COD = codelist('CHOLDEC_COD');
export const LIPID_COD = codelist('LIPID_COD');
export const CVDRISK_COD = codelist('CVDRISK_COD');
export const STATIN_COD = codelist('STATIN_COD');

// Chronic kidney disease
export const CKD_COD = codelist('CKD_COD');
export const CKD1AND2_COD = codelist('CKD1AND2_COD');
export const CKDRES_COD = codelist('CKDRES_COD');

// Heart failure
export const HF_COD = codelist('HF_COD');
export const HFRES_COD = codelist('HFRES_COD');
export const HFLVSD_COD = codelist('HFLVSD_COD');
export const REDEJCFRAC_COD = codelist('REDEJCFRAC_COD');
export const ACEDRUG_COD = codelist('ACEDRUG_COD');
export const ARBDRUG_COD = codelist('ARBDRUG_COD');
export const XACE_COD = codelist('XACE_COD');
export const TXACE_COD = codelist('TXACE_COD');
export const ACEDEC_COD = codelist('ACEDEC_COD');
export const XAII_COD = codelist('XAII_COD');
export const TXAII_COD = codelist('TXAII_COD');
export const AIIDEC_COD = codelist('AIIDEC_COD');
export const LBBDRUG_COD = codelist('LBBDRUG_COD');
export const ULBBDRUG_COD = codelist('ULBBDRUG_COD');
export const XLBB_COD = codelist('XLBB_COD');
export const TXLBB_COD = codelist('TXLBB_COD');
export const LBBDEC_COD = codelist('LBBDEC_COD');
export const HFPCAPU_COD = codelist('HFPCAPU_COD');
export const HFPCADEC_COD = codelist('HFPCADEC_COD');
export const HFINVITE_COD = codelist('HFINVITE_COD');
export const HFRVW_COD = codelist('HFRVW_COD');
export const FUNCAP_COD = codelist('FUNCAP_COD');
export const MEDRVWDEC_COD = codelist('MEDRVWDEC_COD');
export const ECHO_COD = codelist('ECHO_COD');
export const HFSPEC_COD = codelist('HFSPEC_COD');
export const ECHOPU_COD = codelist('ECHOPU_COD');
export const MEDREV_COD = codelist('MEDREV_COD');

// Stroke and peripheral arterial disease
export const STIAPCAPU_COD = codelist('STIAPCAPU_COD');
export const STIAPCADEC_COD = codelist('STIAPCADEC_COD');
export const STIAINVITE_COD = codelist('STIAINVITE_COD');
export const XDIP_COD = codelist('XDIP_COD');
export const TXDIP_COD = codelist('TXDIP_COD');
export const DIPDEC_COD = codelist('DIPDEC_COD');
export const OSTR_COD = codelist('OSTR_COD');
export const HSTRK_COD = codelist('HSTRK_COD');
export const STRK_COD = codelist('STRK_COD');
export const TIA_COD = codelist('TIA_COD');
export const PAD_COD = codelist('PAD_COD');

// Diabetes care, and glucose short of diabetes
export const PRT_COD = codelist('PRT_COD');
export const MAL_COD = codelist('MAL_COD');
export const FE_COD = codelist('FE_COD');
export const FRC_COD = codelist('FRC_COD');
export const AMPL_COD = codelist('AMPL_COD');
export const AMPR_COD = codelist('AMPR_COD');
export const AMPB_COD = codelist('AMPB_COD');
export const FEPU_COD = codelist('FEPU_COD');
export const FEDEC_COD = codelist('FEDEC_COD');
export const NPTPU_COD = codelist('NPTPU_COD');
export const NPTDEC_COD = codelist('NPTDEC_COD');
export const DSEP_COD = codelist('DSEP_COD');
export const DSEPPU_COD = codelist('DSEPPU_COD');
export const DSEPSU_COD = codelist('DSEPSU_COD');
export const DSEPDEC_COD = codelist('DSEPDEC_COD');
export const GLUC_COD = codelist('GLUC_COD');
export const FASGLUC_COD = codelist('FASGLUC_COD');
export const GLUCDEC_COD = codelist('GLUCDEC_COD');
export const NDH_COD = codelist('NDH_COD');
export const IGT_COD = codelist('IGT_COD');
export const PRD_COD = codelist('PRD_COD');
export const NDHPU_COD = codelist('NDHPU_COD');
export const NDHPCADEC_COD = codelist('NDHPCADEC_COD');
export const NDHINVITE_COD = codelist('NDHINVITE_COD');
export const DMTYPE2_COD = codelist('DMTYPE2_COD');

// Psychosis, depression and alcohol
export const MH_COD = codelist('MH_COD');
export const MHREM_COD = codelist('MHREM_COD');
export const LIT_COD = codelist('LIT_COD');
export const LITSTP_COD = codelist('LITSTP_COD');
export const MHP_COD = codelist('MHP_COD');
export const MHPCAPU_COD = codelist('MHPCAPU_COD');
export const MHPCADEC_COD = codelist('MHPCADEC_COD');
export const MHINVITE_COD = codelist('MHINVITE_COD');
export const BMIPU_COD = codelist('BMIPU_COD');
export const BMIDEC_COD = codelist('BMIDEC_COD');
export const ALCDEC_COD = codelist('ALCDEC_COD');
export const ANTIPSYDRUG_COD = codelist('ANTIPSYDRUG_COD');
export const DEPRVW_COD = codelist('DEPRVW_COD');
export const DEPRPCAPU_COD = codelist('DEPRPCAPU_COD');
export const DEPRPCADEC_COD = codelist('DEPRPCADEC_COD');
export const DEPRINVITE_COD = codelist('DEPRINVITE_COD');
export const BMI30_COD = codelist('BMI30_COD');
export const BMI_COD = codelist('BMI_COD');
export const ALCOHOL_COD = codelist('ALCOHOL_COD');
export const DEPR_COD = codelist('DEPR_COD');
export const DEPRES_COD = codelist('DEPRES_COD');

// Vaccinations
export const DTP_VAC = codelist('DTP_VAC');
export const MMR_VAC = codelist('MMR_VAC');
export const DTAPIPV_VAC = codelist('DTAPIPV_VAC');
export const DTPCON_COD = codelist('DTPCON_COD');
export const MMRCON_COD = codelist('MMRCON_COD');
export const SHVAC1_COD = codelist('SHVAC1_COD');
export const SHVAC2_COD = codelist('SHVAC2_COD');
export const SHCON_COD = codelist('SHCON_COD');
export const SHDEC_COD = codelist('SHDEC_COD');
export const SHINGVAC_COD = codelist('SHINGVAC_COD');

// Asthma tests, and the rest of atrial fibrillation and smoking
export const CHADVASC_COD = codelist('CHADVASC_COD');
export const AFIBPCAPU_COD = codelist('AFIBPCAPU_COD');
export const AFIBPCADEC_COD = codelist('AFIBPCADEC_COD');
export const AFIBINVITE_COD = codelist('AFIBINVITE_COD');
export const ASTTEST_COD = codelist('ASTTEST_COD');
export const ASTSU_COD = codelist('ASTSU_COD');
export const SPIRSU_COD = codelist('SPIRSU_COD');
export const FENOSU_COD = codelist('FENOSU_COD');
export const SPIRDEC_COD = codelist('SPIRDEC_COD');
export const SMOKSTATDEC_COD = codelist('SMOKSTATDEC_COD');

// Registers without an indicator in 2025/26
export const CAN_COD = codelist('CAN_COD');
export const EPIL_COD = codelist('EPIL_COD');
export const EPILRES_COD = codelist('EPILRES_COD');
export const EPILDRUG_COD = codelist('EPILDRUG_COD');
export const FF_COD = codelist('FF_COD');
export const OSTEO_COD = codelist('OSTEO_COD');
export const DXA_COD = codelist('DXA_COD');
export const RARTH_COD = codelist('RARTH_COD');
export const PALCARE_COD = codelist('PALCARE_COD');
export const PALCARENI_COD = codelist('PALCARENI_COD');
