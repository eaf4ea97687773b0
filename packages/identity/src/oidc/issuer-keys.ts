import { createHash } from 'node:crypto';
import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** The issuer's keys could not be had, which has been reported: nobody can say whose a token is. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface IssuerKeysOptions {
  /** Asks the issuer for its public keys. */
  readonly fetchKeys: () => Promise<JSONWebKeySet>;
  readonly now: () => Date;
  /** Hears why the keys could not be had; once a minute at most. */
  readonly report: (error: unknown) => void;
}

/** Public keys that change without anybody telling us. */
export interface IssuerKeys {
  /** Finds the key of a token; an unknown one is looked for at the issuer, unless it was asked a moment ago. */
  readonly find: JWTVerifyGetKey;
  /** Which set of keys is believed now: another number means another set. Throws when none is to be had. */
  readonly edition: () => Promise<number>;
}

/** A withdrawn key works for no longer than this, while the issuer can be asked. */
export const KEYS_GOOD_FOR_MILLISECONDS = 5 * 60_000;
/** While the issuer cannot be asked its last known keys go on for so long. */
export const KEYS_KEPT_FOR_MILLISECONDS = 60 * 60_000;
/** The issuer is not asked again within this time, whatever key a stranger names. */
export const ASKED_AGAIN_AFTER_MILLISECONDS = 30_000;
const REFRESHED_AFTER_MILLISECONDS = 60_000;
const REPORTED_AGAIN_AFTER_MILLISECONDS = 60_000;

/** Keeps an issuer's keys fresh: behind the requests after a minute, before them after five. */
export function issuerKeys({ fetchKeys, now, report }: IssuerKeysOptions): IssuerKeys {
  let known: { readonly select: JWTVerifyGetKey; readonly digest: string } | undefined;
  let edition = 0;
  let fetchedAt = -Infinity;
  let askedAt = -Infinity;
  let reportedAt = -Infinity;
  let failure: unknown;
  let asking: Promise<void> | undefined;

  const ask = async (): Promise<void> => {
    askedAt = now().getTime();
    try {
      const keys = await fetchKeys();
      const digest = createHash('sha256').update(JSON.stringify(keys)).digest('base64');
      if (known?.digest !== digest) {
        known = { select: createLocalJWKSet(keys), digest };
        edition += 1;
      }
      fetchedAt = askedAt;
    } catch (error) {
      failure = error;
      if (askedAt - reportedAt < REPORTED_AGAIN_AFTER_MILLISECONDS) return;
      reportedAt = askedAt;
      report(error);
    }
  };
  /** Everybody who wants the keys at once waits for one answer; a failure is told to whoever needs the keys. */
  const asked = (): Promise<void> => {
    if (asking === undefined && now().getTime() - askedAt < ASKED_AGAIN_AFTER_MILLISECONDS) return Promise.resolve();
    return (asking ??= ask().finally(() => { asking = undefined; }));
  };
  const age = (): number => now().getTime() - fetchedAt;
  const believed = (): JWTVerifyGetKey => {
    if (known === undefined || age() >= KEYS_KEPT_FOR_MILLISECONDS) throw new KeysUnavailable('The keys of the issuer could not be had.', { cause: failure });
    return known.select;
  };

  return {
    find: async (header, token) => {
      try {
        return await believed()(header, token);
      } catch (error) {
        if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
        await asked();
        return believed()(header, token);
      }
    },
    edition: async () => {
      if (age() >= KEYS_GOOD_FOR_MILLISECONDS) await asked();
      else if (age() >= REFRESHED_AFTER_MILLISECONDS) void asked();
      believed();
      return edition;
    },
  };
}
