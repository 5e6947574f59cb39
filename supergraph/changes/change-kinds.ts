import { apiChangeKinds } from './api-change-kinds.ts';
import { contractChangeKinds } from './contract-change-kinds.ts';

/** Every kind of change: docs/changes.md is proved against it. */
export const changeKinds = { ...apiChangeKinds, ...contractChangeKinds };

export type ChangeKind = keyof typeof changeKinds;
