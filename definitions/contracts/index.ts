import type { ContractJson } from '../../src/contracts/index.ts';
import { apms } from './2025-26/apms.ts';
import { gms } from './2025-26/gms.ts';
import { pms } from './2025-26/pms.ts';

/** Every contract, one a kind and year. */
export const contracts: readonly ContractJson[] = [gms, pms, apms];
export { contractLibrary } from './library/index.ts';
