/** The types of bundle.mjs, for its tests; the program itself is run by Node alone. */
export function bundle(root: string, folder: string, programmes: readonly string[]): Promise<void>;
export function forgetOldBundles(folder: string): void;
