import {
  directivesNamed,
  entitiesOf,
  federationNames,
  isType,
  type Contract,
} from '@demarc/supergraph/contract';
import { Kind } from 'graphql';

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/** What to do about a field that several contexts resolve, where only one may. */
export function sharingAdvice(coordinate: string, sharers: readonly Contract[]): string {
  const [type = ''] = coordinate.split('.');
  if (rootTypes.has(type)) return `Give the field another name in one of them.`;
  const keyed = sharers.filter(({ document }) => entitiesOf(document).has(type));
  const keyless = sharers.filter((contract) => !keyed.includes(contract)).map(({ name }) => name);
  const [model] = keyed;
  if (model === undefined) {
    return (
      `If ${type} is the same thing in all of them, make it an entity (@key) or mark it @shareable; ` +
      'if not, give it another name in one of them.'
    );
  }
  if (keyless.length > 0) {
    return (
      `If it is the same ${type}, repeat ${keyOf(type, model)} on ${type} in ${keyless.join(' and in ')}; ` +
      'if it is another thing, give it another name.'
    );
  }
  const home = keyed.find(({ document }) => entitiesOf(document).get(type)?.isHome)?.name;
  if (home === undefined) return `Leave ${coordinate} to one of them.`;
  const others = keyed.flatMap(({ name }) => (name === home ? [] : [name])).join(' and of ');
  return (
    `${type} is at home in ${home}: take the field out of ${others}, ` +
    `or move it with @override(from: "${home}").`
  );
}

/** The first `@key` of a type as its contract writes it. */
function keyOf(type: string, { document }: Contract): string {
  const key = federationNames(document)('key');
  for (const node of document.definitions) {
    if (!isType(node) || node.name.value !== type) continue;
    for (const application of directivesNamed(node, key)) {
      const fields = application.arguments?.find(({ name }) => name.value === 'fields')?.value;
      if (fields?.kind === Kind.STRING) return `@key(fields: "${fields.value}")`;
    }
  }
  return '@key';
}
