import { expect, it } from 'vitest';
import { storiesTable } from './stories.ts';

const told = (topology: string, status: string) => ({ ancestorTitles: [topology], fullName: '', status, failureMessages: [] });
const file = (name: string, ...assertionResults: ReturnType<typeof told>[]) => ({ name, status: 'passed', message: '', assertionResults });

it('shows each story in each topology, and where one failed or was not told', () => {
  expect(storiesTable({ testResults: [
    file('/there/test/graph/two-partners.test.ts', told('standalone', 'passed'), told('distributed', 'passed'), told('distributed', 'failed')),
    file('/there/test/graph/at-a-glance.test.ts', told('standalone', 'passed'), told('distributed', 'passed'), told('distributed, a server each', 'passed')),
    file('/there/test/graph/start.test.ts', told('npm start', 'passed')),
    file('/there/packages/domain/src/money.test.ts', told('standalone', 'passed')),
  ] })).toBe([
    'story         standalone  distributed  distributed, a server each',
    'at a glance            1            1                           1',
    'two partners           1       1 of 2',
    '',
  ].join('\n'));
});

it('has nothing to show where no story was told', () => {
  expect(storiesTable({ testResults: [] })).toBe('');
});
