/** What makes a test worth its green: it ran, at once, and waited for what happened instead of for time. */
import { law } from './law.js';

const runner = /^(it|test|describe|suite|bench)$/;

/** `it`, `it.each(…)`, `describe.concurrent.each` …: whether a chain of calls and members starts at the runner. */
const startsAtRunner = (node) => {
  if (node.type === 'Identifier') return runner.test(node.name);
  if (node.type === 'MemberExpression') return startsAtRunner(node.object);
  if (node.type === 'CallExpression') return startsAtRunner(node.callee);
  if (node.type === 'TaggedTemplateExpression') return startsAtRunner(node.tag);
  return false;
};
const isOptionOfTest = (node) => node.parent.parent.type === 'CallExpression' && startsAtRunner(node.parent.parent.callee);

export const tests = {
  'tests-are-run': law('A test is run or deleted: no skip, only, todo or expected failure.', {
    'MemberExpression[property.name=/^(skip|only|todo|skipIf|runIf|fails)$/]': (node) => startsAtRunner(node.object),
    'CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]': true,
    'ObjectExpression > Property[key.name=/^(skip|only|todo|fails)$/]': isOptionOfTest,
    'CallExpression[callee.property.name="skip"][callee.object.name=/^(context|ctx|task)$/]': true,
  }),
  'tests-pass-first-time': law('A test that needs a second try has found something.', {
    'ObjectExpression > Property[key.name="retry"]': true,
  }),
  'tests-do-not-sleep': law('Wait for what should happen, not for time to pass.', {
    'CallExpression[callee.name="setTimeout"]': true,
    'MemberExpression[object.name="globalThis"][property.name="setTimeout"]': true,
    'ImportDeclaration[source.value=/^(node:)?timers(\\u002Fpromises)?$/]': true,
    'MemberExpression[object.name="Atomics"][property.name="wait"]': true,
  }),
  'tests-do-not-time': law('How long it took is a question for test/bench; a test asserts what came out.', {
    'MemberExpression[object.name="performance"][property.name="now"]': true,
    'MemberExpression[object.name="process"][property.name="hrtime"]': true,
  }),
};
