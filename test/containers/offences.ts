/** What would be wrong with the containers: each rule looks at the two files beside the code, and says what it found. */
import { MEMORY } from '../../packages/standalone/bin/memory.mjs';
import { environmentOf, type Compose, type Service } from './compose.ts';
import { saidIn, type Said, type Stage } from './dockerfile.ts';

/** One line of subgraphs.json. */
export interface Listed {
  readonly name: string;
  readonly port: number;
}

export interface Containers {
  readonly compose: Compose;
  readonly stages: readonly Stage[];
  readonly subgraphs: readonly Listed[];
  /** Variables that the code reads. */
  readonly known: readonly string[];
  readonly exists: (path: string) => boolean;
  /** Reads a subgraph's environment as its process does; throws what is wrong with it. */
  readonly consumersOf: (subgraph: string, environment: Readonly<Record<string, string>>) => readonly { readonly name: string; readonly url: string }[];
  readonly pnpm: string;
}

interface Place {
  readonly name: string;
  readonly service: Service;
  /** Null for an image from outside. */
  readonly said: Said | null;
}

const BASE = 'node:24-slim';
const GATEWAY = { name: 'gateway', port: 4000 };
const DONE = 'service_completed_successfully';
/** Beyond the 15 s after which a process ends itself. */
const GRACE = 15;

const upper = (name: string): string => name.toUpperCase();
const portVariable = ({ name }: Listed): string => (name === GATEWAY.name ? 'PORT' : `${upper(name)}_PORT`);
const healthOf = (variable: string): readonly string[] => ['node', '-e', `fetch('http://127.0.0.1:' + process.env.${variable} + '/readyz').then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))`];
const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const sorted = <Value>(of: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] => Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1));

/** Everything that is wrong, as sentences. */
export function containerOffences(containers: Containers): readonly string[] {
  const { compose, stages, subgraphs } = containers;
  const processes = [...subgraphs, GATEWAY];
  const places = Object.entries(compose.services).map(([name, service]): Place => ({ name, service, said: service.build ? saidIn(stages, service.build.target) : null }));
  const missing = processes.filter(({ name }) => !compose.services[name] || !stages.some(stage => stage.name === name));
  return [
    ...missing.map(({ name }) => `${name} has no service or no target of its own`),
    ...bases(containers),
    ...processes.filter(each => !missing.includes(each)).flatMap(each => processOffences(containers, each)),
    ...places.flatMap(place => placeOffences(containers, place)),
    ...order(containers, processes),
    ...database(compose),
    ...leftOver(containers, processes),
  ];
}

const bases = ({ stages, pnpm }: Containers): readonly string[] => [
  ...stages.filter(({ from }) => from !== BASE && !stages.some(({ name }) => name === from)).map(({ name, from }) => `${name} stands on ${from} instead of ${BASE}`),
  ...stages.flatMap(({ steps }) => steps).flatMap(step => (step.kind === 'run' ? [...step.command.matchAll(/pnpm@(\S+)/g)].map(([, version]) => version ?? '') : []))
    .filter(version => version !== pnpm).map(version => `installs with pnpm ${version} instead of ${pnpm}`),
];

