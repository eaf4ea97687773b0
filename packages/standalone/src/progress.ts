import colors from 'picocolors';

export interface Progress {
  /** Announces a step, shows what it reports and ends with its outcome and time. */
  readonly step: <Result>(title: string, work: (report: (detail: string) => void) => Promise<Result>, outcome?: (result: Result) => string) => Promise<Result>;
}

interface Screen {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
}

const CLEAR_LINE = '\r\u001b[2K';
/** A screen is read by people: ten times a second is enough. */
const REDRAW_AFTER_MS = 100;

/** A line per step. On a terminal the line of the running step is redrawn; elsewhere each step is one plain line when it ends. */
export function progressOn(screen: Screen, { isLive = screen.isTTY === true, clock = () => performance.now() } = {}): Progress {
  return {
    async step(title, work, outcome = () => '') {
      const began = clock();
      let drawn = began;
      if (isLive) screen.write(`  ${colors.dim('…')} ${title}`);
      const result = await work(detail => {
        if (!isLive || clock() - drawn < REDRAW_AFTER_MS) return;
        drawn = clock();
        screen.write(`${CLEAR_LINE}  ${colors.dim('…')} ${title}  ${colors.dim(detail)}`);
      });
      const seconds = `${((clock() - began) / 1000).toFixed(1)} s`;
      const said = [title, outcome(result)].filter(text => text !== '').join('  ');
      screen.write(`${isLive ? CLEAR_LINE : ''}  ${colors.green('✓')} ${said.padEnd(72)} ${colors.dim(seconds.padStart(7))}\n`);
      return result;
    },
  };
}

/** 2500 → "2,500" */
export const counted = (count: number): string => count.toLocaleString('en-US');
