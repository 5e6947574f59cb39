import { entitiesOf, type Contract } from '@demarc/supergraph/contract';
import { firstKeyOf } from './first-key.ts';

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * What to do about a field that several contexts resolve, where only one may; undefined where the
 * message says it.
 */
export function sharingAdvice(
  message: string,
  coordinate: string,
  sharers: readonly Contract[],
): string | undefined {
  const [type = ''] = coordinate.split('.');
  if (message.startsWith('Fields on root level subscription')) {
    return 'Take @shareable away, and let one of them alone resolve the field.';
  }
  if (message.includes('targets an unknown subgraph')) return undefined;
  if (message.includes('(through @interfaceObject')) {
    return 'Take the field out of the @interfaceObject, or out of the types of the other subgraph.';
  }
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
      `If it is the same ${type}, repeat ${firstKeyOf(type, model) ?? '@key'} on ${type} in ${keyless.join(' and in ')}; ` +
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
