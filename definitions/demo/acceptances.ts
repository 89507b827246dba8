import type { Acceptance } from '../../src/governance/index.ts';

/**
 * Rules whose order or wording is unverified and that the demonstration's commissioner accepted for payment all the
 * same: of the measures that practices are paid by. The others of QOF 2025/26, by which nobody is paid whole, are not accepted.
 * `hash` names the definition that was accepted: a changed one has to be accepted again before it pays.
 */
export const acceptances: readonly Acceptance[] = [
  {
    rule: 'CHD005',
    framework: 'spine/2025-26',
    hash: '1f7ef433cc51a0b297bb8073f7993d494f8b659947bb41c3314ea4f1550e937b',
    acceptedBy: 'Primary care commissioning committee of the demonstration (invented)',
    acceptedOn: '2025-03-27',
    reason:
      'Written from the published wording and adjustment reference; the published rule sequence was not at hand. Accepted for 2025/26 because its reasons and their order follow those of the other indicators.',
  },
  ...[
    ['CHOL003', '5cc45c52c48f6a314c5fbfba67e6cf5def35e9bd34ca119dc607fa6af53b4fe8'],
    ['CHOL004', '22b15060b1d308f9c3484a86b29e7de78f5423c28c8caf8700e166787e31a466'],
    ['QOH127', '78ce7184485b0e8dcb1d7094bd68e89032228912645d8042a6c00e7d3b19b263'],
    ['QOH128', '4965fa128d436d73a3c6e106ed8d45f7fa79051bedad0913e5d3b8afe6a90aaa'],
    ['QOH201', 'e3bc7a3c67f7c1451d2ac36e85f943ee5eedcc511ba0792d2e1d697459cada41'],
    ['DM012', '00f6dc1202774f9ba94f596aebf9b584ee31be1b4b91ffbcde719876fcc4d488'],
    ['QOH207', '1cfa6ce9020337f8ed9f3611551139a3a11324dda0fb5ffac777779679977a2d'],
    ['HF007', '70ad686f78aad71bbf73c2bf0837988cce389eebe08b3a2b67d90bbcac721993'],
    ['MH002', '02acd45f0bd9be106bf2df9a4d87381dbe257e169207fa5483c63b1e99f7b660'],
    ['QOH501', '5ccc559b2da2823c1e527199548a03951edf693d56e6419098f42d7210c1398f'],
    ['QOH502', 'adff710f8bb5f7ac0906f2bd3c9b118022a84cfa932aa959d70e4e52b9875cbd'],
    ['QOH504', '79210080d876984687a24289bca944ad150a7de68c02bf972598fd2673408dbc'],
    ['QOH505', '45759daba37515ff535ce8c8a99cdd3459dd78de39a3b08fe1bd56192317b10a'],
  ].map(([rule = '', hash = '']) => ({
    rule,
    framework: 'quality-outcomes-for-health/2025-26',
    hash,
    acceptedBy: 'Primary care commissioning committee of the demonstration (invented)',
    acceptedOn: '2025-03-27',
    reason:
      'A design of the demonstration, or written from wording and adjustment reference. Accepted for the practices that take part in 2025/26, who signed for the measures as they stand.',
  })),
];
