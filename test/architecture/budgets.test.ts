import { describe, expect, it } from 'vitest';
import { budgetOffences, codeLines } from './budgets.ts';
import { filesBelow, read } from './tree.ts';

const file = (path: string, lines: number) => ({ path, lines });
const short = Array.from({ length: 20 }, () => file('s.ts', 60));

describe('the length of files', () => {
  it('is within budget everywhere', () => {
    const measured = filesBelow()
      .filter((path) => /\.([cm]?js|ts)$/.test(path) && !/\/(generated|vendor)\//.test(path))
      .map((path) => file(path, codeLines(read(path))));
    expect(budgetOffences(measured)).toEqual([]);
  });

  it('counts code, neither blank lines nor comments', () => {
    expect(codeLines("/** What it is. */\nimport 'x';\n\n// why\n/*\n * long\n */\nconst a = 1; // said\n")).toBe(2);
  });

  it.each([
    ['a source file past the hard limit', [file('a.ts', 301), ...short], /limit of 300: a\.ts/],
    ['a test past its limit', [file('a.test.ts', 401)], /limit of 400: a\.test\.ts/],
    ['a median that grew', [file('a.ts', 61), file('b.ts', 70), file('c.ts', 10)], /median is 61.*b\.ts \(70\), a\.ts \(61\)/],
    ['too many long files', [file('long.ts', 181), file('other.ts', 200), ...short.slice(0, 8)], /one file in ten is over 181/],
  ])('catches %s', (_, files, complaint) => {
    expect(budgetOffences(files)).toHaveLength(1);
    expect(budgetOffences(files)[0]).toMatch(complaint);
  });

  it('accepts files of exactly the permitted length', () => {
    expect(budgetOffences([...short, file('a.ts', 300), file('a.test.ts', 400)])).toEqual([]);
  });
});
