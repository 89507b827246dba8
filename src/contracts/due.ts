import type { ContractLine } from './contract.ts';
import { type Participation, QOF } from './participation.ts';

/** Lines of a scheme are due to those who are in it: in QOF whoever signed for no other. */
export function isDue({ scheme }: ContractLine, participation: Participation | undefined): boolean {
  if (scheme === undefined) return true;
  if (participation === undefined) return scheme === QOF;
  return !participation.replaces.some((replaced) => replaced.scheme === scheme);
}
