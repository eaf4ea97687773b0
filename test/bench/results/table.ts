import type { Ratios } from './ratios.ts';
import { RATIOS, type Results, type Row } from './results.ts';
import { isMet, TARGETS, targetText } from './targets.ts';

const figure = (number: number | null, places = 0): string => (number === null ? '–' : number.toLocaleString('en', { minimumFractionDigits: places, maximumFractionDigits: places }));
const cells = ({ setUp, query, perSecond, spread, failedPercent, p50, p99, processorMilliseconds, memoryMegabytes, subgraphRequests, statements }: Row): readonly string[] => [
  setUp, query, figure(perSecond), spread.toFixed(2), figure(failedPercent, 1), figure(p50, 1), figure(p99, 1), figure(processorMilliseconds, 2), figure(memoryMegabytes), figure(subgraphRequests, 1), figure(statements, 1),
];
export const COLUMNS = ['set-up', 'query', 'req/s', 'spread', 'failed %', 'p50 ms', 'p99 ms', 'CPU ms', 'MB', 'subgraph requests', 'SQL statements'] as const;

export const rowsOf = ({ rows }: Pick<Results, 'rows'>): readonly (readonly string[])[] => [COLUMNS, ...rows.map(cells)];

const RATIO_COLUMNS = ['ratio', 'figure', 'target', 'reached'] as const;

/** Ratios as they are told, with what they were to reach. */
export const ratioTexts = ({ ratios }: { readonly ratios: Ratios }): readonly (readonly string[])[] => [
  RATIO_COLUMNS,
  ...RATIOS.flatMap(name => {
    const ratio = ratios[name];
    return ratio === undefined ? [] : [[name, ratio.toFixed(2), targetText(TARGETS[name]), isMet(ratio, TARGETS[name]) ? 'yes' : 'no']];
  }),
];

const line = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;

/** The part of docs/performance.md that a run writes. */
export function pageOf(results: Results): string {
  const { machine, options, generator, commit, at } = results;
  return [
    `Measured ${at.slice(0, 10)} at \`${commit}\` on ${String(machine.cores)} cores (${machine.cpu}), ${String(machine.memoryGigabytes)} GB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgresql}; `
      + `servers, database and load generator share them. ${figure(options.partners)} partners, ${figure(options.deals)} deals; ${String(options.connections)} connections; `
      + `${String(options.rounds)} rounds of ${String(options.seconds)} s, medians. The generator alone reaches ${figure(generator.perSecond)} requests a second.`,
    '',
    line(COLUMNS), line(COLUMNS.map((_, index) => (index < 2 ? '---' : '--:'))), ...rowsOf(results).slice(1).map(line),
    '',
    line(RATIO_COLUMNS), line(['---', '--:', '--:', '---']), ...ratioTexts(results).slice(1).map(([name = '', ...rest]) => line([`\`${name}\``, ...rest])),
    ...(results.others.length === 0 ? [] : ['', line(['beside that', 'figure']), line(['---', '---']), ...results.others.map(({ name, figure: told }) => line([name, told]))]),
  ].join('\n');
}

const BEGIN = '<!-- written by npm run bench -->';
const END = '<!-- end of what npm run bench writes -->';

/** The part of a page between the marks. Throws where there are none. */
export function writtenPart(page: string): string {
  const [, rest] = page.split(`${BEGIN}\n`);
  const [part, after] = rest?.split(`\n${END}`) ?? [];
  if (part === undefined || after === undefined) throw new RangeError('The page has no place for the figures.');
  return part;
}

/** The page with that part replaced. */
export const withPart = (page: string, part: string): string => page.replace(`${BEGIN}\n${writtenPart(page)}\n${END}`, () => `${BEGIN}\n${part}\n${END}`);
