/** What the test commands read of their surroundings; everything else comes from arguments. */

/** True where colour helps a person: a terminal that did not ask to be spared (https://no-color.org). */
export const wantsColour = (output: { readonly isTTY?: boolean }): boolean =>
  output.isTTY === true && (process.env['NO_COLOR'] ?? '') === '' && process.env['TERM'] !== 'dumb';

/** The environment a check runs in: ours, without colour codes that would spoil the tail we print. */
export const childEnvironment = (): NodeJS.ProcessEnv => {
  const { FORCE_COLOR: _, ...inherited } = process.env;
  return { ...inherited, NO_COLOR: '1' };
};

/** A newcomer's shell: where programs are found, and a home. */
export const bareEnvironment = (): Readonly<Record<'PATH' | 'HOME', string>> => ({ PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' });

/** The environment git runs in: without the variables by which a hook would point it at another repository than the folder's. */
export const gitEnvironment = (): NodeJS.ProcessEnv => Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
