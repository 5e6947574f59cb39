import {
  deprecationReason,
  factsOf,
  isRequiredInput,
  type Contract,
  type CoordinateFacts,
} from '@demarc/supergraph/contract';
import type { ConstDirectiveNode } from 'graphql';
import type { Edit } from './edit.ts';

/**
 * Keeps `@deprecated`, which introspection shows, in step with `@lifecycle`, which says when and what
 * instead. A lone `@deprecated` stays: when it retires only its owner knows.
 */
export function deprecationEdits(contract: Contract): readonly Edit[] {
  return factsOf(contract).all.flatMap((facts) => editOf(facts) ?? []);
}

function editOf(facts: CoordinateFacts): Edit | undefined {
  const { kind, node, lifecycle, stage } = facts;
  // GraphQL deprecates neither types nor what has to be given.
  if (kind === 'TYPE' || isRequiredInput(facts) || lifecycle === undefined) return undefined;
  const present = node.directives?.find(({ name }) => name.value === 'deprecated');
  if (stage !== 'DEPRECATED' && stage !== 'RETIRED') return present && removalOf(present);
  const reason = deprecationReason(lifecycle);
  if (reason === undefined) return undefined;
  const text = `@deprecated(reason: ${JSON.stringify(reason)})`;
  if (present?.loc) return { start: present.loc.start, end: present.loc.end, text };
  const loc = node.loc;
  return loc && { start: loc.end, end: loc.end, text: `${gapBefore(facts)}${text}` };
}

/** It stands as `@lifecycle` does: on a line of its own, as far in, or on the same. */
function gapBefore({ node }: CoordinateFacts): string {
  const loc = node.directives?.find(({ name }) => name.value === 'lifecycle')?.loc;
  const line =
    loc?.source.body
      .slice(0, loc.start)
      .split(/\r\n|[\r\n]/)
      .at(-1) ?? '';
  return line !== '' && line.trim() === '' ? `\n${line}` : ' ';
}

/** Takes the white space before it along. */
function removalOf({ loc }: ConstDirectiveNode): Edit | undefined {
  if (loc === undefined) return undefined;
  const before = loc.source.body.slice(0, loc.start).trimEnd().length;
  return { start: before, end: loc.end, text: '' };
}
