import type { RateJson, RateStatus, RateValue } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

const FOUND_2023 = 'PCC 2023/24';
const FOUND_2024 = 'Doncaster LMC; Pulse 2024/25';
const SECOND_HAND_2025 = 'Second hand: public calculators, and the BMA quoted, 2025/26';
const SECOND_HAND_2026 = 'Second hand: models of 2026/27 that cite the directed service';

/** A rate of the network contract: the first year's value, then one a year. */
function networkRate(id: string, title: string, unit: string, values: readonly RateValue[]): RateJson {
  return { id: `network-${id}`, title: `Network: ${title}`, unit: `pounds per ${unit} per year`, values };
}

function in2023(value: string): RateValue {
  return forYear(2023, value, 'found', FOUND_2023);
}

function in2024(value: string): RateValue {
  return forYear(2024, value, 'found', FOUND_2024);
}

function in2025(value: string): RateValue {
  return forYear(2025, value, 'unverified', SECOND_HAND_2025);
}

function in2026(value: string, status: RateStatus = 'unverified', source = SECOND_HAND_2026): RateValue {
  return forYear(2026, value, status, source);
}

/** Who is paid is the network's nominated payee; participation alone goes to each practice. */
export const networkRates: readonly RateJson[] = [
  networkRate('core-registered', 'core, on the registered list', 'registered patient', [
    in2023('1.50'),
    in2024('2.218'),
    in2025('2.266'),
    in2026('2.345', 'unverified', 'An estimate of its author: 2025/26 and 3.5 %'),
  ]),
  networkRate('core-adjusted', 'core, on the adjusted population', 'adjusted patient', [
    in2024('0.698'),
    in2025('0.733'),
    in2026('0.759', 'unverified', 'An estimate of its author: 2025/26 and 3.5 %'),
  ]),
  networkRate('clinical-director', 'clinical director', 'registered patient', [in2023('0.729')]),
  networkRate('leadership', 'leadership and management', 'adjusted patient', [in2023('0.684')]),
  networkRate('enhanced-access', 'enhanced access', 'adjusted patient', [
    in2023('7.578'),
    in2024('7.674'),
    in2025('8.427'),
    in2026('8.903'),
  ]),
  networkRate('care-home-premium', 'care-home premium', 'bed', [in2023('120'), in2024('120'), in2025('130.253')]),
  networkRate('capacity-support', 'capacity and access support', 'adjusted patient', [
    in2023('2.765'),
    in2025('2.246'),
  ]),
  networkRate('access-improvement', 'improvement of access', 'adjusted patient', [in2025('0.962')]),
  networkRate('additional-roles', 'most for additional roles', 'weighted patient', [
    in2025('26.631'),
    in2026('27.668'),
  ]),
  networkRate('participation', 'participation', 'weighted patient', [
    in2023('1.761'),
    in2024('1.761'),
    in2025('1.761'),
    in2026('1.761'),
  ]),
];
