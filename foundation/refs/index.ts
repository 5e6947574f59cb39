export { seedRef, seedUuid } from './seed-ref.ts';
