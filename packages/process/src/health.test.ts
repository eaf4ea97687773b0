import { fastify, type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { answerHealth } from './health.ts';

let app: FastifyInstance;
let readiness: () => Promise<boolean>;
let isStopping: boolean;
const failures: unknown[] = [];
beforeEach(() => {
  app = fastify();
  isStopping = false;
  failures.length = 0;
  answerHealth(app, { readiness: () => readiness(), readinessMilliseconds: 20, isStopping: () => isStopping, onFailure: error => failures.push(error) });
});
afterEach(() => app.close());

const answers = async () => [(await app.inject('/livez')).statusCode, (await app.inject('/readyz')).statusCode];

describe('the health of a process', () => {
  it('is good while what it needs is there', async () => {
    readiness = () => Promise.resolve(true);
    expect(await answers()).toEqual([200, 200]);
  });

  it.each<[string, () => Promise<boolean>, number]>([
    ['is not there', () => Promise.resolve(false), 0],
    ['breaks', () => Promise.reject(new Error('broken')), 1],
    ['does not answer in time', () => new Promise(() => undefined), 1],
  ])('is "alive, not ready" when what it needs %s; the log knows why', async (_, question, told) => {
    readiness = question;
    expect(await answers()).toEqual([200, 503]);
    expect(failures).toHaveLength(told);
  });

  it('is "alive, not ready" from the moment it stops', async () => {
    readiness = () => Promise.resolve(true);
    isStopping = true;
    expect(await answers()).toEqual([200, 503]);
  });
});
