/** Where something stands in an API schema. */
export interface Place {
  /** A type, or a directive as `@name`. */
  readonly holder: string;
  /** A field, an enum value, a field of an input, a member of a union. */
  readonly member?: string | undefined;
  /** Of a field, or of a directive. */
  readonly argument?: string | undefined;
}

/** `Type`, `Type.member`, `Type.field(argument:)`, `@directive`, `@directive(argument:)`. */
export function coordinateOf({ holder, member, argument }: Place): string {
  const whole = member === undefined ? holder : `${holder}.${member}`;
  return argument === undefined ? whole : `${whole}(${argument}:)`;
}
