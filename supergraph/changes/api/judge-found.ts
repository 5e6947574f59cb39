import type { Difference } from '../change.ts';
import { apiDifference } from './api-difference.ts';
import type { BothApis } from './both-apis.ts';
import { directiveAt, fieldAt } from './element-at.ts';
import type { FoundDifference } from './inspector-differences.ts';
import type { Law } from './law.ts';
import { directiveLaws } from './laws/directive-laws.ts';
import { fieldLaws } from './laws/field-laws.ts';
import { inputLaws } from './laws/input-laws.ts';
import { typeLaws } from './laws/type-laws.ts';

const ours = { ...fieldLaws, ...inputLaws, ...typeLaws, ...directiveLaws };
const laws: Readonly<Record<keyof typeof ours, Law>> = ours;

/**
 * What is told elsewhere, or cannot be seen by a client: what a description says is the contract's
 * meaning, deprecations are compared by ourselves, and introspection shows no applied directive.
 */
const leftOut = /_DESCRIPTION_(ADDED|REMOVED|CHANGED)$|_DEPRECATION_|^DIRECTIVE_USAGE_/;

/** Judges what was found by our own law. Undefined where another difference tells of it. */
export function judgeFound(found: FoundDifference, apis: BothApis): Difference | undefined {
  const { type, place, message } = found;
  if (leftOut.test(type) || isPartOfNew(found, apis)) return undefined;
  if (!isKnown(type)) {
    return apiDifference('UNKNOWN_DIFFERENCE', place, {
      message: `${message.replace(/\.?$/, '.')} What that does to clients is not known here (${type}).`,
    });
  }
  const verdict = laws[type](found, apis);
  return verdict && apiDifference(type, place, verdict);
}

function isKnown(type: string): type is keyof typeof laws {
  return Object.hasOwn(laws, type);
}

/** Where something is new, its parts are not told one by one. */
function isPartOfNew({ type, place }: FoundDifference, { before }: BothApis): boolean {
  if (/^(TYPE|DIRECTIVE|OBJECT_TYPE_INTERFACE)_ADDED$|^SCHEMA_/.test(type)) return false;
  const { holder, member, argument } = place;
  if (holder.startsWith('@')) return directiveAt(before, place) === undefined;
  if (before.getType(holder) === undefined) return true;
  return argument !== undefined && member !== undefined && fieldAt(before, place) === undefined;
}
