import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../commonweal.ts';
import { type Figure, type Measure, measure } from '../measure.ts';
import { compared } from '../timing.ts';
import type { Workspace } from '../workspace.ts';
import { countEverybody, frameworkOf, registeredPeople, SPINE, spineOf } from './counting.ts';

const RULES = ['HYP008', 'COPD010'];
const folder = join(root, 'bench');

type Peer = { readonly personMeasures: number; readonly seconds: number; readonly perSecond: number };

/** How many people are put to one measure in a second, ours and fqm-execution's, on the same two measures. */
export async function measurePersonMeasures(workspace: Workspace): Promise<Measure[]> {
  const warehouse = await workspace.warehouse();
  const people = await registeredPeople(warehouse);
  const [two, twelve] = [spineOf(...RULES), frameworkOf(SPINE)];
  const seconds = await compared({
    two: () => countEverybody(warehouse, two),
    twelve: () => countEverybody(warehouse, twelve),
  });
  warehouse.close();
  const peer = fqmExecution();
  const perSecond = { two: (people * 2) / seconds.two, twelve: (people * twelve.rules.length) / seconds.twelve };
  const ours = `${people.toLocaleString('en-GB')} people, ${RULES.join(' and ')}, in ${seconds.two.toFixed(2)} s; with all ${twelve.rules.length} at once ${Math.round(perSecond.twelve).toLocaleString('en-GB')} a second.`;
  const limits = [{ of: 'ratioToPeer', least: 10_000 }] as const;
  const figure = { name: 'person-measures per second', value: perSecond.two, unit: 'person-measures/s', limits };
  if (typeof peer === 'string') return [measure({ ...figure, note: `${ours} ${peer}` }, workspace.people)];
  return [
    measure(
      {
        ...figure,
        peer: figureOf(peer),
        note: `${ours} The ratio is extrapolated by count: the peer was given ${peer.personMeasures} person-measures and took ${peer.seconds.toFixed(1)} s. It is not like for like: the peer works on FHIR objects and explains each clause, and its two measures are as near as it expresses them, without adjustments.`,
      },
      workspace.people,
    ),
  ];
}

function figureOf(peer: Peer): Figure {
  return { what: 'fqm-execution on 200 people', value: peer.perSecond, unit: 'person-measures/s' };
}

/** Installs the peer where it is absent and runs it. @returns why there is none, when there is none */
function fqmExecution(): Peer | string {
  if (!existsSync(join(folder, 'node_modules', 'fqm-execution'))) {
    const npm = ['install', '--no-audit', '--no-fund'];
    const installed = spawnSync('npm', npm, {
      cwd: folder,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (installed.status !== 0) return 'The peer, fqm-execution, could not be installed here.';
  }
  const run = spawnSync(process.execPath, [join(folder, 'peer-fqm.mjs')], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  return run.status === 0 ? (JSON.parse(run.stdout) as Peer) : 'The peer, fqm-execution, did not run to its end here.';
}
