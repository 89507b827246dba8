import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sharedDemonstration } from '../demonstration.ts';

let demo: Awaited<ReturnType<typeof sharedDemonstration>>;
before(async () => {
  demo = await sharedDemonstration();
});

type Result = { indicator: string; percent: string | null; standing: string; side: string | null; why: string };
type Practice = { release: string; measures: Result[]; peers: { nearest: unknown[] }; triggers: { trigger: string }[] };

test('assurance practice gives every measure, ten peers and the triggers in force', async () => {
  const found = await demo.json<Practice>('assurance', 'practice', 'X00010');
  assert.equal(found.release, 'exact');
  assert.equal(found.measures.length, 12);
  assert.equal(found.peers.nearest.length, 10);
  assert.ok(found.measures.every(({ standing, why }) => standing !== '' && why !== ''));
  assert.deepEqual(
    found.triggers.map(({ trigger }) => trigger),
    ['watch', 'outlier', 'fewestPractices', 'outliersToDiscuss'],
  );
});

test('assurance outliers names who stands apart, the better first, and every practice', async () => {
  const found = await demo.json<{ outliers: Result[]; practices: unknown[] }>('assurance', 'outliers');
  assert.equal(found.practices.length, 50);
  const order = found.outliers.map(({ standing, side }) => `${standing} ${side}`);
  const kinds = ['outlier better', 'outlier worse', 'to watch better', 'to watch worse'];
  assert.deepEqual(
    order,
    order.toSorted((a, b) => kinds.indexOf(a) - kinds.indexOf(b)),
  );
});

test('assurance calibration prints how many flags are false, within the nominal rate, and its intervals hold the truth', async () => {
  const found = await demo.json<{
    isWithinNominal: boolean;
    realm: string;
    allAlike: { watch: { flaggedPercent: string } };
    intervals: { intervals: number; holdTruthPercent: string };
  }>('assurance', 'calibration', '--draws', '20');
  assert.equal(found.realm, 'invented');
  assert.equal(found.isWithinNominal, true);
  assert.ok(Number(found.allAlike.watch.flaggedPercent) <= 5);
  assert.ok(found.intervals.intervals > 400);
  assert.ok(Number(found.intervals.holdTruthPercent) > 92, found.intervals.holdTruthPercent);
});

test('assurance refuses what it does not have, in words', async () => {
  for (const argv of [
    ['assurance', 'nothing'],
    ['assurance', 'practice'],
    ['assurance', 'compare'],
  ]) {
    const ran = await demo.run(...argv);
    assert.notEqual(ran.code, 0, argv.join(' '));
    assert.ok(ran.err.length > 10);
  }
});

test('value sets every practice’s quality beside its contract value, and drills to what makes up both', async () => {
  type Row = { practice: string; place: string | null; reason: string | null; pounds: { kind: string } };
  const map = await demo.json<{ realm: string; practices: Row[]; sensitivity: unknown[]; frontier: unknown[] }>(
    'value',
  );
  assert.equal(map.realm, 'invented');
  assert.equal(map.practices.length, 50);
  assert.ok(map.practices.every(({ place, reason }) => (place === null) !== (reason === null)));
  assert.ok(map.practices.some(({ place }) => place !== null));
  assert.ok(map.sensitivity.length > 0 && map.frontier.length > 0);
  const one = await demo.json<{ quality: { index: string } | null; measures: { adds: string | null }[] }>(
    ...['value', '--practice', 'X00010', '--spread', 'equal'],
  );
  const added = one.measures.reduce((sum, { adds }) => sum + Number(adds ?? 0), 0);
  assert.ok(one.quality !== null && Math.abs(added - Number(one.quality.index)) < 0.1);
  for (const argv of [
    ['--area', '05C'],
    ['--year', '2014/15', '--missing', 'all'],
    ['--month', '2031-01'],
  ]) {
    assert.notEqual((await demo.run('value', ...argv)).code, 0, argv.join(' '));
  }
});
