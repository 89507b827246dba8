import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { node, root } from '../commonweal.ts';
import { type Measure, measure } from '../measure.ts';
import { median, timed } from '../timing.ts';
import type { Workspace } from '../workspace.ts';

const RUNS = 5;
const LONGEST_MS = 60_000;

/** From starting the process over a built demonstration until a page is answered. */
export async function measureSecondStart(workspace: Workspace): Promise<Measure[]> {
  const data = await workspace.demonstration();
  const [starts, empty]: number[][] = [[], []];
  for (let run = 0; run <= RUNS; run += 1) {
    const started = await secondsUntilServed(data, workspace.people);
    const floor = (await timed(() => once(node(['-e', '0']), 'exit'))).seconds;
    if (run === 0) continue;
    starts?.push(started);
    empty?.push(floor);
  }
  return [
    measure(
      {
        name: 'second start',
        value: median(starts ?? []),
        unit: 's',
        floor: { what: 'a Node process that does nothing', value: median(empty ?? []), unit: 's' },
        limits: [{ of: 'value', most: 3 }],
        note: `Until the home page answers 200; median of ${RUNS} after one that is not counted.`,
      },
      workspace.people,
    ),
  ];
}

async function secondsUntilServed(data: string, people: number): Promise<number> {
  const port = await freePort();
  const started = performance.now();
  const child = node([join(root, 'src', 'main.ts'), 'start'], {
    COMMONWEAL_DATA: data,
    COMMONWEAL_DEMONSTRATION_PEOPLE: String(people),
    PORT: String(port),
  });
  try {
    await answered(`http://127.0.0.1:${port}/`, child, started);
    return (performance.now() - started) / 1000;
  } finally {
    const ended = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGTERM');
    await ended;
  }
}

async function answered(url: string, child: ChildProcess, started: number): Promise<void> {
  while (performance.now() - started < LONGEST_MS && child.exitCode === null) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.status === 200) return;
    await pause(5);
  }
  throw new Error('the server did not answer within a minute');
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
