import { readFileSync } from 'node:fs';
import {
  buildASTSchema,
  isLeafType,
  getNamedType,
  parse,
  type GraphQLObjectType,
  type GraphQLUnionType,
} from 'graphql';
import { accountsDefinition } from './accounts.ts';

/** What is read of what a mutation changed. */
const changed: Readonly<Record<string, string>> = {
  organization: '{ id lifecycleState }',
  workspace: '{ id name lifecycleState }',
  onboarding: '{ state completedSteps steps { code state } }',
  membership: `{
    id state joinedAt user { id state } workspace { id }
    roleAssignments { role { code } expiresAt grantedById }
  }`,
  delegation: `{
    id permissionCodes effectivePermissions maxDepth revokedAt
    delegator { id } delegate { id } scopeWorkspace { id }
  }`,
};

const contract = buildASTSchema(parse(readFileSync(accountsDefinition.contract, 'utf8')), {
  assumeValidSDL: true,
});

/** An operation for each mutation: it reads whatever the mutation can come to, and every field of a refusal. */
export const mutationOperations: ReadonlyMap<string, string> = new Map(
  Object.values(contract.getMutationType()?.getFields() ?? {}).map(({ name, type, args }) => {
    const members = (getNamedType(type) as GraphQLUnionType).getTypes();
    return [
      name,
      `mutation ($input: ${String(args[0]?.type)}) { result: ${name}(input: $input) {
        __typename ${members.map((member) => `... on ${member.name} { ${fieldsOf(member)} }`).join(' ')}
      } }`,
    ];
  }),
);

function fieldsOf(member: GraphQLObjectType): string {
  return Object.values(member.getFields())
    .map(({ name, type }) =>
      isLeafType(getNamedType(type)) ? name : `${name} ${changed[name] ?? ''}`,
    )
    .join(' ');
}
