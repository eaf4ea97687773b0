/** Which environment variables the configuration files read, and whether .env.example tells of each. */

/** A variable's name, or `*_SUFFIX` where the front part is the name of a subgraph. */
export const variablesReadIn = (source: string): readonly string[] => [
  ...[...source.matchAll(/(?:^|[{,])\s*([A-Z][A-Z0-9_]{2,}):/gm)].map(([, name]) => name ?? ''),
  ...[...source.matchAll(/\$\{[^}]+\}((?:_[A-Z0-9]+)+)/g)].map(([, suffix]) => `*${suffix ?? ''}`),
];

/** Variables in a file of `NAME=value` lines; an optional one may be commented out. */
export const variablesTold = (example: string): readonly string[] =>
  [...example.matchAll(/^(?:#\s*)?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name ?? '');

const fits = (name: string, pattern: string): boolean => (pattern.startsWith('*') ? name.endsWith(pattern.slice(1)) : name === pattern);

/** The two ways in which an example can be wrong: silent about a variable, or telling of one that nobody reads. */
export const environmentOffences = (read: readonly string[], told: readonly string[]): readonly string[] => [
  ...read.filter((pattern) => !told.some((name) => fits(name, pattern))).map((pattern) => `${pattern} is read, but .env.example is silent about it`),
  ...told.filter((name) => !read.some((pattern) => fits(name, pattern))).map((name) => `${name} is in .env.example, but nobody reads it`),
];
