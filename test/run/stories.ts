import { basename } from 'node:path';
import { TOPOLOGIES } from '../graph/topologies.ts';
import { aligned } from '../table.ts';
import type { Report } from './report.ts';

const STORY = /\/test\/graph\/[^/]+\.test\.ts$/;

/** Stories by topologies, how many tests of each passed: `18`, or `17 of 18`, or nothing where the story is not told. */
export function storiesTable({ testResults }: Report): string {
  const rows = testResults.filter(({ name }) => STORY.test(name)).flatMap(({ name, assertionResults }) => {
    const cells = TOPOLOGIES.map(topology => {
      const told = assertionResults.filter(test => test.ancestorTitles[0] === topology);
      const passed = told.filter(test => test.status === 'passed').length;
      if (told.length === 0) return '';
      return passed === told.length ? String(passed) : `${String(passed)} of ${String(told.length)}`;
    });
    return cells.some(cell => cell !== '') ? [[basename(name, '.test.ts').replaceAll('-', ' '), ...cells]] : [];
  }).sort(([one = ''], [other = '']) => one.localeCompare(other));
  return rows.length === 0 ? '' : aligned([['story', ...TOPOLOGIES], ...rows]);
}
