import { assert } from '../../base/index.ts';

/** Codelists that events are made with, in the order of their numbers in the working tables. */
export const CODELISTS = [
  'HYP_COD',
  'HYPRES_COD',
  'DM_COD',
  'DMRES_COD',
  'CHD_COD',
  'STRK_COD',
  'TIA_COD',
  'PAD_COD',
  'COPD_COD',
  'COPDRES_COD',
  'AFIB_COD',
  'AFIBRES_COD',
  'AST_COD',
  'ASTRES_COD',
  'DEPR_COD',
  'DEPRES_COD',
  'DEM_COD',
  'LD_COD',
  'FEV1FVC_COD',
  'SPIRPU_COD',
  'TYPE1_COD',
  'MILDFRAIL_COD',
  'MODFRAIL_COD',
  'SEVFRAIL_COD',
  'CHADVASC_VAL',
  'NOCX_COD',
  'PREG_COD',
  'SYSBP_COD',
  'DIASBP_COD',
  'HTMAX_COD',
  'BPDEC_COD',
  'HOMEBPDEC_COD',
  'IFCCHBAM_COD',
  'DMMAX_COD',
  'BLDTESTDEC_COD',
  'SERFRUC_COD',
  'HYPPCAPU_COD',
  'HYPPCADEC_COD',
  'HYPINVITE_COD',
  'DMPCAPU_COD',
  'DMPCADEC_COD',
  'DMINVITE_COD',
  'CHDPCAPU_COD',
  'CHDPCADEC_COD',
  'CHDINVITE_COD',
  'COPDPCAPU_COD',
  'COPDPCADEC_COD',
  'COPDINVITE_COD',
  'ASTPCAPU_COD',
  'ASTPCADEC_COD',
  'ASTINVITE_COD',
  'DEMPCAPU_COD',
  'DEMPCADEC_COD',
  'DEMINVITE_COD',
  'SMOKPCAPU_COD',
  'SMOKPCADEC_COD',
  'SMOKINVITE_COD',
  'COPDRVW_COD',
  'COPDEXACB_COD',
  'MRC_COD',
  'REV_COD',
  'WRITPASTP_COD',
  'ASTCONTASS_COD',
  'ASTEXACB_COD',
  'ASTMONDEC_COD',
  'DEMCPRVW_COD',
  'DEMCP_COD',
  'DEMCPDEC_COD',
  'DEMCPRVWDEC_COD',
  'HLTHCHK_COD',
  'HLTHAP_COD',
  'LSMOK_COD',
  'EXSMOK_COD',
  'NSMOK_COD',
  'SMOKINGINT_COD',
  'PHARMDRUG_COD',
  'REFERSTS_COD',
  'SMEAR_COD',
  'CSPU_COD',
  'CSDEC_COD',
  'CSPCAINVITE_COD',
  'XSAL_COD',
  'TXSAL_COD',
  'SALDEC_COD',
  'XORANTICOAG_COD',
  'TXORANTICOAGGENCON_COD',
  'ORANTICOAGDEC_COD',
  'DOACDEC_COD',
  'VITKANTAGDEC_COD',
  'DOACDRUG_COD',
  'VITKDRUG_COD',
  'ANTIPLATDRUG_COD',
  'ANTIHYP_COD',
  'STATIN_COD',
  'DMDRUG_COD',
  'ASTTRT_COD',
  'OTHERDRUG_COD',
  'GPCONS_COD',
  'NURSECONS_COD',
  'SYMPTOM_COD',
  'LETTER_COD',
  'MEDREV_COD',
  'BMI_COD',
  'ALCOHOL_COD',
  'CHOL_COD',
  'EGFR_COD',
  'FLUVAC_COD',
  'CHILDVAC_COD',
  'PNEUVAC_COD',
  'SHINGVAC_COD',
  'BOWELSCR_COD',
  'BREASTSCR_COD',
] as const;
export type CodelistName = (typeof CODELISTS)[number];

const NUMBERS = new Map<string, number>(CODELISTS.map((name, index) => [name, index]));

/** The number of a codelist in the working tables. */
export function numberOf(name: string): number {
  const number = NUMBERS.get(name);
  assert(number !== undefined, `${name} is a codelist that the demonstration uses`);
  return number;
}

/** Codes a row may carry, as 256 slots of which a row takes one by chance: common codes have many. */
export const SLOTS = 256;

/**
 * The code of each slot of a list.
 * @param common codes with their weights per 256; those not in the list are left out
 * @param isOnlyCommon whether the rest of the list is never used
 */
export function slotsOf(
  codes: readonly string[],
  common: readonly (readonly (string | number)[])[],
  isOnlyCommon: boolean,
): string[] {
  assert(codes.length > 0, 'a codelist has a code');
  const known = common.filter(([code]) => codes.includes(String(code)));
  const slots = known.flatMap(([code, weight]) => Array<string>(Number(weight)).fill(String(code))).slice(0, SLOTS);
  const rest = isOnlyCommon && slots.length > 0 ? slots.slice() : codes;
  for (let n = 0; slots.length < SLOTS; n += 1) slots.push(rest[n % rest.length]!);
  return slots;
}
