/** The environment variable of one context: `variableOf('billing', 'DATABASE_URL')` is `BILLING_DATABASE_URL`. */
export function variableOf(context: string, name: string): string {
  return `${context.replaceAll('-', '_').toUpperCase()}_${name}`;
}
