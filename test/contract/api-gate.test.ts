import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { composeSupergraph } from '@channelgraph/supergraph';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gitEnvironment } from '../config.ts';
import { APPROVED, AUDIENCES, judgeApi, SUPERGRAPH } from '../run/api-gate.ts';

const TODAY = '2026-11-18';
const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@inaccessible", "@tag"])';
const BOOKS = `type Query { book(id: ID!, language: String = "en", edition: Int): Book } type Book @key(fields: "id") { id: ID! title: String! pages: Int isbn: String @shareable genre: Genre } enum Genre { NOVEL POEM }`;
const LOANS = 'type Book @key(fields: "id") { id: ID! isbn: String @shareable lent: Boolean } type Mutation { lend(input: LendInput!): Book } input LendInput { bookId: ID! note: String }';

let folder: string;
const git = (...args: readonly string[]): void => { execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, env: gitEnvironment(), stdio: 'ignore' }); };
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
/** The library as its code says it is now. */
const publish = ({ books = BOOKS, loans = LOANS } = {}): void => {
  const sdls = { books, loans };
  write(SUPERGRAPH, composeSupergraph(Object.entries(sdls).map(([name, sdl]) => ({ name, url: `http://${name}`, sdl: `${link} ${sdl}` }))));
};
const commit = (message: string): void => {
  git('add', '.');
  git('commit', '--allow-empty', '-m', message);
};
const approve = (...entries: readonly object[]): void => { write(APPROVED, JSON.stringify(entries)); };
const judged = () => judgeApi(folder, TODAY);
const without = (part: string) => ({ books: BOOKS.replace(part, '') });
const noPages = { coordinate: 'Book.pages', change: "Field 'pages' was removed from object type 'Book'", reason: 'Nobody counts pages any more.', date: TODAY };

/** A library on main, and a branch of it at work. */
let library: string;
beforeAll(() => {
  folder = library = mkdtempSync(join(tmpdir(), 'api-gate-'));
  git('init', '--initial-branch=main');
  write('README.md', 'A library.');
  publish();
  approve();
  commit('Open the library');
  git('switch', '-c', 'work');
  commit('Begin');
});
afterAll(() => { rmSync(library, { recursive: true }); });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-gate-'));
  cpSync(library, folder, { recursive: true });
});
afterEach(() => { rmSync(folder, { recursive: true, force: true }); });

describe('a change of the API', () => {
  it.each([
    ['a field removed', without('pages: Int'), 'Book.pages (books): ', 'every client that selects it', 'mark it @deprecated'],
    ['a field that may be null now', { books: BOOKS.replace('title: String!', 'title: String') }, "Book.title (books): Field 'Book.title' changed type from 'String!' to 'String'", 'every client that reads it', 'a field of another name'],
    ['another type', { books: BOOKS.replace('pages: Int', 'pages: String') }, 'Book.pages (books): ', 'every client that reads it', 'a field of another name'],
    ['an enum value removed', without(' POEM'), 'Genre.POEM (books): ', 'every client that sends or expects it', 'mark it @deprecated'],
    ['an argument that must be given now', { books: BOOKS.replace('edition: Int', 'edition: Int!') }, 'Query.book(edition:) (books): ', 'every client that sends it or leaves it out', 'add another beside it'],
    ['a new argument that must be given', { books: BOOKS.replace('id: ID!,', 'id: ID!, shelf: Int!,') }, 'Query.book(shelf:) (books): ', 'every client, to send it', 'make it nullable'],
    ['another default', { books: BOOKS.replace('"en"', '"de"') }, 'Query.book(language:) (books): ', 'every client that leaves it out', 'leave the default'],
    ['an input field that must be given now', { loans: LOANS.replace('note: String', 'note: String!') }, 'LendInput.note (loans): ', 'every client that sends it or leaves it out', 'mark this one @deprecated'],
    ['an input field removed', { loans: LOANS.replace('note: String', '') }, 'LendInput.note (loans): ', 'every client that sends it', 'mark it @deprecated'],
    ['a field hidden', { books: BOOKS.replace('pages: Int', 'pages: Int @inaccessible') }, 'Book.pages (books): ', 'every client that selects it', 'mark it @deprecated'],
  ])('that breaks somebody fails in one line: %s', async (_, after, begins, whoMustMove, instead) => {
    publish(after);
    const { passed, lines: [where, line = '', ...others] } = await judged();
    expect({ passed, where, others }).toEqual({ passed: false, where: expect.stringContaining('where this branch left main') as string, others: [] }); // vitest's matcher
    expect(line.startsWith(begins)).toBe(true);
    for (const words of [whoMustMove, instead, APPROVED, `"date":"${TODAY}"`]) expect(line).toContain(words);
  });

  it('that only adds passes, and is counted', async () => {
    publish({ books: BOOKS.replace('pages: Int', 'pages: Int chapters: Int').replace('POEM', 'POEM ESSAY'), loans: LOANS.replace('note: String', 'note: String until: String') });
    expect(await judged()).toEqual({ passed: true, lines: [expect.stringMatching(/^compared with \w{8}, where this branch left main: 3 changes that break nobody, 0 approved/) as string] }); // vitest's matcher
  });

  it('is none when a field moves out of one subgraph and another still gives it', async () => {
    publish(without('isbn: String @shareable'));
    expect(await judged()).toMatchObject({ passed: true });
    publish({ ...without('isbn: String @shareable'), loans: LOANS.replace('isbn: String @shareable', '') });
    expect((await judged()).lines[1]).toContain('Book.isbn (books, loans): ');
  });

  it('is seen however many commits ago the branch made it, and not when main made it', async () => {
    publish(without('pages: Int'));
    commit('Count no pages');
    commit('Do something else');
    expect((await judged()).passed).toBe(false);
    git('switch', 'main');
    git('merge', '--no-ff', 'work', '-m', 'Merge work');
    git('switch', '-c', 'later');
    commit('Begin');
    expect((await judged()).passed).toBe(true);
  });
});

