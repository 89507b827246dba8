import { canonical, type Json } from '../../base/index.ts';
import type { Codelist, Framework, Register, Rule } from '../model/framework.ts';
import { codelistsOfRate, referencesOfRate } from '../model/rate-walk.ts';
import { reachedFrom, restsOn } from '../model/references.ts';
import { codelistsUnder } from '../model/walk.ts';

/**
 * The measures of a framework that each of its codelists decides, by the codelist's name: those whose rule or rate
 * looks at it, or rests on a register or rule that does. Paid measures come first, in the framework's order. Worked out once for a
 * framework, which never changes.
 */
export function codelistUses(framework: Framework): ReadonlyMap<string, readonly string[]> {
  const known = USES.get(framework);
  if (known !== undefined) return known;
  const uses = new Map<string, string[]>();
  for (const { id, rule } of [...framework.measures, ...(framework.watched ?? [])]) {
    for (const name of codelistsDeciding(framework, rule)) uses.set(name, [...(uses.get(name) ?? []), id]);
  }
  USES.set(framework, uses);
  return uses;
}

const USES = new WeakMap<Framework, ReadonlyMap<string, readonly string[]>>();

function codelistsDeciding(framework: Framework, id: string | undefined): ReadonlySet<string> {
  const rule = framework.rules.find((each) => each.id === id);
  if (rule !== undefined) {
    const register = framework.registers.filter((each) => each.id === rule.register);
    return new Set([...register, rule, ...restsOn(framework, rule)].flatMap(namesIn));
  }
  const rate = framework.rates?.find((each) => each.id === id);
  if (rate === undefined) return new Set();
  return new Set([...codelistsOfRate(rate), ...reachedFrom(framework, referencesOfRate(rate)).flatMap(namesIn)]);
}

function namesIn({ steps }: Register | Rule): readonly string[] {
  return steps.flatMap((step) => codelistsUnder(step.when));
}

/** The JSON form of a framework with another version of one of its codelists. */
export function frameworkWithCodelist(framework: Framework, name: string, codelist: Codelist): Json {
  const whole = { ...framework, codelists: { ...framework.codelists, [name]: codelist } };
  return JSON.parse(canonical(whole as unknown as Json)) as Json;
}
