import { describe, expect, it } from 'vitest';
import { nearMiss, typingDistance } from './near-miss.ts';

describe('typing distance', () => {
  it.each([
    ['same', 'same', 0],
    ['', 'four', 4],
    ['DATABSE', 'DATABASE', 1],
    ['ULR', 'URL', 1],
    ['HOST', 'PORT', 2],
  ])('from %s to %s is %i', (typed, meant, distance) => {
    expect(typingDistance(typed, meant)).toBe(distance);
    expect(typingDistance(meant, typed)).toBe(distance);
  });
});

describe('a near miss', () => {
  it('is the nearest of several', () => {
    expect(nearMiss('METRICS_DATABASE_URI', ['METRICS_DATABASE_URLS', 'METRICS_DATABASE_URL'])).toBe('METRICS_DATABASE_URL');
  });
  it('is none when every word is too far', () => {
    expect(nearMiss('DEALS_HOST', ['DEALS_PORT'])).toBeNull();
  });
});
