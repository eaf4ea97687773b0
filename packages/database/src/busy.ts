/** PostgreSQL's and the socket's ways of saying: not now. Codes from PostgreSQL's appendix A and Node's system errors. */
const BUSY = new Set(['57014', '55P03', '40001', '40P01', '53300', '57P01', '57P03', '08006', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;

/** True when trying again later may help. */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error);
  if (typeof code === 'string' && BUSY.has(code)) return true;
  const message = error instanceof Error ? error.message : '';
  return message.includes('timeout exceeded when trying to connect') || message.includes('Connection terminated');
}
