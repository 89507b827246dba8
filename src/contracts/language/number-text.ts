import type { Exact } from '../../base/index.ts';
import { unitFromText } from './unit.ts';

const PLACES = 6;

/**
 * A number as a formula shows it: £123.34, 4.75 %, 12,885. Never rounded: what does not end within six decimals is
 * cut off there and followed by an ellipsis. The exact number stands beside it as an input or result.
 */
export function numberText(value: Exact, unit: string): string {
  if (unit === 'share') return `${digits(value.mul(100n), 0)} %`;
  if (unit === 'percent') return `${digits(value, 0)} %`;
  return isMoney(unit) ? pounds(value) : digits(value, 0);
}

function pounds(value: Exact): string {
  const text = digits(value, 2);
  return text.startsWith('−') ? `−£${text.slice(1)}` : `£${text}`;
}

const money = new Map<string, boolean>();

/** Whether a unit is of pounds; each unit is read once. */
function isMoney(unit: string): boolean {
  const known = money.get(unit);
  if (known !== undefined) return known;
  const powers = unitFromText(unit);
  const found = powers.ok && powers.value.get('pound') === 1;
  money.set(unit, found);
  return found;
}

function digits(value: Exact, leastPlaces: number): string {
  const scale = 10n ** BigInt(PLACES);
  const scaled = value.n * scale;
  const isCut = scaled % value.d !== 0n;
  const text = (scaled / value.d).toString().padStart(PLACES + 1, '0');
  const whole = text.slice(0, -PLACES).replace(/\B(?=(\d{3})+$)/g, ',');
  const part = isCut ? text.slice(-PLACES) : text.slice(-PLACES).replace(/0+$/, '').padEnd(leastPlaces, '0');
  const sign = value.s < 0n ? '−' : '';
  return `${sign}${whole}${part === '' ? '' : `.${part}`}${isCut ? '…' : ''}`;
}
