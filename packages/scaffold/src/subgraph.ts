import { publishedFact } from './facts.ts';
import { LIST_OF_SUBGRAPHS, subgraphsOf, type House, type Listed } from './house.ts';
import { edit, object } from './lists.ts';
import { checkFree, type Plan } from './plan.ts';
import { FACT, renamed, SUBGRAPH, templateFiles, type Names } from './template.ts';

const asLine = ({ name, port, listensTo }: Listed): string =>
  `  { "name": ${JSON.stringify(name)}, "port": ${String(port)}, "listensTo": [${listensTo.map((other) => JSON.stringify(other)).join(', ')}] }`;

/** The next port that no subgraph has. */
export const nextPort = (listed: readonly Listed[]): number => Math.max(...listed.map(({ port }) => port)) + 1;

const withDependency = (manifest: string, name: string): string => {
  const parts = JSON.parse(manifest) as { readonly dependencies: Readonly<Record<string, string>> }; // a package.json of ours
  const dependencies = Object.fromEntries(Object.entries({ ...parts.dependencies, [name]: 'workspace:*' }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ ...parts, dependencies }, null, 2)}\n`;
};

/** Tells of the new subgraph's variables wherever the last one's are told of. */
export function withVariables(example: string, last: Listed, own: Listed): string {
  const prefix = `${last.name.toUpperCase()}_`;
  const isLast = (line: string | undefined): boolean => line !== undefined && line.replace(/^# /, '').startsWith(prefix);
  const renamedLine = (line: string) => line.replaceAll(prefix, `${own.name.toUpperCase()}_`).replaceAll(last.name, own.name).replaceAll(String(last.port), String(own.port))
    .replace(/(?<=_TELEMETRY_PORT=)\d+/, port => String(Number(port) + 1));
  const lines = example.split('\n');
  const told: string[] = [];
  let run: string[] = [];
  for (const [index, line] of lines.entries()) {
    told.push(line);
    if (isLast(line)) run.push(renamedLine(line));
    if (!isLast(lines[index + 1])) {
      told.push(...run);
      run = [];
    }
  }
  return told.join('\n');
}

function assembled(house: House, subgraph: string): string {
  const file = edit(house, 'packages/standalone/src/subgraphs.ts');
  file.imports(`@channelgraph/${subgraph}`, subgraph, `${subgraph}Demo`);
  file.add('`parts`', object('parts'), `${subgraph}: { definition: ${subgraph}, demo: ${subgraph}Demo }`);
  return file.text();
}

/** Everything that a new subgraph takes, with its first slice, and a line in each list. Throws ActionableError. */
export function subgraphPlan(house: House, names: Names): Plan {
  const { subgraph } = names;
  const listed = subgraphsOf(house);
  const last = listed.at(-1);
  if (!last) throw new RangeError(`${LIST_OF_SUBGRAPHS} is empty.`);
  const own: Listed = { name: subgraph, port: nextPort(listed), listensTo: ['partners'] };
  const created = new Map([...templateFiles(SUBGRAPH), ...templateFiles(FACT)].map(({ path, text }) => [renamed(path, names), renamed(text, names)]));
  checkFree(house, [`subgraphs/${subgraph}`, ...created.keys()], { nothing: 'No subgraph was written.', next: 'choose another name.' });
  return {
    created,
    changed: new Map([
      [LIST_OF_SUBGRAPHS, `[\n${[...listed, own].map(asLine).join(',\n')}\n]\n`],
      ['packages/standalone/src/subgraphs.ts', assembled(house, subgraph)],
      ['packages/standalone/package.json', withDependency(house.read('packages/standalone/package.json'), `@channelgraph/${subgraph}`)],
      ['.env.example', withVariables(house.read('.env.example'), last, own)],
      ...publishedFact(house, names),
    ]),
  };
}

