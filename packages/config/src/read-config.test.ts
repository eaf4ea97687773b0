import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ActionableError, port, postgresUrl, readConfig, redacted, secret, type Environment } from './index.ts';

const DealsEnv = z
  .object({
    DEALS_PORT: port.default(4002),
    DEALS_DATABASE_URL: postgresUrl.optional(),
    DEALS_SIGNATURE: secret.optional(),
    DEALS_MODE: z.enum(['quiet', 'loud']).default('quiet'),
  })
  .transform((env) => ({ port: env.DEALS_PORT, databaseUrl: env.DEALS_DATABASE_URL, signature: env.DEALS_SIGNATURE, mode: env.DEALS_MODE }));

const read = (env: Environment) => readConfig(DealsEnv, env);

function complaintAbout(env: Environment): ActionableError {
  try {
    read(env);
  } catch (error) {
    if (error instanceof ActionableError) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('reading a configuration', () => {
  it('gives the values in their types', () => {
    expect(read({ DEALS_PORT: '4702', DEALS_MODE: 'loud', PATH: '/bin' })).toMatchObject({ port: 4702, mode: 'loud' });
  });

  it('takes a blank variable for one that is not set', () => {
    expect(read({ DEALS_PORT: '', DEALS_DATABASE_URL: '  ' })).toMatchObject({ port: 4002, databaseUrl: undefined });
  });

  it('complains once about everything, each with what is wrong and an example', () => {
    const { message, exitCode } = complaintAbout({ DEALS_PORT: '70000', DEALS_DATABASE_URL: 'mysql://localhost', DEALS_MODE: 'shrill' });
    expect(message).toContain('3 problems');
    expect(message).toContain('DEALS_PORT is "70000": must be a whole number from 0 to 65535. Example: DEALS_PORT=4002');
    expect(message).toContain('DEALS_DATABASE_URL is "mysql://localhost": must be a PostgreSQL URL. Example: DEALS_DATABASE_URL=postgres://');
    expect(message).toContain('DEALS_MODE is "shrill"');
    expect(exitCode).toBe(78);
  });

  it('names a variable that is needed and not set', () => {
    expect(() => readConfig(z.object({ DATABASE_URL: postgresUrl }), {})).toThrow('DATABASE_URL is not set. Example: DATABASE_URL=postgres://');
  });

  it('says what, why and what to do next in three lines', () => {
    expect(complaintAbout({ DEALS_PORT: 'x' }).message.split('\n')).toEqual([
      'The configuration has a problem.',
      expect.stringMatching(/^Why: DEALS_PORT is "x"/),
      expect.stringMatching(/^Next: correct DEALS_PORT /),
    ]);
  });

  it('recognises the port that Kubernetes puts there', () => {
    expect(complaintAbout({ DEALS_PORT: 'tcp://10.0.0.7:4002' }).message).toContain('enableServiceLinks: false');
  });

  it('passes a complaint about several variables on as it is', () => {
    const schema = z.object({ A_FROM: z.string(), A_TO: z.string() }).refine(({ A_FROM, A_TO }) => A_FROM < A_TO, { error: 'A_FROM must be before A_TO' });
    expect(() => readConfig(schema, { A_FROM: '2', A_TO: '1' })).toThrow('A_FROM must be before A_TO');
  });
});

describe('a variable with a typing error', () => {
  it.each(['DEALS_DATABSE_URL', 'DEALS_DATABASEURL', 'DEALS_DATABASE_ULR'])('%s is pointed out with the one that was meant', (name) => {
    expect(complaintAbout({ [name]: 'postgres://localhost/deals' }).message).toContain(`${name} is not a known variable. Did you mean DEALS_DATABASE_URL?`);
  });

  it('is let pass when the one that was meant is set as well', () => {
    expect(read({ DEALS_PORTS: '1', DEALS_PORT: '4702' })).toMatchObject({ port: 4702 });
  });

  it.each(['DEALS_HOST', 'DEALS_SERVICE_PORT', 'DATABSE_URL'])('%s is not taken for one: it is far from ours, or begins like somebody else’s', (name) => {
    expect(read({ [name]: 'x' })).toMatchObject({ port: 4002 });
  });
});

describe('secrets', () => {
  const config = read({ DEALS_SIGNATURE: 'hunter2', DEALS_DATABASE_URL: 'postgres://deals:opensesame@db/deals' });

  it('can be read', () => {
    expect(config.signature).toBe('hunter2');
    expect(config.databaseUrl).toBe('postgres://deals:opensesame@db/deals');
  });

  it.each([
    ['the redacted copy', JSON.stringify(redacted(config))],
    ['JSON', JSON.stringify({ config })],
    ['the console', inspect({ config })],
  ])('are hidden in %s', (_, printed) => {
    expect(printed).not.toMatch(/hunter2|opensesame/);
    expect(printed).toContain('postgres://deals:[redacted]@db/deals');
  });

  it('are hidden by the name of their field, wherever the configuration came from', () => {
    expect(redacted({ apiKey: 'k', nested: [{ adminPassword: 'p', tokenSeconds: 30 }] })).toEqual({
      apiKey: '[redacted]',
      nested: [{ adminPassword: '[redacted]', tokenSeconds: 30 }],
    });
  });

  it('are not repeated in a complaint', () => {
    const schema = z.object({ DEALS_SIGNING_KEY: z.string().min(40), DEALS_DATABASE_URL: postgresUrl });
    const attempt = () => readConfig(schema, { DEALS_SIGNING_KEY: 'hunter2', DEALS_DATABASE_URL: 'mysql://deals:opensesame@db' });
    expect(attempt).toThrow('DEALS_SIGNING_KEY has a value that cannot be used');
    expect(attempt).not.toThrow(/hunter2|opensesame/);
  });
});
