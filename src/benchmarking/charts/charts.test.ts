import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type AchievementChart, achievementChart } from './achievement.ts';
import { paymentChart } from './payment.ts';

const HOSTILE = `<script>alert("1")</script>'&`;

function practices(count: number): AchievementChart['points'] {
  return Array.from({ length: count }, (_, index) => ({
    label: `Practice ${index}`,
    href: `/practice/${index}`,
    numerator: 20 + (index % 60),
    denominator: 100,
    isOwn: index === 1,
  }));
}

const WORDS = { id: 'test', title: 'A title', description: 'What it shows' };

describe('achievement chart', () => {
  const svg = achievementChart({
    ...WORDS,
    points: practices(5),
    area: { label: 'Borough', numerator: 110, denominator: 500 },
  });

  it('has a title, a description and neither style nor script', () => {
    assert.match(
      svg,
      /<title id="chart-test-title">A title<\/title><desc id="chart-test-description">What it shows<\/desc>/,
    );
    assert.doesNotMatch(svg, /<style|style="|<script|width="400"/);
  });

  it('marks the reader’s own practice with a word and a shape, and links each practice by name', () => {
    assert.equal(svg.match(/<a /g)?.length, 5);
    assert.match(svg, /aria-label="Practice 1, your practice: 21\.0%, 21 of 100, 95% interval 14\.2% to 30\.0%"/);
    assert.match(svg, /href="\/practice\/1"/);
  });

  it('shows the area as a line with its figure', () => {
    assert.match(svg, /Borough 22\.0%/);
  });

  it('escapes every text', () => {
    const points = [{ label: HOSTILE, href: `/"${HOSTILE}`, numerator: 1, denominator: 2, isOwn: false }];
    const hostile = achievementChart({ id: 'x', title: HOSTILE, description: HOSTILE, points });
    assert.doesNotMatch(hostile.replaceAll(/="[^"]*"/g, ''), /<script/);
  });

  it('leaves out practices of whom nobody counted, and can be empty', () => {
    const nobody = practices(1).map((point) => ({ ...point, numerator: 0, denominator: 0 }));
    assert.doesNotMatch(achievementChart({ ...WORDS, points: nobody }), /Practice 0/);
  });

  it('links only the reader’s own practice above a hundred points', () => {
    assert.equal(achievementChart({ ...WORDS, points: practices(101) }).match(/<a /g)?.length, 1);
  });

  it('is the same for the same figures, whatever their order', () => {
    assert.equal(
      achievementChart({ ...WORDS, points: practices(9).toReversed() }),
      achievementChart({ ...WORDS, points: practices(9) }),
    );
  });
});

describe('payment chart', () => {
  it('has a dot for each median and a line for each middle half', () => {
    const spreads = [
      { label: 'GMS', median: 110, lowerQuartile: 100, upperQuartile: 120 },
      { label: HOSTILE, median: 130, lowerQuartile: 110, upperQuartile: 150 },
    ];
    const svg = paymentChart({ ...WORDS, spreads });
    assert.match(svg, /<title>GMS: median £110\.00, quartiles £100\.00 to £120\.00<\/title>/);
    assert.equal(svg.match(/<circle/g)?.length, 2);
    assert.doesNotMatch(svg.replaceAll(/="[^"]*"/g, ''), /<script/);
  });
});
