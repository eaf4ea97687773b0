export const YOUNG: string;
