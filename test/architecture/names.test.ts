import { describe, expect, it } from 'vitest';
import { emptyNames, homeless, strangersOnTop } from './names.ts';
import { filesBelow } from './tree.ts';

const files = filesBelow();

describe('names of files and folders', () => {
  it('say what is inside', () => {
    expect(emptyNames(files)).toEqual([]);
  });

  it('are found out when they do not', () => {
    const empty = ['packages/utils/src/index.ts', 'gateway/src/helper.ts', 'a/lib/b.ts', 'a/string-utils.ts', 'a/deal.manager.ts', 'a/common.ts'];
    expect(emptyNames([...empty, 'a/library.ts', 'a/liberal/b.ts', 'a/commons-rule.ts'])).toEqual(empty);
  });
});

describe('a subgraph', () => {
  it('consists of its lists on top and the rooms of its slices', () => {
    expect(homeless(files)).toEqual([]);
  });

  it('has no other kinds of files', () => {
    const strange = ['subgraphs/deals/src/server.ts', 'subgraphs/deals/src/deal/deal.mapper.ts', 'subgraphs/deals/src/deal/parts/deal.rules.ts'];
    const known = ['subgraphs/deals/src/schema.ts', 'subgraphs/deals/src/deal/deal.ts', 'subgraphs/deals/src/deal/deal.rules.test.ts', 'subgraphs/deals/src/migrations/0001-start.ts'];
    expect(homeless([...known, ...strange])).toEqual(strange);
  });
});

describe('the top of the project', () => {
  it('holds what the map shows', () => {
    expect(strangersOnTop(files)).toEqual([]);
  });

  it('accepts neither a second lockfile nor a drawer of scripts', () => {
    expect(strangersOnTop(['package-lock.json', 'scripts/a.sh', 'scripts/b.sh', 'docs/a.md', '.env', 'npm-debug.log'])).toEqual(['package-lock.json', 'scripts']);
  });
});
