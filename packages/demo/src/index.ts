export * from './world.ts';
export { expectedRows } from './sizes.ts';
export { demoId } from './demo-id.ts';
export { demoWorld, type DemoWorldOptions } from './demo-world.ts';
export { loadDemo, type DemoFact, type DemoLoad, type DemoProgress, type DemoTable } from './load.ts';
export { STORY_PARTNERS, type StoryPartner } from './story-partners.ts';
export { STORY_PEOPLE, type StoryPerson } from './story-people.ts';
