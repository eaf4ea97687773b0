import { STORY_PEOPLE } from '@channelgraph/demo';
import colors from 'picocolors';
import { tokenCommand } from './commands-here.ts';
import { AT_A_GLANCE, KPIS_BY_REGION, PORTFOLIO } from './queries.ts';

export interface WelcomeFacts {
  readonly url: string;
  readonly storage: string;
  readonly acmeId: string | null;
  /** Of this process, or of each; none where nobody counts. */
  readonly metricsUrls: readonly string[];
  readonly hasDemo: boolean;
  /** Where each part is a process of its own. */
  readonly processes?: readonly { readonly name: string; readonly pid: number; readonly url: string }[];
  /** Makes a command mean this installation. */
  readonly here: (command: string) => string;
}

const line = (left: string, right: string, width: number): string => `  ${left.padEnd(width)}  ${right}`;
const indented = (text: string): string => text.split('\n').map(row => `    ${row}`).join('\n');

/** What a newcomer needs: addresses, people, queries, and how to stop. */
export function welcome({ url, storage, acmeId, metricsUrls, hasDemo, here, processes = [] }: WelcomeFacts): string {
  const addresses: readonly (readonly [string, string])[] = [
    ['Graph', `${url}/graphql`],
    ['Start page', url],
    ['GraphiQL (offline)', `${url}/graphiql`],
    ['Apollo Sandbox', `${url}/sandbox`],
    ['Schema', `${url}/schema.graphql`],
    ['Health', `${url}/livez  ${url}/readyz`],
    ...metricsUrls.map((metricsUrl, index) => [index === 0 ? 'Metrics' : '', metricsUrl] as const),
    ['Database', storage],
  ];
  const width = Math.max(...addresses.map(([name]) => name.length), ...STORY_PEOPLE.map(({ key }) => key.length));
  const commands = STORY_PEOPLE.map(({ key }) => here(tokenCommand(key)));
  const longest = Math.max(...commands.map(({ length }) => length));
  const people = STORY_PEOPLE.map(({ key, story }, index) => line(key, `${colors.cyan((commands[index] ?? '').padEnd(longest))}  ${colors.dim(story)}`, width));
  const tries = [
    ['One partner at a glance, as acme-admin', AT_A_GLANCE, `{ "id": "${acmeId ?? '<id>'}" }`],
    ['A portfolio, as partner-manager', PORTFOLIO, null],
    ['The channel by region, as analyst', KPIS_BY_REGION, null],
  ] as const;
  return [
    '',
    colors.bold('Channelgraph is ready.'),
    '',
    ...addresses.map(([name, value]) => line(name, value, width)),
    ...(processes.length > 0 ? [
      '', colors.bold('Processes; one that ends is started again'), '',
      ...processes.map(each => line(each.name, `process ${each.pid.toString().padEnd(8)} ${each.url}`, width)),
    ] : []),
    ...(hasDemo ? [
      '', colors.bold('People of the demo, and the command that prints a token of each (12 hours)'), '', ...people,
      '', colors.bold('Three queries to try'),
      ...tries.flatMap(([title, query, variables]) => ['', `  ${title}`, indented(query), ...(variables ? [`    variables: ${variables}`] : [])]),
    ] : []),
    '',
    `  Stop with Ctrl-C; the data stay. Begin again with fresh data: ${colors.cyan(here('npm run reset'))}`,
    '',
  ].join('\n');
}
