import { ActionableError } from '@channelgraph/config';
import { subgraphsOf, type House } from './house.ts';
import { isEmptyWord, isKeyword, isSqlWord } from './reserved.ts';
import { usedNames } from './used-names.ts';
import { capitalised, kebabOf } from './words.ts';

const LONGEST = 30;

const packageNames = (house: House): readonly string[] =>
  ['gateway', 'test', ...['packages', 'subgraphs'].flatMap((folder) => house.list(folder))];

const listensOnVariable = (house: House, name: string): boolean =>
  new RegExp(`^(# )?${name.toUpperCase()}_(PORT|URL|DATABASE_URL)=`, 'm').test(house.read('.env.example'));

/** Why a subgraph cannot be called so; null when it can. It is a folder, a package, a schema, and the beginning of variables. */
function objection(house: House, name: string): { readonly why: string; readonly better?: string } | null {
  if (!/^[a-z]+$/.test(name)) {
    return { why: `the name "${name}" is not one word in small letters; a schema and environment variables are called after it.`, better: kebabOf(name).replace(/[^a-z]/g, '') };
  }
  if (name.length > LONGEST) return { why: `the name "${name}" has more than ${String(LONGEST)} letters.` };
  if (isEmptyWord(name)) return { why: `"${name}" says nothing about what is inside.` };
  if (subgraphsOf(house).some((one) => one.name === name)) return { why: `there is a subgraph ${name} already.` };
  if (packageNames(house).includes(name)) return { why: `there is a package @channelgraph/${name} already.` };
  if (isKeyword(name)) return { why: `"${name}" is a word of TypeScript.` };
  if (isSqlWord(name)) return { why: `"${name}" is a word of SQL, and the schema is called after the subgraph.` };
  if (listensOnVariable(house, name)) return { why: `.env.example has variables that begin with ${name.toUpperCase()}_ already.` };
  const used = usedNames();
  return used.has(name) || used.has(capitalised(name)) ? { why: `every subgraph uses the word \`${name}\` for something else.` } : null;
}

/** Throws ActionableError, naming the argument and what to type instead. */
export function checkSubgraphName(house: House, name: string): void {
  const found = objection(house, name);
  if (!found) return;
  const { why, better = '' } = found;
  throw new ActionableError({ what: 'No subgraph was written.', why, next: `npm run new:subgraph -- ${better === '' ? '<a more telling noun>' : better}` });
}
