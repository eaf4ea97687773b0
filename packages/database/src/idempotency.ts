import { createHash } from 'node:crypto';
import { accepted, refuse } from '@channelgraph/domain';
import type { WriteSession } from './session.ts';
import { raw, sql } from './sql.ts';

export interface Command {
  readonly personId: string;
  /** The client's key for this command; without one every call is a new command. */
  readonly clientMutationId: string | undefined;
  readonly operation: string;
  readonly input: unknown;
  readonly now: Date;
}

const digest = (input: unknown): string =>
  createHash('sha256').update(JSON.stringify(input, (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : value))).digest('base64url');

const KEPT_FOR = '7 days';

/**
 * Carries a command out once. The same key with the same input answers with the record made the first time; with another
 * input it is refused (IDEMPOTENCY_KEY_REUSED). A refused command leaves no trace, so it may be tried again.
 * @returns the id of the record that the command made, now or earlier.
 */
export async function once(session: WriteSession, schema: string, command: Command, act: () => Promise<string>): Promise<string> {
  const { clientMutationId: key, personId, operation, now } = command;
  if (key === undefined) return act();
  const inputDigest = digest(command.input);
  await session.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${schema}/${personId}/${key}`}, 0))`);
  await session.run(sql`
    delete from ${raw(schema)}.idempotency_key where person_id = ${personId} and key = ${key} and created_at < ${now}::timestamptz - ${KEPT_FOR}::interval`);
  const [earlier] = await session.rows<{ operation: string; input_digest: string; result_id: string }>(sql`
    select operation, input_digest, result_id from ${raw(schema)}.idempotency_key where person_id = ${personId} and key = ${key}`);
  if (earlier) {
    const same = earlier.operation === operation && earlier.input_digest === inputDigest;
    return accepted(same ? { ok: true, value: earlier.result_id }
      : refuse('IDEMPOTENCY_KEY_REUSED', 'This clientMutationId was used for another command; send a new UUID.', 'clientMutationId'));
  }
  const resultId = await act();
  await session.run(sql`
    insert into ${raw(schema)}.idempotency_key (person_id, key, operation, input_digest, result_id, created_at)
    values (${personId}, ${key}, ${operation}, ${inputDigest}, ${resultId}, ${now})`);
  return resultId;
}
