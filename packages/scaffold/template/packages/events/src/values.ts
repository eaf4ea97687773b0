/** Stands in for the file of this name beside the published facts. */
import { z } from 'zod';

export const id = z.uuid();
export const version = z.int().positive();
export const instant = z.iso.datetime();
