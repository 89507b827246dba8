import type { RateJson } from '../../src/contracts/index.ts';
import { forYear } from './financial-year.ts';

/** Part of the global sum that a practice does not earn when it opts out of out-of-hours care. */
export const outOfHoursShare: RateJson = {
  id: 'out-of-hours-share',
  title: 'Out-of-hours share',
  unit: 'share',
  values: [
    forYear(2013, '0.06', 'computed', '66.25 × 6 % = £3.975, then 1 % to £4.016; the share itself from memory'),
    forYear(2014, '0.0546', 'found', 'BMA; forshaws 2015'),
    { ...forYear(2015, '0.0539', 'found', 'BMA 2015/16. April to September'), validTo: '2015-09-30' },
    {
      value: '0.0534',
      validFrom: '2015-10-01',
      validTo: '2016-03-31',
      knownFrom: '2015-10-01',
      status: 'found',
      source: 'LMC 2016: current share 5.34 %. Announcement date not found',
    },
    forYear(2016, '0.0515', 'found', 'Medeconomics; BMA'),
    forYear(2017, '0.0492', 'found', 'GPonline; forshaws'),
    forYear(2018, '0.0487', 'found', 'BMA FAQ; forshaws: £4.281704 at £87.92'),
    forYear(2019, '0.0482', 'found', 'rbp.co.uk; NHS Digital'),
    forYear(2020, '0.0476', 'computed', '£4.45 ÷ £93.46; 4.76 % and 4.77 % both fit'),
    forYear(2021, '0.0475', 'found', 'Larking Gowen; Lentells'),
    forYear(2022, '0.0475', 'found', 'Lentells; LincsLMC'),
    forYear(2023, '0.0475', 'found', 'NHS England 2023/24'),
    forYear(2024, '0.0475', 'found', 'Somerset LMC; NHS England'),
    forYear(2025, '0.0475', 'found', 'NHS England 2025/26; SSLMCs'),
    forYear(2026, '0.0470', 'found', 'Second hand: SFE 2026, paragraph 3(6)'),
  ],
};

/** Part of the global sum that a practice does not earn when it opts out of minor surgery. */
export const minorSurgeryShare: RateJson = {
  id: 'minor-surgery-share',
  title: 'Minor surgery opt-out share',
  unit: 'share',
  values: [
    {
      value: '0.006',
      validFrom: '2013-04-01',
      knownFrom: '2013-04-01',
      status: 'found',
      source: 'Somerset LMC 2024/25; SFE 2026 second hand. First day not found: begins where this table begins',
    },
  ],
};
