import { SyntaxKind } from 'ts-morph';
import { parsed } from './syntax.ts';
import { renamed, SUBGRAPH, templateFiles } from './template.ts';
import { wordsOf } from './words.ts';

const declaring = [
  SyntaxKind.ImportSpecifier, SyntaxKind.VariableDeclaration, SyntaxKind.Parameter, SyntaxKind.BindingElement, SyntaxKind.FunctionDeclaration,
  SyntaxKind.PropertyDeclaration, SyntaxKind.PropertySignature,
] as const;

let known: ReadonlySet<string> | undefined;

/** Names that the generated files give to something else: a concept of this name would be mistaken for it. */
export const usedNames = (): ReadonlySet<string> => (known ??= namesInTemplate());

function namesInTemplate(): ReadonlySet<string> {
  const own = { subgraph: 'qqq', concept: wordsOf('qqq'), stamp: '0' }; // what is named after the concept or the subgraph does not count
  const names = templateFiles(SUBGRAPH).filter(({ path }) => path.endsWith('.ts')).flatMap(({ path, text }) => {
    const file = parsed(path, renamed(text, own));
    return declaring.flatMap((kind) => file.getDescendantsOfKind(kind).flatMap((node) => {
      const name = node.getNameNode();
      return name?.getKind() === SyntaxKind.Identifier ? [name.getText()] : [];
    }));
  });
  return new Set(names.filter((name) => !/qqq/i.test(name)));
}
