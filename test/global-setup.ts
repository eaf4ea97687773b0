/** Runs once before all test files; what it starts, the function it returns stops. */
export default async function setup(): Promise<() => Promise<void>> {
  return Promise.resolve(() => Promise.resolve());
}
