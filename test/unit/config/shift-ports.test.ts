import { describe, expect, test } from '@jest/globals';
import { mergeLimits, shiftPorts, type Config } from '@demarc/foundation/config';

const subgraph = (name: string, url: string) => ({ name, url, contract: `/g/${name}.graphql` });
const config: Config = {
  file: '/g/demarc.yaml',
  folder: '/g',
  graph: 'demarc',
  owners: '/g/owners.yaml',
  teams: [],
  gateway: { host: '127.0.0.1', port: 4000, cors: [], limits: mergeLimits() },
  control: { port: 4010 },
  clients: '/g/clients',
  rules: [],
  subgraphs: [
    subgraph('near', 'http://localhost:4001/graphql'),
    subgraph('far', 'https://far.example.com/graphql'),
  ],
};

describe('shiftPorts', () => {
  test('moves every port on this machine by one offset, and no other', () => {
    const shifted = shiftPorts(config, 4100);
    expect(shifted).toMatchObject({
      ok: true,
      config: {
        gateway: { port: 4100 },
        control: { port: 4110 },
        subgraphs: [
          { url: 'http://localhost:4101/graphql' },
          { url: 'https://far.example.com/graphql' },
        ],
      },
    });
  });

  test('says which port would leave the range', () => {
    expect(shiftPorts(config, 65_530)).toEqual({
      ok: false,
      message:
        'With the gateway on port 65530, the control plane would move to 65540: ports run from 1 to 65535.',
    });
  });
});
