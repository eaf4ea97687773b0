/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`);

/**
 * Makes a command that is to be pasted mean this installation: keys and rows lie in the data folder, so a folder that was
 * named at the start has to be named again.
 */
export const commandsHere = (dataDir: string | undefined) => (command: string): string => (dataDir ? `DATA_DIR=${quoted(dataDir)} ${command}` : command);

/** Prints the token of a demo person. */
export const tokenCommand = (person: string): string => `npm run -s token -- --as ${person}`;
