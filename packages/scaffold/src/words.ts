/** What a concept is called in each place: `training-plan` is a folder, `trainingPlans` a field, `training_plan` a table. */
export interface Words {
  readonly kebab: string;
  readonly camel: string;
  readonly pascal: string;
  readonly camels: string;
  readonly pascals: string;
  readonly snake: string;
  readonly spoken: string;
  readonly spokens: string;
}

export const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
const camelOf = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The plural by the rules of English; what has one of its own is told with `--plural`. */
export function pluralOf(kebab: string): string {
  if (/[^aeiou]y$/.test(kebab)) return `${kebab.slice(0, -1)}ies`;
  return /(s|x|z|ch|sh)$/.test(kebab) ? `${kebab}es` : `${kebab}s`;
}

/** Looks like several of something: `deals`, `policies`, but not `status`, `basis` or `address`. */
export const isPlural = (kebab: string): boolean => /[^sui]s$/.test(kebab);

/** The singular of a regular plural. */
export const singularOf = (kebab: string): string =>
  kebab.replace(/ies$/, 'y').replace(/(s|x|z|ch|sh)es$/, '$1').replace(/([^s])s$/, '$1');

/** A text of any spelling as it would be in kebab-case; empty when nothing of it can stay. */
export const kebabOf = (text: string): string =>
  text.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-0-9]+|-+$/g, '');

export const wordsOf = (kebab: string, plural = pluralOf(kebab)): Words => ({
  kebab,
  camel: camelOf(kebab),
  pascal: capitalised(camelOf(kebab)),
  camels: camelOf(plural),
  pascals: capitalised(camelOf(plural)),
  snake: kebab.replaceAll('-', '_'),
  spoken: kebab.replaceAll('-', ' '),
  spokens: plural.replaceAll('-', ' '),
});
