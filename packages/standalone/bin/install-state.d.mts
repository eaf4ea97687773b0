/** The types of install-state.mjs, for its tests; the program itself runs before TypeScript is installed. */
export interface Problem {
  readonly what: string;
  readonly why: string;
  readonly next: string;
}
export function typedCommand(environment: Readonly<Record<string, string | undefined>>): string;
export function nodeProblem(version: string, range: string, command: string): Problem | null;
export function reasonToInstall(root: string): string | null;
export function claimInstall(root: string): number | null;
export function nameInstaller(root: string, pid: number): void;
export function finishInstall(root: string): void;
export function installerOf(root: string): number | null;
