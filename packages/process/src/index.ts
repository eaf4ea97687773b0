export { hopSettings } from './config.ts';
export { DeadlinePassed, within } from './deadline.ts';
export { closeDoor, openDoor, type Door } from './door.ts';
export { answerHealth, type Health } from './health.ts';
export { assertKnown, knownSenders, senderKey } from './hop-key-files.ts';
export { ReadyText } from './ready-text.ts';
export { requestsInFlight, type RequestsInFlight } from './requests-in-flight.ts';
export { runProcess, type Stoppable } from './run.ts';
