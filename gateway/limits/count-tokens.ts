import { Lexer, Source, TokenKind } from 'graphql';

/** Counts lexical tokens without building anything; what is no GraphQL ends the count, for the parser to report. */
export function countTokens(document: string): number {
  const lexer = new Lexer(new Source(document));
  let tokens = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
  } catch {
    return tokens;
  }
  return tokens;
}
