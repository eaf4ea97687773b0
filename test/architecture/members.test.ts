import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exists, filesBelow, members, read, root } from './tree.ts';

describe('every package, every subgraph and the gateway', () => {
  it('explains itself in a README', () => {
    expect(members().filter((member) => !exists(`${member}/README.md`))).toEqual([]);
  });

  it('is tested', () => {
    const tests = filesBelow().filter((path) => path.endsWith('.test.ts'));
    const untested = members().filter((member) => !tests.some((path) => path.startsWith(`${member}/`)));
    expect(untested).toEqual([]);
  });
});

describe('the house as a whole', () => {
  it('is judged by one command', () => {
    expect(() => { accessSync(join(root, '.ci/run'), constants.X_OK); }).not.toThrow();
    expect(read('.ci/run')).toMatch(/^npm test$/m);
  });

  it('says under which terms it may be used', () => {
    expect(read('LICENSE')).toContain('Apache License');
  });
});
