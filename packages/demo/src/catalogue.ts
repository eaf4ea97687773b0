import { demoId } from './demo-id.ts';
import type { DemoCertification, DemoCourse, DemoProductFamily } from './world.ts';

/** What the vendor sells. */
export const productFamilies: readonly DemoProductFamily[] = [
  { code: 'PLATFORM', name: 'Platform' },
  { code: 'ANALYTICS', name: 'Analytics' },
  { code: 'SECURITY', name: 'Security' },
  { code: 'INTEGRATION', name: 'Integration' },
  { code: 'STORAGE', name: 'Storage' },
  { code: 'SUPPORT', name: 'Premium support' },
];

const course = (code: string, name: string, minutes: number): DemoCourse => ({ id: demoId('course', code), code, name, minutes });

export const courses: readonly DemoCourse[] = [
  course('PRODUCT_INTRODUCTION', 'Introduction to the product', 60),
  course('SALES_BASICS', 'Selling the platform', 120),
  course('DEAL_REGISTRATION', 'Registering deals well', 45),
  course('CONFLICT_RESOLUTION', 'Negotiation and conflict resolution', 180),
  course('PRICING_AND_QUOTING', 'Pricing and quoting', 90),
  course('PLATFORM_ADMINISTRATION', 'Administering the platform', 480),
  course('ANALYTICS_WORKSHOP', 'Analytics workshop', 360),
  course('SECURITY_HARDENING', 'Security hardening', 300),
  course('INTEGRATION_PATTERNS', 'Integration patterns', 240),
  course('DATA_PROTECTION', 'Data protection for partners', 45),
];

const certification = (code: string, rest: Omit<DemoCertification, 'id' | 'code' | 'recertificationDays'>): DemoCertification =>
  ({ id: demoId('certification', code), code, ...rest, recertificationDays: 90 });

/** In the order in which people of one audience go for them. */
export const certifications: readonly DemoCertification[] = [
  certification('SALES_FOUNDATION', { name: 'Sales Foundation', level: 'FOUNDATIONAL', audience: 'SALES', validityMonths: 24 }),
  certification('SALES_ASSOCIATE', { name: 'Sales Associate', level: 'ASSOCIATE', audience: 'SALES', validityMonths: 24 }),
  certification('SALES_PRO', { name: 'Sales Professional', level: 'PROFESSIONAL', audience: 'SALES', validityMonths: 12 }),
  certification('TECH_FOUNDATION', { name: 'Technical Foundation', level: 'FOUNDATIONAL', audience: 'TECHNICAL', validityMonths: 24 }),
  certification('TECH_ASSOCIATE', { name: 'Technical Associate', level: 'ASSOCIATE', audience: 'TECHNICAL', validityMonths: 24 }),
  certification('TECH_PRO', { name: 'Technical Professional', level: 'PROFESSIONAL', audience: 'TECHNICAL', validityMonths: 12 }),
  certification('SECURITY_SPECIALIST', { name: 'Security Specialist', level: 'SPECIALTY', audience: 'TECHNICAL', validityMonths: 12 }),
  certification('ANALYTICS_SPECIALIST', { name: 'Analytics Specialist', level: 'SPECIALTY', audience: 'TECHNICAL', validityMonths: 12 }),
];
