import { describe, expect, it } from 'vitest';
import { environmentOffences, variablesReadIn, variablesTold } from './environment.ts';
import { exists, filesBelow, read } from './tree.ts';

describe('.env.example', () => {
  it('tells of every variable that a config.ts reads, and of no other', () => {
    const configs = filesBelow().filter((path) => path.endsWith('/config.ts') && path !== 'test/config.ts'); // which reads terminals' conventions only
    const told = exists('.env.example') ? variablesTold(read('.env.example')) : [];
    expect(environmentOffences([...new Set(configs.flatMap((path) => variablesReadIn(read(path))))], told)).toEqual([]);
  });

  it('is found out when it is silent or outdated', () => {
    const config = 'z.object({ HOST: host,\n  DEALS_PORT: port.default(4002),\n  [`${name}_DATABASE_URL`]: postgresUrl,\n})';
    expect(environmentOffences(variablesReadIn(config), variablesTold('HOST=localhost\n# DEALS_PORT=4002\nDEALS_DATABASE_URL='))).toEqual([]);
    expect(environmentOffences(variablesReadIn(config), variablesTold('HOST=\nOLD_PORT=1'))).toEqual([
      'DEALS_PORT is read, but .env.example is silent about it',
      '*_DATABASE_URL is read, but .env.example is silent about it',
      'OLD_PORT is in .env.example, but nobody reads it',
    ]);
  });
});
