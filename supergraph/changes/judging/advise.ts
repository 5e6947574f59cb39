import { isRequiredInput, type CoordinateFacts, type Team } from '@demarc/supergraph/contract';
import type { ChangeKind } from '../change-kinds.ts';
import { deprecationText } from './deprecation-text.ts';
import { effectiveLevel } from './effective-level.ts';
import type { JudgedChange } from './judge-change.ts';
import { nameOwner } from './name-owner.ts';
import { renamedTo, type Additions } from './renamed-to.ts';

interface Surroundings {
  readonly additions: Additions;
  readonly teams: ReadonlyMap<string, Team>;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** What to do instead of a breaking change of the contract. */
const instead: Readonly<Partial<Record<ChangeKind, string>>> = {
  KEY_REMOVED: 'Keep the key, and add the new one beside it.',
  KEY_MADE_UNRESOLVABLE: 'Leave the key resolvable.',
  SHAREABLE_REMOVED: 'Leave @shareable until no other subgraph resolves it.',
  DATA_CLASS_LOWERED:
    'Keep the class; where less is to be known of it, add a field beside it that says less, with a class of its own.',
  INTERFACE_OBJECT_CHANGED:
    'Leave the type as it is, and change the interface in its own subgraph.',
  ACCESS_TIGHTENED: 'Leave the demand as it is, and add a field beside it that asks for more.',
  UNION_MEMBER_REMOVED:
    'Put it back, and deprecate the type that is to go with its own @lifecycle.',
  OBJECT_TYPE_INTERFACE_REMOVED:
    'Put it back, and deprecate the interface with its own @lifecycle.',
  SCHEMA_QUERY_TYPE_CHANGED: 'Leave it as it is.',
  SCHEMA_MUTATION_TYPE_CHANGED: 'Leave it as it is.',
  SCHEMA_SUBSCRIPTION_TYPE_CHANGED: 'Leave it as it is.',
  FIELD_ARGUMENT_ADDED: 'Make it optional, or give it a default.',
  INPUT_FIELD_ADDED: 'Make it optional, or give it a default.',
  DIRECTIVE_ARGUMENT_ADDED: 'Make it optional, or give it a default.',
};

/** What to do instead of a change that the level forbids. */
export function advise(judged: JudgedChange, surroundings: Surroundings): string {
  const { change, standing, permission } = judged;
  const { was, keeper, effect } = standing;
  if (permission === 'DATE') return 'Put it back until then.';
  const level = effectiveLevel(keeper?.facts);
  if (level === 'FROZEN' || change.severity !== 'BREAKING') {
    const owner = nameOwner(keeper?.facts.owner ?? change.owner, surroundings.teams);
    const lower = change.severity === 'DANGEROUS' ? 'BACKWARD' : 'FULL';
    const next =
      change.severity === 'BREAKING' && effect !== 'ADDS' ? ', and then deprecate it' : '';
    return `Take it back; or lower the level first, in a version of its own that ${owner} approves, with @contract(compat: ${lower})${next}.`;
  }
  const known = instead[change.kind];
  if (known !== undefined) return known;
  return was === undefined ? 'Take it back.' : adviseToDeprecate(judged, was.facts, surroundings);
}

function adviseToDeprecate(
  { change, standing }: JudgedChange,
  was: CoordinateFacts,
  { additions, today }: Surroundings,
): string {
  const removes = standing.effect === 'REMOVES';
  if (was.stage === 'DEPRECATED') {
    return removes
      ? 'Put it back, and give its @lifecycle a retire date first.'
      : 'Leave it as it is until its retire date.';
  }
  const renamed = renamedTo(was, additions);
  const optional = isRequiredInput(was) ? 'made optional and ' : '';
  if (removes) {
    const text = deprecationText(was, { replacement: renamed, today });
    return `Put it back, ${optional}deprecated, and take it out after its retire date: ${text}`;
  }
  if (change.kind === 'STAGE_RETIRED') {
    const text = deprecationText(was, { replacement: renamed, today });
    return `Deprecate it, and retire it after its retire date: ${text}`;
  }
  const replacement = renamed ?? nameBeside(was);
  const text = deprecationText(was, { replacement, today });
  return `Leave it as it is, add the new one beside it, say as ${replacement}, and deprecate this one, ${optional}with: ${text}`;
}

/** `Type.field` → `Type.newField`, `Enum.VALUE` → `Enum.NEW_VALUE`, `Type` → `NewType`. */
function nameBeside({ coordinate, kind }: CoordinateFacts): string {
  return coordinate.replace(/(\w)(\w*)(:\))?$/, (_, first: string, rest: string, end = '') => {
    if (kind === 'ENUM_VALUE') return `NEW_${first}${rest}`;
    return `${kind === 'TYPE' ? 'New' : 'new'}${first.toUpperCase()}${rest}${end}`;
  });
}