describe('a change of what an audience sees', () => {
  const READER = '@tag(name: "reader")';
  const shown = (books: string): string => books.replace('Book }', `Book ${READER} }`).replace('title: String!', `title: String! ${READER}`);
  beforeEach(() => {
    write(AUDIENCES, JSON.stringify({ otherwise: 'readers', audiences: { readers: { tag: 'reader' }, clerks: { tag: null } } }));
    publish({ books: shown(BOOKS) });
    git('switch', 'main');
    commit('Let readers in');
    git('switch', '-c', 'for-readers');
    commit('Begin');
  });

  it('is told where it is shown more, whoever saw it before', async () => {
    publish({ books: shown(BOOKS).replace('pages: Int', `pages: Int ${READER}`) });
    expect(await judged()).toMatchObject({ passed: true, lines: [expect.stringContaining('0 approved'), 'readers now sees: Book.pages'] });
  });

  it('breaks its clients where it is shown less, though nobody else’s', async () => {
    publish({ books: shown(BOOKS).replace(`title: String! ${READER}`, 'title: String!').replace('pages: Int', `pages: Int ${READER}`) });
    const { passed, lines } = await judged();
    expect(passed).toBe(false);
    expect(lines[1]).toContain("Book.title (books): Field 'title' was removed from object type 'Book', for readers. Who must move: every client that selects it.");
    approve({ coordinate: 'Book.title', change: "Field 'title' was removed from object type 'Book', for readers", reason: 'Titles are secret.', date: TODAY });
    expect((await judged()).passed).toBe(true);
  });

  it('is one change where it is taken from everybody', async () => {
    publish({ books: shown(BOOKS).replace(`title: String! ${READER}`, `isbn10: String ${READER}`) });
    expect((await judged()).lines.filter(line => line.includes('Book.title'))).toHaveLength(1);
  });

  it('is compared with nothing where there was no such audience', async () => {
    write(AUDIENCES, JSON.stringify({ otherwise: 'friends', audiences: { friends: { tag: 'friend' } } }));
    publish({ books: shown(BOOKS).replaceAll('reader', 'friend') });
    expect((await judged()).lines).toEqual([expect.any(String), expect.stringContaining('what friends sees is compared with nothing')]);
  });
});

