/**
 * Rules whose order or wording is unverified and that the demonstration's commissioner accepted for payment all the
 * same. `hash` names the definition that was accepted: a changed one has to be accepted again before it pays.
 */
export const acceptances = [
  {
    rule: 'CHD005',
    framework: 'spine/2025-26',
    hash: '1f7ef433cc51a0b297bb8073f7993d494f8b659947bb41c3314ea4f1550e937b',
    acceptedBy: 'Primary care commissioning committee of the demonstration (invented)',
    acceptedOn: '2025-03-27',
    reason:
      'Written from the published wording and adjustment reference; the published rule sequence was not at hand. Accepted for 2025/26 because its reasons and their order follow those of the other indicators.',
  },
];
