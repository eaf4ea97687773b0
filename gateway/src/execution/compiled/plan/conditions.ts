import { Kind, visit } from 'graphql';
import type { DirectiveNode, DocumentNode, OperationDefinitionNode } from 'graphql';

/** What the variables say that `@skip` and `@include` ask for: name of the variable → its value. */
export type Conditions = ReadonlyMap<string, boolean>;

/** The variables of an operation on which it depends what is answered at all, each once. */
export function conditionVariables(document: DocumentNode, operation: OperationDefinitionNode): readonly string[] {
  const defined = new Set(operation.variableDefinitions?.map(({ variable }) => variable.name.value));
  const used = new Set<string>();
  visit(document, {
    Directive: node => {
      const name = conditionOf(node)?.variable;
      if (name !== undefined && defined.has(name)) used.add(name);
    },
    Argument: () => false,
  });
  return [...used].sort();
}

/** Whether a field or fragment is asked for: `@skip(if: false)`, `@include(if: true)`, or neither directive. */
export function isAskedFor(directives: readonly DirectiveNode[] | undefined, conditions: Conditions): boolean {
  if (directives === undefined || directives.length === 0) return true;
  return directives.every(directive => {
    const condition = conditionOf(directive);
    if (condition === undefined) return true;
    const value = condition.variable === undefined ? condition.value : conditions.get(condition.variable) === true;
    return directive.name.value === 'skip' ? !value : value;
  });
}

interface Condition {
  readonly variable: string | undefined;
  /** Where there is no variable. */
  readonly value: boolean;
}

function conditionOf({ name, arguments: given = [] }: DirectiveNode): Condition | undefined {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  const asked = given.find(argument => argument.name.value === 'if')?.value;
  return { variable: asked?.kind === Kind.VARIABLE ? asked.name.value : undefined, value: asked?.kind === Kind.BOOLEAN && asked.value };
}
