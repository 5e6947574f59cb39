/** What a plain request says. */
export interface Parameters {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Reads a body of GraphQL over HTTP; undefined for one that has more, or less, or something else in it. */
export function readParameters(text: string): Parameters | undefined {
  const body = parseJson(text);
  if (!isRecord(body)) return undefined;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || isThere(extensions)) return undefined;
  if (isThere(operationName) && typeof operationName !== 'string') return undefined;
  if (isThere(variables) && !isRecord(variables)) return undefined;
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : undefined,
    variables: isRecord(variables) ? variables : {},
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Told of by the station that reads bodies.
    return undefined;
  }
}

function isThere(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
