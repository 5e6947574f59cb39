import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBookshop, type Bookshop } from '../kit/bookshop/bookshop.ts';
import { runDemarc } from '../kit/demarc-process.ts';
import { startTestGateway, type TestGateway } from '../kit/test-gateway.ts';

let shop: Bookshop;
let gateway: TestGateway;
let folder: string;
beforeAll(async () => {
  shop = await startBookshop();
  gateway = await startTestGateway(shop.supergraphFile);
  folder = await mkdtemp(join(tmpdir(), 'demarc-ask-'));
  await writeFile(
    join(folder, 'owners.yaml'),
    `teams:
  - id: shop
    name: Shop
    contact: shop@mail.example
    people: [ada]
    contexts: [books]
`,
  );
  await writeFile(
    join(folder, 'me.graphql'),
    'query Me($skip: Boolean!) { me { id name @skip(if: $skip) } }',
  );
  await writeFile(
    join(folder, 'demarc.yaml'),
    `graph: shop
owners: owners.yaml
gateway:
  port: 1
subgraphs:
  - name: books
    contract: me.graphql
    url: http://127.0.0.1:2/graphql
`,
  );
});
afterAll(async () => {
  await gateway.stop();
  await shop.stop();
  await rm(folder, { recursive: true });
});

const ask = (...args: readonly string[]) =>
  runDemarc(['ask', ...args, '--url', `${gateway.url}/graphql`], folder);

describe('demarc ask', () => {
  test('prints the answer', async () => {
    const { code, stdout, stderr } = await ask('{ me { name } }');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ data: { me: { name: expect.any(String) } } });
  });

  test('prints one value for a script, from a file and with variables', async () => {
    const picked = await ask('me.graphql', '--variables', '{"skip": true}', '--pick', 'me.id');
    expect([picked.code, picked.stderr]).toEqual([0, '']);
    expect(picked.stdout).toMatch(/^\S+\n$/);
    const whole = await ask('me.graphql', '-v', '{"skip": true}', '--pick', 'me');
    expect(JSON.parse(whole.stdout)).toEqual({ id: picked.stdout.trim() });
  });

  test('takes texts for variables one by one', async () => {
    const query =
      'query ($a: String!, $b: String!) { a: __type(name: $a) { name } b: __type(name: $b) { name } }';
    const { code, stdout } = await ask(query, '-f', 'a=String', '-f', 'b=a=b');
    expect([code, JSON.parse(stdout)]).toEqual([0, { data: { a: { name: 'String' }, b: null } }]);
  });

  test('says when nothing stands at the place to pick', async () => {
    const { code, stdout, stderr } = await ask('{ me { name } }', '--pick', 'me.constructor');
    expect(code).toBe(1);
    expect(stderr).toContain('there is nothing at me.constructor');
    expect(JSON.parse(stdout)).toHaveProperty('data.me.name');
  });

  test('ends with 1 where the answer has errors', async () => {
    const { code, stdout } = await ask('{ nobody }', '--pick', 'nobody');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toHaveProperty(
      'errors.0.extensions.code',
      'GRAPHQL_VALIDATION_FAILED',
    );
  });

  test.each([
    [['{ me { id } }', '--variables', '[1]'], 'It must be a JSON object'],
    [['{ me { id } }', '--as', 'ada'], 'It must be the id of a user'],
    [['{ me { id } }', '-f', 'id'], 'It must be a name, = and a text'],
    [['missing.graphql'], 'There is no such file'],
  ])('explains wrong usage: %j', async (args, sentence) => {
    const { code, stderr } = await ask(...args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(sentence)]);
  });

  test('says how to start what does not answer', async () => {
    const { code, stderr } = await runDemarc(['ask', '{ me { id } }'], folder);
    expect(code).toBe(3);
    expect(stderr).toContain('http://127.0.0.1:1/graphql does not answer as a gateway does');
  });
});
