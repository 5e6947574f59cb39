/**
 * What a coordinate lies in, from the inside out: `Type.field(argument:)` → `Type.field`, `Type`. The
 * argument of a directive lies in the directive, the member of a union in the union.
 */
export function outerCoordinates(coordinate: string): readonly string[] {
  const end = coordinate.endsWith(':)') ? coordinate.indexOf('(') : coordinate.indexOf('.');
  if (end === -1) return [];
  const outer = coordinate.slice(0, end);
  return [outer, ...outerCoordinates(outer)];
}
