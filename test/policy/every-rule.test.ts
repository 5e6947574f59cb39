import { readdirSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { factsOf, graphFactsOf, type Contract } from '@demarc/supergraph/contract';
import { parse, Source } from 'graphql';
import { applyPolicy } from '../../supergraph/policy/apply-policy.ts';
import { ruleFamilies, type PolicyRule } from '../../supergraph/policy/policy-rule.ts';
import { policyRules } from '../../supergraph/policy/policy-rules.ts';
import { hostileContracts } from '../kit/hostile-contracts.ts';
import { teams } from '../kit/policy-findings.ts';

const filesIn = (folder: string) => readdirSync(new URL(folder, import.meta.url)).sort();
const codes = policyRules.map(({ code }) => code);
const kebabOf = (code: string) => code.toLowerCase().replaceAll('_', '-');

describe('a rule', () => {
  test('has a code of its own', () => {
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  test('has a file that is called after its code, and the other way about', () => {
    expect(filesIn('../../supergraph/policy/rules')).toEqual(
      codes.map((code) => `${kebabOf(code)}.ts`).sort(),
    );
  });

  test.each(codes)('%s is the one export of its file', async (code) => {
    const module = (await import(`../../supergraph/policy/rules/${kebabOf(code)}.ts`)) as Readonly<
      Record<string, PolicyRule>
    >;
    const name = kebabOf(code).replaceAll(/-([a-z])/g, (_dash, letter: string) =>
      letter.toUpperCase(),
    );
    expect(Object.keys(module)).toEqual([name]);
    expect(module[name]).toBe(policyRules.find((rule) => rule.code === code));
  });

  test('has a test file that is called by its code, and the other way about', () => {
    const tests = filesIn('.').filter((file) => /^[A-Z]/.test(file));
    expect(tests).toEqual(codes.map((code) => `${code}.test.ts`).sort());
  });

  test('stands among those of its family, and the families in their order', () => {
    const families = policyRules.map(({ family }) => ruleFamilies.indexOf(family));
    expect(families).toEqual(families.toSorted((a, b) => a - b));
  });

  test('says in whole sentences what it refuses, and how to mend it', () => {
    const isSentence = (text: string) => /^[A-Z`@].*\."?$/s.test(text);
    const mute = policyRules.filter(({ when, todo }) => !isSentence(when) || !isSentence(todo));
    expect(mute.map(({ code }) => code)).toEqual([]);
  });
});

describe('no contract makes a rule throw, whatever was there before and stands around it:', () => {
  const contracts = hostileContracts.map(([name, text], index): Contract => {
    // A document without places comes from tools that build it.
    const document = parse(new Source(text, `${name}.graphql`), { noLocation: index % 5 === 4 });
    return { name: index === 0 ? 'billing' : name, url: `http://${index}.example`, document };
  });
  const graph = graphFactsOf(contracts);
  const before = contracts.map(factsOf);
  const byId = new Map(teams.map((team) => [team.id, team]));

  test.each(contracts)('$name', (contract) => {
    const facts = factsOf(contract);
    const alone = graphFactsOf([contract]);
    const subject = { contract, facts, teams: byId, today: '2026-11-27' };
    const findings = [
      ...applyPolicy({ ...subject, graph, before }),
      ...applyPolicy({ ...subject, graph: alone, before: [], teams: new Map() }),
    ];
    const broken = findings.filter(
      ({ message }) => !/[.?]"?$/.test(message) || /\bundefined\b|\[object /.test(message),
    );
    expect(broken).toEqual([]);
  });
});
