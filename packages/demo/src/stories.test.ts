import { isRole } from '@channelgraph/identity';
import { describe, expect, it } from 'vitest';
