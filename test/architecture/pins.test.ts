import { describe, expect, it } from 'vitest';
import { documentedPins, ownPins, pinOffences, workspacePins } from './pins.ts';
import { filesBelow, read } from './tree.ts';

const manifest = (path: string) => JSON.parse(read(path)) as Record<string, unknown>; // a package.json is an object

describe('docs/pins.md', () => {
  it('gives a reason and an exit for every pin, and for nothing else', () => {
    const own = filesBelow().filter((path) => path.endsWith('package.json')).flatMap((path) => ownPins(manifest(path)));
    expect(pinOffences([...workspacePins(read('pnpm-workspace.yaml')), ...own], documentedPins(read('docs/pins.md')))).toEqual([]);
  });

  it('is found out when a pin appears, moves or goes', () => {
    const yaml = "packages:\n  - test\ncatalog:\n  '@a/new': ^1.0.0\n  moved: 2.0.0\noverrides:\n  kept: 1.0.0\n";
    const page = '## Catalog\n| `moved` | 1.9.0 | because | later |\n## Overrides\n| `kept` | 1.0.0 | because | later |\n| `silent` | 1.0.0 |  |  |\n';
    expect(pinOffences(workspacePins(yaml), documentedPins(page))).toEqual([
      'no reason given: Catalog: @a/new ^1.0.0',
      'no reason given: Catalog: moved 2.0.0',
      'no such pin: Catalog: moved 1.9.0',
    ]);
  });

  it('counts a version that a package fixes by itself', () => {
    const pins = ownPins({ dependencies: { a: 'catalog:', b: 'workspace:*' }, optionalDependencies: { c: '1.2.3' } });
    expect(pins).toEqual([{ section: 'Fixed in one package', name: 'c', version: '1.2.3' }]);
  });
});
