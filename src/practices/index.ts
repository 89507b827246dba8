export { type ListBand, listBands } from './list-bands.ts';
export { type ListSize, listSizeAt, listSizes } from './list-size.ts';
export {
  type Closing,
  type Commissioner,
  type CommissionerJson,
  type ContractType,
  goneBy,
  isClosedOn,
  type Locality,
  type Merging,
  type Practice,
  PracticeRegister,
  type Team,
} from './register.ts';
export { type Weighting, weightingAt } from './weighting.ts';
