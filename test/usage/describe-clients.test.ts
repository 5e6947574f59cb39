import { expect, test } from '@jest/globals';
import { graphFactsOf } from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { describeClients } from '../../supergraph/usage/describe-clients.ts';
import { contractText } from '../kit/contract-text.ts';
import { manifestOf } from './client-manifests.ts';

const lifecycle = (retireOn: string) =>
  `@lifecycle(stage: DEPRECATED, since: "2026-09-01", retireOn: "${retireOn}", replacedBy: "User.state")`;

const text = contractText(
  'identity',
  `type Query { me: User userNamed(name: String, old: Int ${lifecycle('2027-05-01')}): User }
   type User @key(fields: "id") @contract(owner: "identity") {
     id: ID! status: String ${lifecycle('2027-03-01')} statusFull: String state: State
   }
   enum State { OPEN SHUT @lifecycle(stage: RETIRED, since: "2026-09-01", note: "none: gone") }`,
);

test('what a version uses that is on its way out, the first to go first; what no longer fits', () => {
  const contracts = [
    {
      name: 'accounts',
      url: 'http://accounts.example/graphql',
      document: parse(new Source(text, 'accounts.graphql')),
    },
  ];
  const composed = composeContracts(contracts);
  if (!composed.ok) throw new Error(composed.findings.map(({ message }) => message).join('\n'));
  const graph = { graph: graphFactsOf(contracts), schema: composed.apiSchema() };
  const old = 'query Old { userNamed(old: 1) { status } }';
  const also = 'query Also { me { status } }';
  const clean = 'query Clean { me { statusFull } }';
  const gone = 'query Gone { you }';
  const state = 'query State { me { state } }';
  const manifests = [
    manifestOf('web@2', [old, also, clean, gone]),
    manifestOf('web@1', [old, gone], { state: 'retired' }),
    manifestOf('ios@1', [state]),
  ];
  expect(describeClients(manifests, graph)).toEqual([
    {
      manifest: manifests[0],
      departing: [
        {
          coordinate: 'User.status',
          stage: 'DEPRECATED',
          retireOn: '2027-03-01',
          replacedBy: 'User.state',
          owner: 'identity',
          operations: ['Old', 'Also'],
        },
        {
          coordinate: 'Query.userNamed(old:)',
          stage: 'DEPRECATED',
          retireOn: '2027-05-01',
          replacedBy: 'User.state',
          owner: 'identity',
          operations: ['Old'],
        },
      ],
      unfit: ['Gone'],
    },
    { manifest: manifests[1], departing: [], unfit: [] },
    {
      manifest: manifests[2],
      departing: [
        {
          coordinate: 'State.SHUT',
          stage: 'RETIRED',
          retireOn: undefined,
          replacedBy: undefined,
          owner: 'identity',
          operations: ['State'],
        },
      ],
      unfit: [],
    },
  ]);
});