/** The image and the service of a process that listens. */
function processOffences({ compose, stages, subgraphs, exists, consumersOf }: Containers, { name, port }: Listed): readonly string[] {
  const [service, said] = [compose.services[name], saidIn(stages, name)];
  if (!service || !said) return [];
  const variable = portVariable({ name, port });
  const main = `${name === GATEWAY.name ? name : `subgraphs/${name}`}/src/main.ts`;
  const environment = { ...said.environment, ...environmentOf(service) };
  const isSubgraph = name !== GATEWAY.name;
  const secrets = [`keys-${name}:/app/keys/${name}:ro`, isSubgraph ? 'keys-public:/app/keys/public:ro' : 'issuer:/app/keys/issuer:rw'];
  const mounts = service.volumes.map(({ volume, target, isReadOnly }) => `${volume}:${target}:${isReadOnly ? 'ro' : 'rw'}`);
  const wrong: readonly (readonly [boolean, string])[] = [
    [service.build?.target !== name, `is built as ${service.build?.target ?? 'nothing'}`],
    [!isSame(said.ports, [port]) || environment[variable] !== port.toString(), `does not listen on ${port.toString()}, by ${variable} and EXPOSE`],
    [environment['HOST'] !== '0.0.0.0', 'is not to be reached from other containers (HOST)'],
    [!isSame(said.health, healthOf(variable)), `has another health check than /readyz on ${variable}`],
    [!isSame([...(said.entrypoint ?? ['(a shell)']), ...(said.command ?? ['(a shell)'])], ['node', ...MEMORY, 'packages/standalone/bin/run.mjs', main]) || !exists(main), `does not run ${main} in the form that passes signals on`],
    [service.command !== undefined || service.entrypoint !== undefined, 'runs something else than its image'],
    [said.stopSignal !== 'SIGTERM' || Number.parseInt(service.stop_grace_period) <= GRACE, 'is not given the time to finish'],
    [!isSame(mounts, secrets), `sees ${mounts.join(', ')} instead of ${secrets.join(', ')}`],
    [environment['HOP_PRIVATE_KEY_FILE'] !== `/app/keys/${name}/private.json`, 'does not sign with its own key'],
    [isSubgraph && environment['HOP_PUBLIC_KEYS_FILE'] !== '/app/keys/public/public.json', 'does not know the keys of the others'],
    [!isSubgraph && environment['DEVELOPMENT_KEY_FILE'] !== '/app/keys/issuer/development-issuer.json', 'does not believe the tokens that are printed'],
    [!isSame(service.networks, isSubgraph ? ['graph', 'rows'] : ['graph']), `is in ${service.networks.join(', ')}`],
    [!isSame(service.profiles, ['all']), `has the profiles ${service.profiles.join(', ')}`],
    [isSubgraph && service.ports.length > 0, 'is published'],
    ...(isSubgraph ? [] : subgraphs).map(each => [environment[`${upper(each.name)}_URL`] !== `http://${each.name}:${each.port.toString()}`, `does not find ${each.name}`] as const),
    [isSubgraph && environment[`${upper(name)}_DATABASE_URL`] !== compose.services['roles']?.environment[`${upper(name)}_DATABASE_URL`], 'logs in as nobody whom the roles know'],
  ];
  return [...wrong.filter(([isWrong]) => isWrong).map(([, what]) => `${name} ${what}`), ...(isSubgraph ? listeners() : [])];

  function listeners(): readonly string[] {
    try {
      return consumersOf(name, environment).flatMap(consumer => {
        const at = subgraphs.find(each => each.name === consumer.name)?.port.toString() ?? 'nowhere';
        return consumer.url === `http://${consumer.name}:${at}` ? [] : [`${name} does not find ${consumer.name}, who wants its events`];
      });
    } catch (error) {
      return [`${name} would not start: ${String(error)}`];
    }
  }
}

/** What every service keeps to. */
function placeOffences({ stages, known, exists, compose }: Containers, { name, service, said }: Place): readonly string[] {
  const own = new Set([`${upper(name)}_DATABASE_URL`, ...(['roles', 'migrate'].includes(name) ? Object.keys(service.environment) : [])]);
  const scripts = [...(service.entrypoint ?? []), ...(service.command ?? [])].filter(word => word.endsWith('.ts'));
  const mounted = service.volumes.map(({ target }) => target).filter(target => target.startsWith('/app/'));
  const made = stages.flatMap(({ steps }) => steps).flatMap(step => (step.kind === 'run' && step.command.startsWith('mkdir ') ? step.command.split(/\s+/) : []));
  const user = service.user ?? said?.user ?? 'root';
  return [
    ...(service.build && !said ? [`${name} is built as ${service.build.target}, which is no target`] : []),
    ...(['node', 'postgres'].includes(user) ? [] : [`${name} runs as ${user}`]),
    ...(service.read_only && isSame(service.cap_drop, ['ALL']) && isSame(service.security_opt, ['no-new-privileges:true']) ? [] : [`${name} may do more than it needs`]),
    ...service.ports.filter(port => !port.startsWith('127.0.0.1:')).map(port => `${name} is open to everybody at ${port}`),
    ...(said ? Object.keys({ ...said.environment, ...service.environment }) : []).filter(variable => variable !== 'NODE_ENV' && !known.includes(variable)).map(variable => `${name} is told ${variable}, which nobody reads`),
    ...Object.keys(service.environment).filter(variable => variable.endsWith('DATABASE_URL') && !own.has(variable)).map(variable => `${name} is told ${variable}, which is not its own`),
    ...scripts.filter(script => !exists(script)).map(script => `${name} runs ${script}, which is not there`),
    ...mounted.filter(target => !made.includes(target.slice('/app/'.length))).map(target => `${name} mounts ${target}, which its image does not own`),
    ...service.volumes.filter(({ volume }) => !(volume in compose.volumes)).map(({ volume }) => `${name} mounts ${volume}, which is not declared`),
    ...service.networks.filter(network => !(network in compose.networks)).map(network => `${name} is in ${network}, which is not declared`),
  ];
}

