/** What the rooms of a subgraph and the edges of a process may say; who may import whom is .dependency-cruiser.cjs. */
import { law } from './law.js';

const thinking = ['IfStatement', 'SwitchStatement', 'TryStatement', 'ThrowStatement', 'ForStatement', 'ForOfStatement', 'ForInStatement', 'WhileStatement', 'DoWhileStatement'];

export const rooms = {
  'clock-is-passed-in': law('The clock is read at the edge; here `now` is a fact like any other.', {
    'NewExpression[callee.name="Date"][arguments.length=0]': true,
    'CallExpression[callee.name="Date"]': true,
    'MemberExpression[object.name=/^(Date|performance)$/][property.name="now"]': true,
    'MemberExpression[object.name="Temporal"][property.name="Now"]': true,
  }),
  'no-dice': law('The same facts give the same answer: chance is passed in, and ids come from the store.', {
    'MemberExpression[object.name="Math"][property.name="random"]': true,
    'MemberExpression[object.name="crypto"]': true,
    'ImportDeclaration[source.value=/^(node:)?crypto$/]': true,
  }),
  'rules-wait-for-nothing': law('Rules decide; services wait.', {
    ':function[async=true]': true,
    AwaitExpression: true,
    NewExpression: (node) => node.callee.name === 'Promise',
    'MemberExpression[object.name="Promise"]': true,
  }),
  'resolvers-do-not-think': law('Arguments in, one call, value out: a decision belongs to a rule, a failure to the error boundary.', {
    [thinking.join(', ')]: true,
  }),
  'no-barrels': law('Import from the file that says it; only subgraph.ts is a door.', {
    ExportAllDeclaration: true,
    'ExportNamedDeclaration[source]': true,
    Program: (_, __, filename) => /[/\\]index\.ts$/.test(filename),
  }),
  'environment-is-read-in-config': law('Read the environment in config.ts and pass values.', {
    'MemberExpression[object.name="process"]:matches([property.name="env"], [property.value="env"])': true,
    'MemberExpression[object.property.name="process"][property.name="env"]': true,
    'VariableDeclarator[init.name="process"] Property[key.name="env"]': true,
    'ImportDeclaration[source.value=/^(node:)?process$/] ImportSpecifier[imported.name="env"]': true,
    'MemberExpression[object.type="MetaProperty"][property.name="env"]': true,
  }),
};
