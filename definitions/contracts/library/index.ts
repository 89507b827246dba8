import type { ContractJson } from '../../../src/contracts/index.ts';
import { additionalRoles } from './additional-roles.ts';
import { apmsWithGuarantee } from './apms.ts';
import { claimedServices } from './claimed-services.ts';
import { communityBlock, voluntarySector } from './community.ts';
import { deductions, deductionsWithoutMembers } from './deductions.ts';
import { discretionarySupport } from './discretionary-support.ts';
import { enhancedServices } from './enhanced-services.ts';
import { globalSums } from './gms-global-sum.ts';
import { hospitalContracts } from './hospital.ts';
import { networks } from './network.ts';
import { pmsPremiums } from './pms-premium.ts';
import { premisesApproved } from './premises-approved.ts';
import { qualityContracts } from './quality.ts';
import { qualityOutcomes } from './quality-outcomes.ts';
import { reimbursements } from './reimbursements.ts';
import { achievementAccrual, acuteGainShare, qualityPremium, wholePopulationBudget } from './whole-population.ts';

/**
 * Every way in which a commissioner pays, as contracts to begin from: what they pay is found by putting numbers in
 * (`commonweal evaluate-contract`). No practice is paid by one until it is among the contracts in force.
 */
export const contractLibrary: readonly ContractJson[] = [
  ...globalSums,
  ...pmsPremiums,
  apmsWithGuarantee,
  ...qualityContracts,
  qualityOutcomes,
  ...enhancedServices,
  claimedServices,
  ...networks,
  additionalRoles,
  ...reimbursements,
  deductions,
  deductionsWithoutMembers,
  ...discretionarySupport,
  premisesApproved,
  communityBlock,
  ...hospitalContracts,
  voluntarySector,
  wholePopulationBudget,
  acuteGainShare,
  qualityPremium,
  achievementAccrual,
];
