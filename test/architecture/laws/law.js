/** Turns one sentence and the syntax it forbids into an ESLint rule: `{ selector: (node, source) => broken }`, or `true` for always. */
export const law = (message, forbidden) => ({
  meta: { type: 'problem', schema: [], messages: { broken: message } },
  create: (context) =>
    Object.fromEntries(
      Object.entries(forbidden).map(([selector, isBroken]) => [
        selector,
        (node) => {
          if (isBroken === true || isBroken(node, context.sourceCode, context.filename)) context.report({ node, messageId: 'broken' });
        },
      ]),
    ),
});
