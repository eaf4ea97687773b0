/** Where things stand and what they are called. */

const emptyWords = /^(utils?|helpers?|common|shared|misc|libs?|processors?|managers?)$/i;

/** Names that say nothing about what is inside: of folders, and of files up to or after a dot or dash. */
export const emptyNames = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => {
    const parts = path.split('/');
    const file = parts.pop() ?? '';
    return parts.some((folder) => emptyWords.test(folder)) || file.split(/[.-]/).some((word) => emptyWords.test(word));
  });

const topFiles = ['main', 'config', 'schema', 'permissions', 'visibility', 'doors', 'work', 'context', 'data-source', 'subgraph', 'projections', 'demo'];
const rooms = ['rules', 'entity', 'store', 'json', 'service', 'graphql', 'resolver', 'demo', 'projector'];
const onTop = new RegExp(`^subgraphs/[^/]+/src/(${topFiles.join('|')})(\\.test)?\\.ts$`);
const inRoom = new RegExp(`^subgraphs/[^/]+/src/[^/]+/[^/.]+(\\.(${rooms.join('|')}))?(\\.test)?\\.ts$`);

/** Files of a subgraph that are neither one of the lists on top nor in a room of a slice. */
export const homeless = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => /^subgraphs\/[^/]+\/src\/.*\.ts$/.test(path) && !onTop.test(path) && !inRoom.test(path));

const topLevel = new Set([
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'LICENSE', 'NOTICE'],
  ...['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', '.npmrc', '.nvmrc', 'tsconfig.json', 'tsconfig.base.json'],
  ...['eslint.config.js', '.dependency-cruiser.cjs', 'vitest.config.ts', 'stryker.config.json', 'knip.json', 'cspell.json'],
  ...['.prettierrc', '.prettierignore', '.editorconfig', '.gitattributes', '.gitignore', '.dockerignore'],
  ...['docker-compose.yml', 'Dockerfile', 'deploy', '.env.example', '.ci'],
  ...['docs', 'gateway', 'subgraphs', 'packages', 'test'],
]);
const leftByUse = /^(\.env|.*\.log|coverage|\.git|\.vscode|\.idea)$/;

/** Things at the top of the project that the map in docs/architecture.md does not show. */
export const strangersOnTop = (paths: readonly string[]): readonly string[] =>
  [...new Set(paths.map((path) => path.split('/', 1)[0] ?? path))].filter((name) => !topLevel.has(name) && !leftByUse.test(name));