describe('an approval', () => {
  beforeEach(() => { publish(without('pages: Int')); });

  it('lets its change pass, in the words the check proposed', async () => {
    const proposed: unknown = JSON.parse(/\{"coordinate".*\}/.exec((await judged()).lines[1] ?? '')?.[0] ?? '');
    expect(proposed).toEqual({ ...noPages, reason: '…' });
    approve(noPages);
    expect(await judged()).toMatchObject({ passed: true, lines: [expect.stringContaining('1 approved that break somebody')] });
  });

  it('is for one change only', async () => {
    approve(noPages);
    publish({ books: BOOKS.replace('pages: Int', '').replace(' POEM', '') });
    expect((await judged()).lines).toEqual([expect.any(String), expect.stringContaining('Genre.POEM')]);
    approve({ ...noPages, change: "Field 'Book.pages' changed type from 'Int' to 'String'" });
    publish(without('pages: Int'));
    expect((await judged()).lines).toHaveLength(3); // the change, and an entry that approves nothing
  });

  it('that approves nothing is found', async () => {
    publish();
    approve(noPages);
    expect((await judged()).lines).toEqual([expect.any(String), expect.stringContaining(`${APPROVED}: nothing here does what "Book.pages: `)]);
  });

  it.each([
    ['no reason', { ...noPages, reason: ' ' }, 'reason must say something'],
    ['no date', { ...noPages, date: undefined }, 'date must be a day'],
    ['a date that is no day', { ...noPages, date: '2026-02-30' }, 'date must be a day'],
    ['a word more than it should', { ...noPages, until: 'forever' }, 'until'],
  ])('with %s approves nothing and is found', async (_, entry, complaint) => {
    approve(entry);
    expect((await judged()).lines).toEqual([expect.any(String), expect.stringContaining('Book.pages'), expect.stringContaining(complaint)]);
  });

  it('that nobody can read is found', async () => {
    write(APPROVED, '[{');
    expect((await judged()).lines.at(-1)).toBe(`${APPROVED}: this is no JSON list.`);
  });

  it('may stay after the merge, and approves nothing more', async () => {
    approve(noPages);
    commit('Count no pages');
    git('switch', 'main');
    git('merge', '--no-ff', 'work', '-m', 'Merge work');
    expect(await judged()).toMatchObject({ passed: true, lines: [expect.stringContaining('the commit before this one, which is on main')] });
    commit('Do something else');
    expect((await judged()).passed).toBe(true);

    git('switch', '-c', 'again');
    publish();
    commit('Count pages again');
    git('switch', 'main');
    git('merge', '--no-ff', 'again', '-m', 'Merge again');
    git('switch', '-c', 'once-more');
    publish(without('pages: Int'));
    commit('Count no pages after all');
    expect((await judged()).lines[1]).toContain('Book.pages (books): ');
    approve(noPages, { ...noPages, reason: 'This time for good.' });
    expect((await judged()).passed).toBe(true);
  });

  it('that was committed after its change does not trouble main when both come there one by one', async () => {
    commit('Count no pages');
    approve(noPages);
    commit('Say why');
    expect((await judged()).passed).toBe(true);
    git('switch', 'main');
    git('merge', '--ff-only', 'work');
    expect((await judged()).passed).toBe(true);
  });
});

describe('what the API is compared with', () => {
  const clone = (...how: readonly string[]) => {
    const place = mkdtempSync(join(tmpdir(), 'api-gate-clone-'));
    git('clone', ...how, `file://${folder}`, place);
    rmSync(folder, { recursive: true });
    folder = place;
  };
  const breaking = () => { publish(without('pages: Int')); };

  it('is the remote’s default branch, whatever its name', async () => {
    git('branch', '-m', 'main', 'trunk');
    git('switch', 'trunk');
    clone();
    git('switch', 'work');
    breaking();
    commit('Count no pages');
    commit('Do something else');
    expect((await judged()).lines).toEqual([expect.stringContaining('where this branch left origin/trunk'), expect.stringContaining('Book.pages')]);
  });

  it('is the commit before this one where no main branch is known', async () => {
    breaking();
    commit('Count no pages');
    clone('--single-branch', '--branch', 'work');
    git('branch', '-r', '-d', 'origin/work');
    expect((await judged()).lines).toEqual([expect.stringContaining('the commit before this one, because no main branch is known here'), expect.stringContaining('Book.pages')]);
  });

  it('is the commit before this one on main itself, where a change without approval is still seen', async () => {
    git('switch', 'main');
    breaking();
    commit('Count no pages');
    expect((await judged()).lines).toEqual([expect.stringContaining('the commit before this one, which is on main'), expect.stringContaining('Book.pages')]);
  });

  it.each<readonly [string, string, () => void]>([
    ['a shallow clone', 'the git history here begins with this commit', () => clone('--depth', '1', '--branch', 'work')],
    ['a folder without history', 'there is no git history here', () => rmSync(join(folder, '.git'), { recursive: true })],
    ['the first commit', 'the git history here begins with this commit', () => {
      git('switch', '--orphan', 'another');
      publish();
      commit('Begin');
    }],
    ['a history that knew no supergraph', `has no ${SUPERGRAPH}`, () => {
      git('rm', SUPERGRAPH);
      commit('Forget');
      git('branch', '-f', 'main');
      commit('Begin');
    }],
    ['a supergraph that nobody can read any more', 'cannot be read (', () => {
      write(SUPERGRAPH, 'type Query {');
      commit('Break');
      git('branch', '-f', 'main');
      commit('Begin');
    }],
  ])('is nothing, and says so, in %s', async (_, reason, arrange) => {
    arrange();
    breaking();
    const { passed, lines } = await judged();
    expect({ passed, lines }).toEqual({ passed: true, lines: [expect.stringContaining(`the API is compared with nothing: `) as string] }); // vitest's matcher
    expect(lines[0]).toContain(reason);
  });

  it('must be a supergraph now', async () => {
    write(SUPERGRAPH, 'type Query {');
    expect(await judged()).toEqual({ passed: false, lines: [expect.stringContaining('npm run supergraph') as string] }); // vitest's matcher
  });
});
