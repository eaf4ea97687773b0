export declare const MEMORY: readonly string[];
