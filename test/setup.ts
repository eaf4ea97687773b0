import fc from 'fast-check';
import { inject } from 'vitest';
import './effort.ts';

fc.configureGlobal({ ...fc.readConfigureGlobal(), numRuns: inject('effort').propertyRuns });
