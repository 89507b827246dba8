import type { Claim, LoadedScheme, SchemeCheck, StageDraft } from '../../claims/index.ts';

/** What checking came to: claims that are new, and how many of the month now stand where. */
export type ClaimsChecked = { readonly asked: number; readonly checked: number; readonly refused: number };

/** What a check brings a claim to; nothing where it stands so already. @param failed the check that it fails; absent: it passes */
export function stagesAfterCheck(
  scheme: LoadedScheme,
  {
    id,
    standing: { stage, code },
  }: { readonly id: string; readonly standing: Pick<Claim['standing'], 'stage' | 'code'> },
  failed: SchemeCheck['code'] | undefined,
): readonly StageDraft[] {
  if (failed === undefined) return stage === 'checked' ? [] : [passed(id)];
  return stage === 'refused' && code === failed ? [] : failing(scheme, failed, id, stage);
}

/** A claim that passes every check. */
function passed(of: string): StageDraft {
  return { of, stage: 'checked', code: 'PASSED', words: 'Every check of the scheme passes.', appeal: null };
}

/** A claim that is refused for another reason than before passes through `checked`, because no stage follows itself. */
function failing(scheme: LoadedScheme, code: SchemeCheck['code'], of: string, stage: string): StageDraft[] {
  const other = { ...passed(of), code: 'REASON_GONE', words: 'The reason for which it was refused is gone.' };
  const refusals = refusedAs(scheme, code, [{ id: of }]);
  return stage === 'refused' ? [other, ...refusals] : [...refusals];
}

/** Claims refused by a check, with the scheme’s own words and way to appeal. */
export function refusedAs(
  { json }: LoadedScheme,
  code: SchemeCheck['code'],
  some: readonly { readonly id: string }[],
): readonly StageDraft[] {
  const check = json.checks.find((one) => one.code === code);
  const { words = code, appeal = null } = check ?? {};
  return some.map(({ id: of }) => ({ of, stage: 'refused', code, words, appeal }));
}

/** How many claims now pass, or have gone further, and how many are refused. */
export function tallied(all: readonly Claim[]): Omit<ClaimsChecked, 'asked'> {
  const at = (...stages: string[]) => all.filter(({ standing }) => stages.includes(standing.stage)).length;
  return { checked: at('checked', 'approved', 'valued', 'paid'), refused: at('refused') };
}
