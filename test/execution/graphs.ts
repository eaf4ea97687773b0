/** Small supergraphs, each with something that plans are hard to run for. */

const federated = (sdl: string): string =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject", "@tag"])\n${sdl}`;

const graph = (subgraphs: Readonly<Record<string, string>>) => Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `http://${name}.example/graphql`, sdl: federated(sdl) }));

export const GRAPHS = {
  'requirements in a chain, and what is provided beside it': graph({
    products: `
      type Query { products(first: Int): [Product!]! product(id: ID!): Product top: Product shared: Shared @shareable }
      type Shared @shareable { a: Int lines: [Line] }
      type Line @shareable { text: String }
      type Product @key(fields: "id") @key(fields: "upc") { id: ID! upc: String! name: String @shareable price(currency: String): Int size: Size maker: Maker related: [Product] }
      type Size { width: Int! height: Int }
      type Maker @key(fields: "id") { id: ID! name: String }`,
    stock: `
      type Query { shelf: [Product] shared: Shared @shareable }
      type Shared @shareable { a: Int lines: [Line] b: String }
      type Line @shareable { text: String }
      type Size { width: Int! @external height: Int @external }
      type Product @key(fields: "upc") { upc: String! price(currency: String): Int @external size: Size @external inStock: Boolean weight: Int! parcel: String @requires(fields: "price(currency: \\"EUR\\") size { width height }") }`,
    shipping: `
      type Product @key(fields: "id") { id: ID! weight: Int! @external parcel: String @external shipping: Estimate @requires(fields: "weight parcel") }
      type Estimate { days: Int! cost: Float carrier: Maker }
      type Maker @key(fields: "id") { id: ID! address: String }`,
    reviews: `
      type Query { latest(first: Int = 3): [Review] }
      type Review @key(fields: "id") { id: ID! text: String stars: Int! product: Product @provides(fields: "name") author: Author! }
      type Author @key(fields: "id") { id: ID! nick: String! reviews: [Review!] }
      type Product @key(fields: "id") { id: ID! name: String @external reviews(first: Int): [Review!] }`,
  }),
  'an interface that is an object elsewhere': graph({
    library: `
      type Query { media(kind: String): [Media!] medium(id: ID!): Media film: Film }
      interface Media @key(fields: "id") { id: ID! title: String! }
      type Film implements Media @key(fields: "id") { id: ID! title: String! minutes: Int }
      type Book implements Media @key(fields: "id") { id: ID! title: String! pages: Int writer: Person }
      type Song implements Media @key(fields: "id") { id: ID! title: String! bars: Int! }
      type Person @key(fields: "id") { id: ID! name: String }`,
    critics: `
      type Query { bestRated: [Media] praised: Media }
      type Media @key(fields: "id") @interfaceObject { id: ID! rating: Float quotes: [Quote!] title: String! @external slogan: String @requires(fields: "title") }
      type Quote { text: String! by: Person }
      type Person @key(fields: "id") { id: ID! born: Int wrote: [Media] }`,
    archive: 'type Film @key(fields: "id") { id: ID! reel: String } type Book @key(fields: "id") { id: ID! shelf: String }',
  }),
  'unions and interfaces across subgraphs': graph({
    feed: `
      type Query { feed(first: Int): [Item] one: Item named: [Named!]! search(text: String): [Item!] }
      union Item = Post | Picture | Advert
      interface Named { name: String }
      type Post implements Named @key(fields: "id") { id: ID! name: String label: String! @shareable body: String replies: [Item!] }
      type Picture implements Named @key(fields: "id") { id: ID! name: String label: String width: Int! }
      type Advert { text: String! about: Named }`,
    people: `
      type Query { someone: Liker liked(first: Int): [Post!] }
      type Post @key(fields: "id") { id: ID! label: String @shareable likers: [Liker!] }
      type Picture @key(fields: "id") { id: ID! likers: [Liker!] artist: User }
      union Liker = User | Guest
      type User implements Node @key(fields: "id") { id: ID! handle: String! friends: [User] }
      type Guest implements Node @key(fields: "id") { id: ID! since: Int }
      interface Node { id: ID! }`,
    profiles: 'type User @key(fields: "id") { id: ID! avatar: Avatar motto: String } type Avatar { url: String! sizes: [[Int!]] } type Guest @key(fields: "id") { id: ID! cookie: String }',
  }),
  'fields that moved and things that nobody sees': graph({
    old: `
      type Query { tickets: [Ticket!] ticket(id: ID!): Ticket states: [State] things: [Thing] }
      type Ticket @key(fields: "id") { id: ID! title: String state: State secret: String @inaccessible owner: Staff thing: Thing }
      enum State { OPEN CLOSED LOST @inaccessible }
      union Thing = Ticket | Secret | Staff
      type Secret @inaccessible { code: Int }
      type Staff @key(fields: "badge { no site }") { badge: Badge! name: String }
      type Badge { no: ID! site: ID! }`,
    new: `
      type Query { board: [Ticket] }
      type Ticket @key(fields: "id") { id: ID! title: String @override(from: "old") secret: String @external digest: String @requires(fields: "secret") history: [Change!]! }
      type Change { at: Int! by: Staff to: State }
      enum State { OPEN CLOSED LOST @inaccessible }
      type Staff @key(fields: "badge { no site }") { badge: Badge! desk: Int team: [Staff!] }
      type Badge { no: ID! site: ID! }`,
  }),
  'lists in lists, and names that are taken elsewhere': graph({
    grid: `
      type Query { grid: [[Cell]] deep: [[[Cell!]!]] constructor: Cell toString(valueOf: String): [Cell] }
      type Cell @key(fields: "id") { id: ID! neighbours: [[Cell!]] constructor: String hasOwnProperty: [Int] row: Row! }
      type Row @key(fields: "id") { id: ID! cells: [Cell!] }`,
    paint: `
      type Query { palette: [Colour!] }
      type Cell @key(fields: "id") { id: ID! colour: Colour valueOf: Int layers: [[Colour!]!] }
      type Row @key(fields: "id") { id: ID! colour: Colour toLocaleString: String }
      type Colour @key(fields: "id") { id: ID! hex: String! mood: Mood } enum Mood { WARM COLD }`,
    names: 'type Colour @key(fields: "id") { id: ID! name: String family: [Colour] } scalar Anything type Cell @key(fields: "id") { id: ID! note: Anything notes: [Anything!] }',
  }),
  'commands one after the other': graph({
    orders: `
      type Query { order(id: ID!): Order }
      type Mutation { place(item: String!): Placed cancel(id: ID!): Order touch: Order! }
      type Placed { order: Order problems: [String!]! query: Query }
      type Order @key(fields: "id") { id: ID! item: String lines: [Line!] }
      type Line { count: Int! article: Article }
      type Article @key(fields: "id") { id: ID! label: String! }`,
    payments: `
      type Query { balance: Int }
      type Mutation { pay(id: ID!, cents: Int = 5): Paid refund(id: ID!): Order }
      type Paid { order: Order left: Int! }
      type Order @key(fields: "id") { id: ID! due: Int! paid: Boolean articles: [Article] }
      type Article @key(fields: "id") { id: ID! price: Int }`,
  }),
} as const;
