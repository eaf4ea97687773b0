/** The types of bundle-sources.mjs, for its tests. */
export function bundleName(root: string): string;
export function programmesIn(root: string): readonly string[];
