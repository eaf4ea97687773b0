/** The types of doctor-findings.mjs; the program itself runs before TypeScript is installed. */
export interface Finding {
  /** fail: npm start would not come up. warn: it would, and here is something to know. */
  readonly level: 'ok' | 'warn' | 'fail';
  readonly about: string;
  readonly what: string;
  readonly why?: string;
  readonly next?: string;
}
export function nodeFinding(version: string, range: string): Finding;
export function installFinding(root: string): Finding;
export function userFinding(uid: number | undefined): Finding;
export function diskFinding(folder: string, free: number): Finding;
export function freeBytes(folder: string): number;
export function linesOf(finding: Finding): string;
