import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, exact } from '../base/index.ts';
import type { AnsweredMeasure } from '../indicators/index.ts';
import { forecastAchievement } from './achievement.ts';
import type { RecordedAnswer } from './statement-input.ts';
import { asked, contracts, held, loaded, quality, rates, X00010, X00036 } from './trial-statement.test.ts';

const ACCESS: AnsweredMeasure = {
  id: 'QOH406',
  kind: 'yes-no',
  points: 20,
  question: 'Did the group sign?',
  shortTitle: 'Access improvement',
  source: 'a design',
};

function answer(isYes: boolean, more: Partial<RecordedAnswer> = {}): RecordedAnswer {
  const evidence = 'minutes of the participation group, 12 March 2025';
  const recorded = { recordedBy: 'practice lead', recordedOn: day('2025-03-28') };
  return {
    practice: X00036.code,
    measure: 'QOH406',
    periodEnd: day('2025-03-31'),
    isYes,
    evidence,
    ...recorded,
    ...more,
  };
}

function forecast(answers: readonly RecordedAnswer[]) {
  const { practice, listSizes } = asked(X00036, 13283, '2025-10');
  const input = quality({ answered: [ACCESS], answers });
  // The contracts begin in April 2025; the year that is asked for must lie in one.
  const periodEnd = day('2026-03-31');
  const results = input.results.ok
    ? { ...input.results, value: input.results.value.map((one) => ({ ...one, periodEnd })) }
    : input.results;
  const moved = { ...input, results, periodEnd, answers: answers.map((one) => ({ ...one, periodEnd })) };
  return loaded(
    forecastAchievement({ practice, contracts, rates, listSizes, knownOn: day('2026-04-10'), quality: moved }),
  );
}

test('a yes earns all the points and a no none; a reader sees what the answer rests on', () => {
  const [yes, no] = [forecast([answer(true)]), forecast([answer(false)])];
  const earned = (of: typeof yes) => of.measures.find((one) => one.indicator === 'QOH406');
  assert.deepEqual([earned(yes)?.points, earned(yes)?.pointsAvailable, earned(no)?.points], ['20', '20', '0']);
  // A point is worth what one of CS005 is, of which 6 are earned: price × list index, whatever the prevalence.
  const cs = yes.measures.find((one) => one.indicator === 'CS005');
  assert.equal(cs?.points, '6');
  assert.ok(exact(earned(yes)?.exactPounds ?? '0').equals(exact(cs?.exactPounds ?? '0').mul(exact('20/6'))));
  assert.equal(earned(no)?.exactPounds, '0');
  assert.ok(exact(yes.points).sub(exact(no.points)).equals(exact(20)));
  const shown = no.restsOn.find((rest) => rest.kind === 'answer');
  assert.deepEqual(shown?.kind === 'answer' && [shown.evidence, shown.recordedOn], [
    'minutes of the participation group, 12 March 2025',
    '2025-03-28',
  ]);
});

test('what nobody has answered is held and is no no; another practice’s or year’s answer is none', () => {
  const none = /no-counts: Nobody has recorded for Practice X00036 whether QOH406 was met: Did the group sign/;
  for (const answers of [
    [],
    [answer(true, { practice: X00010.code })],
    [answer(true, { periodEnd: day('2024-03-31') })],
  ])
    assert.match(held({ answered: [ACCESS], answers })[0] ?? '', none);
});
