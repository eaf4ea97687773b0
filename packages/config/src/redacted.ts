import { inspect } from 'node:util';

const HIDDEN = '[redacted]';
const secretName = /(password|passphrase|secret|token|key|credentials?)$/i;
const passwordInUrl = /\b([a-z][a-z0-9+.-]*:\/\/[^\s/:@]*):[^\s/@]+@/gi;

/** The values that came in as secrets, by the configuration they went into. */
const secretsOf = new WeakMap<object, readonly string[]>();

/** Whether a variable or field of this name is never shown. */
export const isSecretName = (name: string): boolean => secretName.test(name);

/** Hides the password in every URL of a text: `postgres://deals:[redacted]@db/deals`. */
export const withoutPasswords = (text: string): string => text.replace(passwordInUrl, `$1:${HIDDEN}@`);

/** A copy to print: fields named like a secret, values read as one and passwords in URLs are hidden. */
export function redacted(config: unknown): unknown {
  const known = typeof config === 'object' && config !== null ? (secretsOf.get(config) ?? []) : [];
  return hide(config, known);
}

function hide(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return secrets.reduce((text, secret) => text.replaceAll(secret, HIDDEN), withoutPasswords(value));
  if (Array.isArray(value)) return value.map((item) => hide(item, secrets));
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, typeof field === 'string' && isSecretName(name) ? HIDDEN : hide(field, secrets)]),
  );
}

const isPlain = (value: object): boolean => [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null); // typed any by the platform

/** Makes a configuration safe to log as it is: console and JSON show the redacted copy, reading a field gives the value. */
export function guardFromPrinting<Config>(config: Config, secrets: readonly string[]): Config {
  if (typeof config !== 'object' || config === null || !Object.isExtensible(config)) return config;
  secretsOf.set(config, secrets);
  const shown = { value: () => redacted(config), enumerable: false };
  Object.defineProperties(config, { toJSON: shown, [inspect.custom]: shown });
  return config;
}
