export * from './world.ts';
export { demoId, loadDemo, type DemoFact, type DemoLoad, type DemoProgress, type DemoTable } from './load.ts';
