import { type Day, dayText, type Exact } from '../../base/index.ts';
import { DATE, YES_OR_NO } from './unit.ts';

const PLACES = 6;

/**
 * A number as a formula shows it: £123.34, 4.75 %, 12,885. Never rounded: what does not end within six decimals is
 * cut off there and followed by an ellipsis. The exact number stands beside it as an input or result.
 */
export function numberText(value: Exact, unit: string): string {
  if (unit === 'share') return `${digits(value.mul(100n), 0)} %`;
  if (unit === 'percent') return `${digits(value, 0)} %`;
  if (unit === YES_OR_NO) return flagText(value.n !== 0n);
  if (unit === DATE) return dayText(Number(value.n) as Day);
  return isMoney(unit) ? pounds(value) : digits(value, 0);
}

export function flagText(flag: boolean): string {
  return flag ? 'yes' : 'no';
}

function pounds(value: Exact): string {
  const text = digits(value, 2);
  return text.startsWith('−') ? `−£${text.slice(1)}` : `£${text}`;
}

function isMoney(unit: string): boolean {
  return unit === 'pounds' || unit.startsWith('pounds per ');
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
