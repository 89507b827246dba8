import { type Day, dayText, type Month, monthText } from '../../base/index.ts';
import type { PaidPlace, PracticePlace } from '../../reports/index.ts';
import {
  BOROUGH,
  HOME,
  localityAddress,
  measureAddress,
  networkAddress,
  practiceAddress,
  practiceRateAddress,
  statementAddress,
  underFramework,
} from './addresses.ts';
import type { Link } from './page.ts';

type Step = Link<'invented'>;

/** The steps above a page: home, borough, locality, practice, and on. Each page's trail ends with the page above it. */
export const TO_HOME: readonly Step[] = [{ text: 'Home', href: HOME }];

export function toBorough(name: string): readonly Step[] {
  return [...TO_HOME, { text: name, href: BOROUGH }];
}

export function toLocality(place: PracticePlace): readonly Step[] {
  const { id, name } = place.locality;
  return [...toBorough(place.commissioner.name), { text: name, href: localityAddress(id) }];
}

export function toPractice(place: PracticePlace): readonly Step[] {
  return [...toLocality(place), { text: place.name, href: practiceAddress(place.practice) }];
}

/** Of whoever is paid: a network has a page of its own, and who is paid by claim has none. */
export function toPaid(place: PaidPlace): readonly Step[] {
  if (place.locality !== null) return toPractice(place);
  const steps = toBorough(place.commissioner.name);
  if (place.contractType !== 'network') return steps;
  return [...steps, { text: place.name, href: networkAddress(place.practice) }];
}

export function toStatement(place: PaidPlace, month: Month): readonly Step[] {
  return [...toPaid(place), { text: monthText(month), href: statementAddress(place.practice, month) }];
}

export function toMeasure(place: PracticePlace, indicator: string, periodEnd: Day): readonly Step[] {
  const href = measureAddress(place.practice, indicator, periodEnd);
  return [...toPractice(place), { text: `${indicator} at ${dayText(periodEnd)}`, href }];
}

export function toRate(place: PracticePlace, indicator: string, periodEnd: Day, framework: string): readonly Step[] {
  const href = underFramework(practiceRateAddress(place.practice, indicator, periodEnd), framework);
  return [...toPractice(place), { text: `${indicator} at ${dayText(periodEnd)}`, href }];
}
