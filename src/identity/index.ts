export { type IdentityKeys, type Key, keyFrom, keysIn } from './keys.ts';
export { checkDigit, type NhsNumber, nhsNumberFromText } from './nhs-number.ts';
export {
  type NationalOptOutJson,
  nationalOptOutPolicy,
  optOutAppliesTo,
} from './opt-out-policy.ts';
export { pseudonymsFor } from './purpose-pseudonym.ts';
export { type IdentityFile, type ReadIdentities, readIdentityFile, readOptOutFile } from './read-files.ts';
export * from './vault.ts';
