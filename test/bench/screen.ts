/** What a benchmark says while it runs: on standard error, so that the table alone is on standard output. */
export const say = (line: string): void => { process.stderr.write(`${line}\n`); };
