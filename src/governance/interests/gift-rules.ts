import { addMonths, type Day, dayFromIso, pence, poundsText } from '../../base/index.ts';
import type { GovernanceRules } from '../kept/governance-policy.ts';
import type { GiftOffered } from './interest.ts';

/**
 * What is wrong with how an offer was handled; undefined when it keeps to the rules. Gifts of the same giver within twelve
 * months add up.
 * @param earlier what the same person was offered before
 */
export function giftFault(
  gift: GiftOffered,
  earlier: readonly GiftOffered[],
  rules: GovernanceRules,
): string | undefined {
  if (!gift.isAccepted) return undefined;
  if (gift.what === 'hospitality') {
    const isDear = gift.valuePence > rules.hospitalityRefusePence.value;
    return isDear && gift.approval === ''
      ? `hospitality above ${pounds(rules.hospitalityRefusePence.value)} is refused unless somebody senior approved it, with a reason`
      : undefined;
  }
  const together = gift.valuePence + ofSameGiver(gift, earlier);
  return together >= rules.giftDeclarePence.value && !gift.isForBody
    ? `gifts of ${pounds(rules.giftDeclarePence.value)} or more from one giver in twelve months are accepted only on behalf of the body`
    : undefined;
}

/** Whether an offer has to stand in the register at all. */
export function isToBeDeclared(gift: GiftOffered, earlier: readonly GiftOffered[], rules: GovernanceRules): boolean {
  if (gift.what === 'hospitality') return gift.valuePence >= rules.hospitalityDeclarePence.value;
  return gift.valuePence + ofSameGiver(gift, earlier) >= rules.giftSmallPence.value;
}

function ofSameGiver(gift: GiftOffered, earlier: readonly GiftOffered[]): number {
  const on = dayFromIso(gift.offeredOn) as Day;
  const since = addMonths(on, -12);
  const same = earlier.filter((one) => {
    const day = dayFromIso(one.offeredOn) as Day;
    return one.what === 'gift' && one.isAccepted && one.from === gift.from && day > since && day <= on;
  });
  return same.reduce((sum, { valuePence }) => sum + valuePence, 0);
}

function pounds(amount: number): string {
  return poundsText(pence(BigInt(amount)));
}
