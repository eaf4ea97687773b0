/** Names of set-ups that ratios are taken of. */
export const PROXIED = 'distributed, through the proxy';
export const NO_POLICIES = 'standalone, no policies';
export const TENTH = 'standalone, a tenth of the rows';
