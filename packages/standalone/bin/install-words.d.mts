/** The types of install-words.mjs, for its tests; the program itself runs before TypeScript is installed. */
import type { Problem } from './install-state.mjs';

export const PNPM: string;
export function cleanEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string>;
export function installFailure(output: string, command: string): Problem;
