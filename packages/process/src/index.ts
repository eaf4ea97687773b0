export { hopSettings } from './config.ts';
export { DeadlinePassed, within, type Patience } from './deadline.ts';
export { CallerLeft, type Departure } from './departure.ts';
export { closeDoor, openDoor, type Door } from './door.ts';
export { answerHealth, type Health } from './health.ts';
export { assertKnown, knownSenders, senderKey } from './hop-key-files.ts';
export { ReadyText } from './ready-text.ts';
export { requestsInFlight, type RequestsInFlight } from './requests-in-flight.ts';
export { runProcess, type Stoppable } from './run.ts';
