import { Kind, type ASTNode, type DocumentNode, type Location } from 'graphql';
import { coordinatesOf } from './coordinates.ts';

/** What a location says of a place; the tokens do not matter. */
type Span = Pick<Location, 'source' | 'start' | 'end'>;

/**
 * The narrowest schema coordinate around a place of a contract; `@name` in the definition of a
 * directive. Undefined outside of all, as at `extend schema`.
 */
export function coordinateAt(document: DocumentNode, place: Span): string | undefined {
  // Coordinates come from the outside in: the last one that surrounds the place is the narrowest.
  let narrowest: string | undefined;
  for (const { coordinate, node } of coordinatesOf(document)) {
    if (surrounds(node, place)) narrowest = coordinate;
  }
  if (narrowest !== undefined) return narrowest;
  const directive = document.definitions.find(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION && surrounds(node, place),
  );
  return directive?.kind === Kind.DIRECTIVE_DEFINITION ? `@${directive.name.value}` : undefined;
}

function surrounds({ loc }: ASTNode, place: Span): boolean {
  return (
    loc !== undefined &&
    loc.source === place.source &&
    loc.start <= place.start &&
    place.end <= loc.end
  );
}
