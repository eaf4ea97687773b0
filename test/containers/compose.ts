/** docker-compose.yml as Compose reads it: merged, its variables filled in, and nothing in it that Compose does not know. */
import { parse } from 'yaml';
import { z } from 'zod';

const texts = z.array(z.string()).default([]);
const condition = z.enum(['service_started', 'service_healthy', 'service_completed_successfully']);

const Service = z.strictObject({
  image: z.string(),
  build: z.strictObject({ context: z.string(), target: z.string() }).optional(),
  profiles: texts,
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  user: z.string().optional(),
  environment: z.record(z.string(), z.union([z.string(), z.null()])).default({}),
  volumes: texts.transform(mounts => mounts.map(mount => {
    const [volume = '', target = '', mode = 'rw'] = mount.split(':');
    return { volume, target, isReadOnly: mode === 'ro' };
  })),
  networks: texts,
  network_mode: z.string().optional(),
  ports: texts,
  depends_on: z.record(z.string(), z.strictObject({ condition })).default({}),
  healthcheck: z.strictObject({ test: z.array(z.string()), interval: z.string(), timeout: z.string(), start_period: z.string(), start_interval: z.string() }).optional(),
  read_only: z.boolean().default(false),
  tmpfs: texts,
  cap_drop: texts,
  security_opt: texts,
  restart: z.string().optional(),
  stop_grace_period: z.string().default('10s'),
  shm_size: z.string().optional(),
});

const Compose = z.looseObject({
  services: z.record(z.string(), Service),
  networks: z.record(z.string(), z.null()),
  volumes: z.record(z.string(), z.null()),
});

export type Service = z.output<typeof Service>;
export type Compose = z.output<typeof Compose>;

/** `${NAME:-default}`, as Compose fills it in from the environment it is started in. */
const filledIn = (text: string, outside: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\$\{(\w+):-([^}]*)\}/g, (_, name: string, otherwise: string) => outside[name] ?? otherwise);

/** Reads the file for somebody who has set these variables outside; throws ZodError where Compose would refuse it. */
export const composeOf = (text: string, outside: Readonly<Record<string, string>> = {}): Compose =>
  Compose.parse(parse(filledIn(text, outside), { merge: true }));

/** A service's environment with what is passed on from outside; what is set nowhere is left out, as Compose does. */
export const environmentOf = ({ environment }: Service, outside: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(environment).flatMap(([name, value]) => {
    const set = value ?? outside[name];
    return set === undefined ? [] : [[name, set] as const];
  }));
