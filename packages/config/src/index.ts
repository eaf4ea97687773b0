export { ActionableError, type Explanation } from './actionable-error.ts';
export { explain } from './explain.ts';
export { nearMiss } from './near-miss.ts';
export { readConfig, type Environment } from './read-config.ts';
export { redacted, withoutPasswords } from './redacted.ts';
export { LOG_LEVELS, currency, flag, host, httpUrl, localDate, logLevel, month, port, postgresUrl, secret, timeZone, wholeNumber } from './settings.ts';
