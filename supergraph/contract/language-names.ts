/** What a contract holds for the sake of its tools: never a part of its promise. */
const language = /^(contract__|federation__|link__|_)|^(FieldSet|link__Import)$/;

/** True for a coordinate of the contract language or of federation, such as `contract__Stage.ACTIVE`. */
export function isOfTheLanguage(coordinate: string): boolean {
  return language.test(coordinate);
}
