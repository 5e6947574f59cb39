import { CONTRACT_SPEC, linkedSpec } from '@demarc/supergraph/contract';
import { Kind, type ConstValueNode } from 'graphql';
import type { PolicyRule } from '../policy-rule.ts';

/** One name in every contract: the composer crashes where two contexts import a directive under two. */
export const contractAliased: PolicyRule = {
  code: 'CONTRACT_ALIASED',
  family: 'ownership',
  severity: 'ERROR',
  when: 'The contract language is linked, or a directive of it imported, under another name (`as:`).',
  todo: 'Take `as:` out, and call the directives by their own names.',
  *find({ contract: { document } }) {
    const link = linkedSpec(document, CONTRACT_SPEC);
    if (link === undefined) return;
    const as = link.given.get('as')?.value;
    if (as?.kind === Kind.STRING && as.value !== 'contract') {
      yield {
        node: as,
        message:
          `The contract language is linked as "${as.value}" here. Take as: "${as.value}" out: ` +
          'contexts that call one directive by different names do not compose.',
      };
    }
    for (const { name, local, node } of link.imports) {
      if (local === name) continue;
      yield {
        coordinate: name,
        node: aliasOf(node),
        message:
          `${name} is imported as ${local} here. Import it as "${name}" and write ${name}: ` +
          'contexts that call one directive by different names do not compose.',
      };
    }
  },
};

function aliasOf(node: ConstValueNode): ConstValueNode {
  if (node.kind !== Kind.OBJECT) return node;
  return node.fields.find(({ name }) => name.value === 'as')?.value ?? node;
}
