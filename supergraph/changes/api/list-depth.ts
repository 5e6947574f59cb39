/** How many lists stand around the named type: 2 for `[[Int!]]!`. */
export function listDepth(type: string): number {
  return type.lastIndexOf('[') + 1;
}
