/** What a contract holds for the sake of its tools: never a part of its promise. */
const language =
  /^(contract__|federation__|link__|__)|^(_Any|_Entity|_Service|_FieldSet)\b|^Query\._(entities|service)\b|^FieldSet$/;

/**
 * True for a coordinate of the contract language or of federation, such as `contract__Stage.ACTIVE`
 * or `_Service`. A name of the contract's own that only begins with `_` is none.
 */
export function isOfTheLanguage(coordinate: string): boolean {
  return language.test(coordinate);
}