/** Who waits for whom. */
function order({ compose, subgraphs }: Containers, processes: readonly Listed[]): readonly string[] {
  const expected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    database: {}, keys: {}, token: {},
    roles: { database: 'service_healthy' },
    migrate: { roles: DONE },
    ...Object.fromEntries(processes.map(({ name }) => [name, subgraphs.some(each => each.name === name) ? { keys: DONE, migrate: DONE } : { keys: DONE }])),
  };
  return Object.entries(expected).flatMap(([name, wanted]) => {
    const found = Object.fromEntries(Object.entries(compose.services[name]?.depends_on ?? {}).map(([on, { condition }]) => [on, condition]));
    return isSame(sorted(found), sorted(wanted)) ? [] : [`${name} waits for ${JSON.stringify(found)} instead of ${JSON.stringify(wanted)}`];
  });
}

function database({ services }: Compose): readonly string[] {
  const { database: found } = services;
  if (!found) return ['there is no database'];
  const wrong: readonly (readonly [boolean, string])[] = [
    [found.image !== 'postgres:18', `is ${found.image}`],
    [!isSame(found.volumes, [{ volume: 'rows', target: '/var/lib/postgresql', isReadOnly: false }]), 'keeps its rows somewhere else than /var/lib/postgresql'],
    [!isSame(found.profiles, ['database', 'all']), `has the profiles ${found.profiles.join(', ')}`],
    [found.healthcheck?.test[1] !== 'pg_isready' || !found.healthcheck.test.includes('--host=127.0.0.1'), 'is called healthy before it listens'],
    [!isSame(found.networks, ['rows']), `is in ${found.networks.join(', ')}`],
    [!(services['roles']?.environment['SUPERUSER_DATABASE_URL'] ?? '').includes(`:${found.environment['POSTGRES_PASSWORD'] ?? '?'}@`), 'has another password than the roles are made with'],
  ];
  return wrong.filter(([isWrong]) => isWrong).map(([, what]) => `database ${what}`);
}

/** What is there and belongs to nobody. */
function leftOver({ compose }: Containers, processes: readonly Listed[]): readonly string[] {
  const expected = ['database', 'keys', 'roles', 'migrate', 'token', ...processes.map(({ name }) => name)];
  const used = Object.values(compose.services).flatMap(({ volumes }) => volumes.map(({ volume }) => volume));
  const keys = (compose.services['keys']?.volumes ?? []).map(({ volume, target }) => `${volume}:${target}`).sort();
  const wanted = [...processes.map(({ name }) => name), 'public'].map(name => `keys-${name}:/app/keys/${name}`).sort();
  return [
    ...Object.keys(compose.services).filter(name => !expected.includes(name)).map(name => `${name} is no service that is known`),
    ...Object.keys(compose.volumes).filter(volume => !used.includes(volume)).map(volume => `nobody uses the volume ${volume}`),
    ...(isSame(keys, wanted) ? [] : [`keys are made for ${keys.join(', ')} instead of ${wanted.join(', ')}`]),
  ];
}
