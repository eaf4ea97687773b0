/** What we log to; pino fits, and so does anything that takes facts and a sentence. */
export interface GatewayLogger {
  debug(facts: unknown, message?: string): void;
  info(facts: unknown, message?: string): void;
  warn(facts: unknown, message?: string): void;
  error(facts: unknown, message?: string): void;
  /** Whether a line of this level would be written; where this is missing, it would. */
  isLevelEnabled?(level: string): boolean;
}
