import type { Progress } from '../base/index.ts';

const WIDTH = 24;

/** Where a bar is drawn: a terminal is redrawn in place, anything else gets a line a stage and one each ten seconds. */
export type Screen = { write(text: string): void; readonly isTerminal: boolean };

/**
 * Shows each stage of long work with what is done, the rate and the time left.
 * `millisecondsNow` is a monotonic clock, handed in.
 */
export function progressBar(screen: Screen, millisecondsNow: () => number): Progress {
  let stage = '';
  let started = 0;
  let lastShown = Number.NEGATIVE_INFINITY;
  return (name, done, total, unit) => {
    const now = millisecondsNow();
    if (name !== stage) {
      stage = name;
      started = now;
      lastShown = Number.NEGATIVE_INFINITY;
    }
    const isDone = done >= total;
    const pause = screen.isTerminal ? 100 : 10_000;
    if (!isDone && now - lastShown < pause) return;
    lastShown = now;
    const line = barLine(name, done, total, unit, now - started);
    screen.write(screen.isTerminal ? `\r\u001b[K${line}${isDone ? '\n' : ''}` : `${line}\n`);
    if (isDone) stage = '';
  };
}

/** One line: name, bar, done of total, rate a second, time left (or taken). */
export function barLine(name: string, done: number, total: number, unit: string, elapsedMs: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * WIDTH);
  const bar = '█'.repeat(filled) + '░'.repeat(WIDTH - filled);
  const seconds = elapsedMs / 1000;
  const rate = seconds > 0 ? Math.round(done / seconds) : 0;
  const left = share > 0 && share < 1 ? `${secondsText((seconds * (1 - share)) / share)} left` : secondsText(seconds);
  const figures = `${grouped(done)} of ${grouped(total)} ${unit}`;
  return `${name.padEnd(34)} ${bar} ${figures}${rate > 0 ? ` · ${grouped(rate)}/s` : ''} · ${left}`;
}

function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function secondsText(seconds: number): string {
  const whole = Math.round(seconds);
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
