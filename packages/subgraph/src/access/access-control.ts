import type { Actor, Role } from '@channelgraph/identity';
import { Extensions, UseMiddleware, type MiddlewareFn } from 'type-graphql';
import { audienceOfRoles } from '../graph/audience.ts';
import { forbidden, unauthenticated } from '../errors.ts';

/** Action → the roles that may. */
export type Permissions = Readonly<Record<string, readonly Role[]>>;
/** Scope in a machine's token → the actions it opens. */
export type MachineScopes<Action extends string = string> = Readonly<Record<string, readonly Action[]>>;

/** What is for people to decide, unless a machine's scope says this and nothing else: `exchange-rates:publish`. */
const DECISIONS: ReadonlySet<string> = new Set(['approve', 'decide', 'pay', 'publish']);

export interface AccessControl<Action extends string> {
  readonly permissions: Readonly<Record<Action, readonly Role[]>>;
  readonly machineScopes: MachineScopes;
  /** Declares on a field which action it is: whoever's role is not on the list is refused before anything is read, and a partner's people see the field where one of their roles is. */
  readonly Access: (action: Action) => MethodDecorator;
  /** Throws UNAUTHENTICATED or FORBIDDEN. */
  readonly check: (action: Action, actor: Actor | null) => void;
}

/** Guards of access control: they say no, or ask what comes next and hand it on as it is. */
const guards = new WeakSet<object>();
export const isGuard = (middleware: object): boolean => guards.has(middleware);

/**
 * Turns a subgraph's one list of actions and roles into the guard above its fields. What is not on the list is refused. A
 * machine does what its scopes name, and what its role may do without any. Throws RangeError when a scope opens a decision
 * beside anything else.
 */
export function accessControl<const Table extends Permissions>(permissions: Table, machineScopes: MachineScopes<NoInfer<keyof Table & string>> = {}): AccessControl<keyof Table & string> {
  type Action = keyof Table & string;
  refuseCarelessScopes(machineScopes);
  const opens = new Map<string, readonly string[]>(Object.entries(machineScopes)); // no name of a prototype is a scope
  const isAllowed = (action: Action, { role, scopes }: Actor): boolean => {
    const allowed: readonly Role[] = permissions[action] ?? [];
    return allowed.includes(role) || (role === 'INTEGRATION' && scopes.some(scope => opens.get(scope)?.includes(action) === true));
  };
  const check = (action: Action, actor: Actor | null): void => {
    if (actor === null) throw unauthenticated();
    if (!isAllowed(action, actor)) throw forbidden(action);
  };
  return {
    permissions,
    machineScopes,
    check,
    Access: action => (target, property, descriptor) => {
      Extensions({ access: action, audience: audienceOfRoles(permissions[action] ?? []) })(target, property, descriptor);
      const guard: MiddlewareFn<{ actor: Actor | null }> = ({ context }, next) => {
        check(action, context.actor);
        return next();
      };
      guards.add(guard);
      UseMiddleware(guard)(target, property, descriptor);
    },
  };
}

const verbOf = (name: string): string => name.slice(name.indexOf(':') + 1);

function refuseCarelessScopes(scopes: MachineScopes): void {
  for (const [scope, actions] of Object.entries(scopes)) {
    const decision = actions.find(action => DECISIONS.has(verbOf(action)));
    if (decision !== undefined && (actions.length > 1 || verbOf(decision) !== verbOf(scope))) {
      throw new RangeError(`The scope ${scope} opens ${decision}, which is a decision: it needs a scope of its own, with the same verb.`);
    }
  }
}
