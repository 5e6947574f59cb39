/** The type or the directive of a coordinate: `Type.field(argument:)` → `Type`; `@directive(argument:)` → `@directive`. */
export function holderOf(coordinate: string): string {
  return coordinate.replace(/[.(].*$/, '');
}
