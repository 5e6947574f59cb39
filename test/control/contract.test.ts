import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, Source } from 'graphql';
import { readConfig } from '@demarc/foundation/config';
import { factsOf, graphFactsOf } from '@demarc/supergraph/contract';
import { applyPolicy } from '../../supergraph/policy/apply-policy.ts';
import { composeContracts } from '../../supergraph/composition/compose-contracts.ts';
import { readRuleSettings } from '../../supergraph/rule-settings.ts';

const path = new URL('../../control/schema.graphql', import.meta.url);

/** The control plane's own contract, as the context `control` of the platform. */
async function question() {
  const document = parse(new Source(readFileSync(path, 'utf8'), 'control/schema.graphql'));
  const contract = { name: 'control', url: 'http://control.example/graphql', document };
  const read = await readConfig(new URL('../../demarc.yaml', import.meta.url).pathname);
  if (!read.ok) throw new Error('demarc.yaml is wrong.');
  const settings = readRuleSettings(read.config.rules);
  if (!settings.ok) throw new Error('The rules of demarc.yaml are wrong.');
  const teams = read.config.teams.map((team) =>
    team.id === 'platform' ? { ...team, contexts: ['control'] } : team,
  );
  return { contract, teams, severities: settings.severities };
}

test('the contract of the control plane keeps every rule that it applies to others', async () => {
  const { contract, teams, severities } = await question();
  const findings = applyPolicy(
    {
      contract,
      facts: factsOf(contract),
      graph: graphFactsOf([contract]),
      before: [],
      teams: new Map(teams.map((team) => [team.id, team])),
      today: '2026-11-27',
    },
    severities,
  );
  expect(findings).toEqual([]);
});

test('it composes, and could be one more subgraph', async () => {
  const { contract } = await question();
  expect(composeContracts([contract])).toMatchObject({ ok: true });
});
