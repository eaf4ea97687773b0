import { wantsColour } from '../config.ts';
import type { Outcome } from './step.ts';

const colour = wantsColour(process.stdout);
const paint = (code: number, text: string): string => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
const eraseLine = '\r\u001b[2K';
const secondsBetweenLines = 10;

let liveLineShown = false;
let lastLiveLine = 0;

/** Prints one line, below whatever live line stood there. */
export function say(line: string): void {
  if (liveLineShown) process.stdout.write(eraseLine);
  liveLineShown = false;
  console.log(line);
}

/** A line that changes in place on a terminal; elsewhere it is printed now and then, so that a log stays short. */
export function sayLive(line: string): void {
  if (process.stdout.isTTY) {
    process.stdout.write(eraseLine + line);
    liveLineShown = true;
    return;
  }
  if (performance.now() - lastLiveLine < secondsBetweenLines * 1000) return;
  lastLiveLine = performance.now();
  console.log(line);
}

/** One line per step; a failing step shows the end of what it had to say. */
export function sayOutcome({ name, passed, failed, seconds, tail, note }: Outcome): void {
  const verdict = failed === 0 ? paint(32, 'ok    ') : paint(31, 'FAILED');
  const counts = passed + failed > 1 ? `  ${passed} passed, ${failed} failed` : note === undefined || failed > 0 ? '' : `  ${note}`;
  say(`${verdict} ${name.padEnd(6)} ${seconds.toFixed(1).padStart(6)} s${counts}`);
  if (failed > 0) say(tail.map((line) => `  | ${line}`).join('\n'));
}
