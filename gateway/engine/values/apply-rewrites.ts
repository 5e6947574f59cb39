import type { FetchDataRewrite } from '../planning/query-plan.ts';
import type { IsOfType } from './build-representation.ts';
import { readKey, setKey, type ResponseObject } from './response-object.ts';

const TYPE_CONDITION = '... on ';

/** Does to a value what the plan says: sets what is known of it, or gives a key its other name. */
export function applyRewrites(
  value: unknown,
  rewrites: readonly FetchDataRewrite[],
  isOfType: IsOfType,
): void {
  for (const rewrite of rewrites) applyAt(value, rewrite, 0, isOfType);
}

function applyAt(
  value: unknown,
  rewrite: FetchDataRewrite,
  step: number,
  isOfType: IsOfType,
): void {
  if (Array.isArray(value)) {
    for (const item of value) applyAt(item, rewrite, step, isOfType);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const object = value as ResponseObject;
  const element = rewrite.path[step];
  if (element === undefined) return;
  if (element.startsWith(TYPE_CONDITION)) {
    const typename = object['__typename'];
    const condition = element.slice(TYPE_CONDITION.length);
    if (typename === undefined || isOfType(typename, condition)) {
      applyAt(value, rewrite, step + 1, isOfType);
    }
  } else if (step < rewrite.path.length - 1) {
    applyAt(readKey(object, element), rewrite, step + 1, isOfType);
  } else if (rewrite.kind === 'ValueSetter') {
    object[element] = rewrite.setValueTo;
  } else {
    const renamed = readKey(object, element);
    if (renamed === undefined) return;
    setKey(object, rewrite.renameKeyTo, renamed);
    object[element] = undefined;
  }
}
