import { describe, expect, it } from 'vitest';
import { filesBelow, read } from './tree.ts';
import { unwelcomeWords } from './words.ts';

const isText = (path: string): boolean => /\.([cm]?[jt]s|tsx|md|json|ya?ml|graphql|sql|sh|css|html)$|(^|\/)\.?[A-Za-z]+$/.test(path) && path !== 'pnpm-lock.yaml';

describe('committed text', () => {
  it('names no machine, promises nothing and is merged', () => {
    expect(filesBelow().filter((path) => isText(path) && !path.includes('/vendor/')).flatMap((path) => unwelcomeWords(path, read(path)))).toEqual([]);
  });

  it.each([
    ['// see ' + ['', 'home', 'ada', 'notes.md'].join('/'), 'a path of one machine'],
    [`const scratch = "${['', 'tmp', 'x'].join('/')}"`, 'a path of one machine'],
    ['// TO' + 'DO: later', 'a promise instead of code'],
    ['"https://regis' + 'try.npmjs.org/a"', 'a registry of one machine'],
    ['<'.repeat(7) + ' ours', 'a merge left half done'],
  ])('is found out saying %s', (line, why) => {
    expect(unwelcomeWords('a.ts', `fine\n${line}`)).toEqual([`a.ts:2 ${why}`]);
  });

  it('may speak of homes and roots otherwise', () => {
    expect(unwelcomeWords('a.md', 'the ./home/page and https://example.com/home/ and root/ are fine')).toEqual([]);
  });
});
