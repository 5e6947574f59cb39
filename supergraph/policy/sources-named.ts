const SEPARATOR =
  /\s*[,;]\s*(?:(?:and|or|else|otherwise)\s+)?|\s+(?:and|or|else|otherwise|plus|vs\.?|[&|+/])\s+/i;
/** What follows explains, and names nobody: `the CRM, as sales keeps it`. */
const EXPLANATION =
  /^(?:after|as|at|because|before|but|by|except|for|from|if|in|kept|not|once|since|synced|that|through|unless|until|via|when|where|which|while|who|with|without)\b/i;
const ADDRESS = /^\w[\w-]*(\.[\w-]+)+$/;

/**
 * The authorities that a source names: more than one for `a.b and c.d`, `crm or erp`, `a.b, c.d`. What
 * is derived is one fact, whatever it is derived from; a name in words, such as `the terms and
 * conditions register`, stays whole.
 */
export function sourcesNamed(source: string): readonly string[] {
  const text = source.trim();
  if (/^derived:/i.test(text)) return [text];
  // What stands in brackets explains.
  const bare = text.replaceAll(/\([^()]*\)/g, ' ');
  const parts = bare
    .split(SEPARATOR)
    .map((part) => part.trim())
    .filter((part) => part !== '' && !EXPLANATION.test(part));
  const isList = /[,;]/.test(bare);
  const areNames =
    parts.every((part) => !/\s/.test(part)) || parts.some((part) => ADDRESS.test(part));
  return parts.length > 1 && (isList || areNames) ? parts : [text];
}
