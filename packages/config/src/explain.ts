import { ActionableError } from './actionable-error.ts';
import { withoutPasswords } from './redacted.ts';

/** What a program that could not go on returns to its caller when the fault is ours (EX_SOFTWARE). */
const OWN_FAULT = 70;

/**
 * Says on standard error why a main could not go on and returns its exit code:
 * `main().catch((error: unknown) => { process.exitCode = explain(error); })`.
 */
export function explain(error: unknown, out: { write(text: string): unknown } = process.stderr): number {
  const known = error instanceof ActionableError ? error : systemFailure(error);
  if (known) {
    out.write(`${withoutPasswords(known.message)}\n`);
    return known.exitCode;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const message = error instanceof Error ? error.message : String(error);
  out.write(withoutPasswords(`Something failed that should not have.\nWhy: ${message}\nNext: report it with these lines.\n${trace}\n`));
  return OWN_FAULT;
}

/** The failures of the operating system that every main meets sooner or later. */
function systemFailure(error: unknown): ActionableError | null {
  if (!(error instanceof Error)) return null;
  const { code, port, path } = error as NodeJS.ErrnoException & { port?: number }; // node puts these on its system errors; all are optional
  if (code === 'EADDRINUSE') {
    return new ActionableError({
      what: `Port ${port ?? ''} is taken.`,
      why: 'another program listens on it, perhaps an earlier start of this one.',
      next: `stop it (\`lsof -i :${port ?? '<port>'}\` names it), or set another port; .env.example lists the variables.`,
      cause: error,
    });
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new ActionableError({
      what: `${path ?? 'A file'} could not be written.`,
      why: 'the disk is full.',
      next: 'free some space (`df -h` shows where), then start again.',
      cause: error,
    });
  }
  return null;
}
