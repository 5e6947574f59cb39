import { deprecationKinds } from './api/kinds/deprecation-kinds.ts';
import { directiveKinds } from './api/kinds/directive-kinds.ts';
import { fieldKinds } from './api/kinds/field-kinds.ts';
import { inputKinds } from './api/kinds/input-kinds.ts';
import { typeKinds } from './api/kinds/type-kinds.ts';

/** What clients can see change. The words are those of GraphQL Inspector, wherever it has one. */
export const apiChangeKinds = {
  ...fieldKinds,
  ...inputKinds,
  ...typeKinds,
  ...directiveKinds,
  ...deprecationKinds,
};

export type ApiChangeKind = keyof typeof apiChangeKinds;
