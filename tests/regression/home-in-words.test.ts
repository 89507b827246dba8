/** Home, held lines and a person's answer were written for programmers: codes, ten like lines, "Missed: not …". */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { componentWords } from '../../src/indicators/component-words.ts';
import { PROBLEM_WORDS, problemInShort } from '../../src/ingest/index.ts';
import { homeReport, peopleReport, personReport } from '../../src/reports/index.ts';
import { personView } from '../../src/web/pages/person/view.ts';
import { runsView } from '../../src/web/pages/runs/view.ts';
import { type Fixture, FORECAST_ON, GMS, sharedFixture } from '../fixture.ts';

let fixture: Fixture;

/** Problems of a whole file: none of its rows is rejected for them. */
const OF_A_FILE =
  /^(FILE_MISSING|EMPTY_FILE|SAME_BYTES|SUPERSEDED_SINCE|UNREADABLE_FILE|TOO_LARGE_UNPACKED|NESTED_COLUMNS|WRONG_ENCODING|OTHER_DELIMITER|UNKNOWN_HEADER|SENDER_UNKNOWN|SENDER_DIFFERS|TOO_MANY_PEOPLE)$/;

describe('what people read is written for people', () => {
  before(async () => {
    fixture = await sharedFixture();
  });

  test('Home says in words why rows were rejected, and once what came together', async () => {
    const home = await homeReport(fixture.reports, fixture.actor('operator'), {});
    assert.ok(home.ok);
    const rejected = home.value.needs.find(({ kind }) => kind === 'rows rejected');
    assert.match(rejected?.detail ?? '', /^X00036-events\.csv: 1 with a date that is none\./);
    const titles = home.value.changed.map(({ on, title }) => `${on} ${title}`);
    assert.equal(new Set(titles).size, titles.length, titles.join('\n'));
    assert.ok(
      titles.some((title) => /received from 3 senders, 9 files$/.test(title)),
      titles.join('\n'),
    );
    assert.ok(home.value.changed.every(({ detail }) => /\.csv.*: \d+ of \d+ rows accepted\.$/.test(detail)));
  });

  test('every problem that a row can have is said in words', () => {
    for (const code of Object.keys(PROBLEM_WORDS)) {
      if (!OF_A_FILE.test(code)) assert.doesNotMatch(problemInShort(code), /another problem/, code);
    }
    assert.equal(problemInShort('OF_A_FEED'), 'with another problem: of a feed');
  });

  test('a component of the counts is named in the rule’s words', () => {
    const rule = fixture.reports.framework.rule('HYP008');
    assert.equal(componentWords(rule, 'numerator'), 'people who met it');
    assert.match(componentWords(rule, 'adjustment:HYPPCADEC'), /^people taken out, chose not to .* \(HYPPCADEC\)$/);
    assert.match(componentWords(rule, 'exclusion:PAT_AGEO79'), /^people left out, .+ \(PAT_AGEO79\)$/);
  });

  test('a person who has not met a measure reads what is asked for and what is recorded', async () => {
    const reader = fixture.actor('manager-x00036');
    const at = { practice: GMS, indicator: 'HYP008', periodEnd: FORECAST_ON };
    const list = await peopleReport(fixture.reports, reader, { ...at, outcome: 'missed', limit: 1 });
    assert.ok(list.ok);
    const person = list.value.people[0]?.person ?? '';
    const report = await personReport(fixture.reports, reader, { ...at, person });
    assert.ok(report.ok);
    const answer = String(personView(report.value).content.answer);
    assert.match(answer, /^Not met: what is asked for is latest blood pressure/);
    assert.match(answer, /What is recorded: .*168\/96 on 10 February 2026/);
    assert.doesNotMatch(answer, /Missed|; and/);
  });

  test('the form to prepare a month offers the latest first: the one that Home says waits', () => {
    const basis = {
      release: 'exact',
      purpose: 'payment and validation',
      why: '',
      realm: 'invented',
      snapshot: null,
    } as const;
    const page = runsView({
      basis: { ...basis, businessDate: fixture.reports.businessDate },
      runs: [],
      mayPrepare: true,
      monthsToPrepare: [663, 664, 665] as never,
      monthToSettle: null,
    });
    const { months } = page.content.prepare as { months: readonly { value: string }[] };
    assert.deepEqual(
      months.map(({ value }) => value),
      ['2025-06', '2025-05', '2025-04'],
    );
  });
});
