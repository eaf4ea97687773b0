/** What a front door has to refuse: the kinds of test/security/door, each as large as it takes to hurt where nobody refuses. */
const times = (count: number, text: (index: number) => string): string => Array.from({ length: count }, (_, index) => text(index)).join(' ');
const operation = (query: string): string => JSON.stringify({ query });

export const HOSTILE: readonly string[] = [
  operation(`{ ${'partners(first: 1) { edges { node { deals(first: 1) { edges { node { partner { '.repeat(40)} id ${'} } } } } } } '.repeat(40)} }`),
  operation(`{ ${times(2_000, index => `a${String(index)}: me { role }`)} }`),
  operation(`{ me { ${'role '.repeat(10_000)} } }`),
  operation(`{ ${'{ '.repeat(10_000)}`),
  operation(`query { me ${'@include(if: true) '.repeat(2_000)} { role } }`),
  operation('{ partners(first: 100) { edges { node { deals(first: 100) { edges { node { partner { deals(first: 100) { edges { node { id } } } } } } } } } } }'),
  operation(`{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`),
  operation(`{ me { ${times(300, index => `...F${String(index)}`)} } } ${times(300, index => `fragment F${String(index)} on Me { ${index > 0 ? `...F${String(index - 1)}` : 'role'} ${index > 1 ? `...F${String(index - 2)}` : ''} }`)}`),
  operation(`{ bookz partnerz }`),
  JSON.stringify({ query: 'query ($ids: [ID!]!) { partner(id: $ids) { id } }', variables: { ids: Array.from({ length: 20_000 }, (_, index) => String(index)) } }),
  JSON.stringify({ query: '{ me { role } }', variables: { pad: 'x'.repeat(1_500_000) } }),
  '{"query":',
  '[]',
];
