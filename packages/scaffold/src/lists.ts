import { ActionableError } from '@channelgraph/config';
import { SyntaxKind, type Node, type SourceFile } from 'ts-morph';
import type { House } from './house.ts';
import { addTo, arrayIn, importing, objectIn, parsed, propertyOf, valueOf } from './syntax.ts';

const noList = (path: string, list: string): ActionableError => new ActionableError({
  what: 'Nothing was written.',
  why: `${path} has no ${list}, so there is no place for the new line.`,
  next: `give it one, as in packages/scaffold/template/subgraphs/sketch/src, or add by hand (CONTRIBUTING.md, "Add a slice").`,
});

const taken = (path: string, name: string): ActionableError => new ActionableError({
  what: 'Nothing was written.',
  why: `${path} has a "${name}" already.`,
  next: 'choose another name for the concept.',
});

/** One file with lists, on its way to its next text. */
export interface Edit {
  imports(specifier: string, ...names: readonly string[]): void;
  /** Adds to a list; `find` gives it, `named` says what it is for the refusal. */
  add(named: string, find: (file: SourceFile) => Node | undefined, ...lines: readonly string[]): void;
  /** Any other change; returns false when the file is not what it should be, `named` saying what is missing. */
  change(named: string, act: (file: SourceFile) => boolean): void;
  text(): string;
}

/** Throws ActionableError where a list is missing, or has the new name already. */
export function edit(house: House, path: string): Edit {
  if (!house.has(path)) throw new ActionableError({ what: 'Nothing was written.', why: `${path} does not exist.`, next: `write it, as in packages/scaffold/template.` });
  const file = parsed(path, house.read(path));
  return {
    imports: (specifier, ...names) => { importing(file, specifier, ...names); },
    add(named, find, ...lines) {
      const list = find(file);
      if (!list) throw noList(path, named);
      const names = new Set(objectIn(list)?.getProperties().map((property) => (property.asKind(SyntaxKind.PropertyAssignment) ?? property.asKind(SyntaxKind.ShorthandPropertyAssignment))?.getName()));
      const double = lines.map((line) => /^('[^']+'|\w+)/.exec(line)?.[0] ?? line).find((name) => names.has(name));
      if (double !== undefined) throw taken(path, double.replaceAll("'", ''));
      addTo(list, ...lines);
    },
    change(named, act) { if (!act(file)) throw noList(path, named); },
    text: () => file.getFullText(),
  };
}

export const array = (name: string) => (file: SourceFile): Node | undefined => arrayIn(valueOf(file, name));
export const object = (name: string) => (file: SourceFile): Node | undefined => objectIn(valueOf(file, name));
export const arrayAt = (name: string, property: string) => (file: SourceFile): Node | undefined => arrayIn(propertyOf(valueOf(file, name), property));
export const objectAt = (name: string, property: string) => (file: SourceFile): Node | undefined => objectIn(propertyOf(valueOf(file, name), property));

/** The object that a call `<callee>({ … })` is given, wherever it stands. */
export const argumentOf = (callee: string) => (file: SourceFile): Node | undefined =>
  objectIn(file.getDescendantsOfKind(SyntaxKind.CallExpression).find((call) => call.getExpression().getText() === callee)?.getArguments()[0]);

/** The object that a `const <name> = (…) => ({ … })` returns. */
export const returnedBy = (name: string) => (file: SourceFile): Node | undefined =>
  objectIn(valueOf(file, name)?.asKind(SyntaxKind.ArrowFunction)?.getBody());
