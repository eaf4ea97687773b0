/** What we log to; pino and console both fit. */
export interface GatewayLogger {
  debug(facts: unknown, message?: string): void;
  info(facts: unknown, message?: string): void;
  warn(facts: unknown, message?: string): void;
  error(facts: unknown, message?: string): void;
}

const silent = (): void => undefined;

/** Warnings and errors as JSON lines on standard error; the rest goes nowhere. */
export const standardErrorLogger: GatewayLogger = { debug: silent, info: silent, warn: writer('warn'), error: writer('error') };

function writer(level: string): GatewayLogger['error'] {
  return (facts, message) => {
    process.stderr.write(`${JSON.stringify({ level, at: new Date(), message, facts }, readable)}\n`);
  };
}

/** Errors have no enumerable properties and would be written as {}. */
const readable = (_: string, value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack, cause: value.cause } : value;
