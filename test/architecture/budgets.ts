/** How long files may be. Counted are lines of code: no blank lines, no lines that only comment. */

export interface MeasuredFile {
  readonly path: string;
  readonly lines: number;
}

export const budgets = { median: 60, ninetieth: 180, hard: 300, test: 400 } as const;

/** Lines of code in a text of TypeScript or JavaScript. */
export function codeLines(text: string): number {
  let insideComment = false;
  return text.split('\n').filter((raw) => {
    const line = raw.trim();
    const startedInside = insideComment;
    if (insideComment || line.startsWith('/*')) insideComment = !line.includes('*/');
    return !startedInside && line !== '' && !line.startsWith('//') && !line.startsWith('/*');
  }).length;
}

const isTest = (path: string): boolean => path.endsWith('.test.ts');
const atRank = (sorted: readonly MeasuredFile[], share: number): number => sorted[Math.ceil(sorted.length * share) - 1]?.lines ?? 0;
const named = ({ path, lines }: MeasuredFile): string => `${path} (${lines})`;

/** What is too long, largest first, with the files that make it so. */
export function budgetOffences(files: readonly MeasuredFile[]): readonly string[] {
  const tooLong = files.filter(({ path, lines }) => lines > (isTest(path) ? budgets.test : budgets.hard));
  const sources = files.filter(({ path }) => !isTest(path)).sort((a, b) => a.lines - b.lines);
  const median = atRank(sources, 0.5);
  const ninetieth = atRank(sources, 0.9);
  const above = (limit: number): string => sources.filter(({ lines }) => lines > limit).reverse().slice(0, 10).map(named).join(', ');
  return [
    ...tooLong.sort((a, b) => b.lines - a.lines).map((file) => `over the limit of ${isTest(file.path) ? budgets.test : budgets.hard}: ${named(file)}`),
    ...(median > budgets.median ? [`the median is ${median}, over ${budgets.median}: ${above(budgets.median)}`] : []),
    ...(ninetieth > budgets.ninetieth ? [`one file in ten is over ${ninetieth}, allowed ${budgets.ninetieth}: ${above(budgets.ninetieth)}`] : []),
  ];
}
