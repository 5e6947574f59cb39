/**
 * What stands at a place of an answer's data: names and list indexes with dots between them, such as
 * `createOrganization.organization.id` or `organizations.nodes.0.id`. Undefined where nothing does.
 */
export function pickValue(data: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, name) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, name)
          ? (value as Readonly<Record<string, unknown>>)[name]
          : undefined,
      data,
    );
}

/** For a shell: texts and numbers as they are, everything else as JSON. */
export function toLine(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
