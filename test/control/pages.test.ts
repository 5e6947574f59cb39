import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ownedContracts } from '../kit/owned-graph.ts';
import { startTestControl, type TestControl } from '../kit/start-control.ts';

const { catalogue, reviews } = ownedContracts;
const HOSTILE = '<script>alert("1")</script> & \u202Eenoemos';

/** What each version makes of the catalogue's contract. */
const withSubtitle = catalogue.replace(
  '  "How many pages',
  `  "What the cover says below it: ${HOSTILE.replaceAll('"', "'")}."
  subtitle: String @contract(source: "catalogue.books.subtitle")
  "How many pages`,
);
const withoutPages = withSubtitle.replace(
  'pages: Int! @contract(',
  'pages: Int! @deprecated(reason: "Use Book.subtitle. Retires 2099-01-31.") @lifecycle(stage: DEPRECATED, since: "2026-11-02", replacedBy: "Book.subtitle", retireOn: "2099-01-31") @data(class: INTERNAL) @contract(',
);

let control: TestControl;
let reader: string;
beforeAll(async () => {
  control = await startTestControl();
  reader = await control.createToken('READER');
  await publish({ catalogue, reviews }, undefined);
  await publish({ catalogue: withSubtitle }, `Readers asked for ${HOSTILE}`);
  await publish({ catalogue: withoutPages }, `"Pages" are the publisher's.`);
});
afterAll(() => control.close());

async function publish(contracts: Readonly<Record<string, string>>, reason: string | undefined) {
  const input = {
    requestId: `pages-${String(performance.now()).padEnd(16, '0')}`,
    contracts: Object.entries(contracts).map(([subgraph, sdl]) => ({
      subgraph,
      url: `http://${subgraph}.example/graphql`,
      path: `${subgraph}.graphql`,
      sdl,
    })),
    reason,
  };
  const answer = await control.ask(
    `mutation ($input: PublishContractsInput!) { publishContracts(input: $input) { __typename } }`,
    { input },
  );
  const { publishContracts } = answer.data as { publishContracts?: { __typename?: string } };
  if (publishContracts?.__typename !== 'PublishContractsPayload') throw new Error(answer.text);
}

/** As a browser gives a token: for the password. */
const basic = (token: string) => `Basic ${Buffer.from(`me:${token}`).toString('base64')}`;

async function open(path: string, { authorization = basic(reader), method = 'GET' } = {}) {
  const response = await fetch(new URL(path, control.url), {
    method,
    headers: { ...(authorization !== '' && { authorization }) },
    redirect: 'manual',
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What a reader sees, on one line. */
const seen = (page: string) =>
  page
    .replace(/<style>[^]*<\/style>/, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('a changelog for people', () => {
  test('tells what was added, what goes when, and what to use instead', async () => {
    const { status, text } = await open('/changelog/1/3');
    expect(status).toBe(200);
    expect(seen(text)).toContain('shop: what changes from version 1 to version 3');
    expect(seen(text)).toMatch(/Added .*Book.subtitle/);
    expect(seen(text)).toMatch(
      /On its way out .*Book\.pages Goes on 2099-01-31 . Use Book\.subtitle instead\. Ask catalogue \(#catalogue\)\./,
    );
    expect(seen(text)).not.toContain('Breaking');
  });

  test('tells the way back too, and that it breaks', async () => {
    const { text } = await open('/changelog/3/1');
    expect(seen(text)).toContain('from version 3 back to version 1');
    expect(seen(text)).toMatch(/Breaking .*Book\.subtitle/);
  });

  test('tells owners more than those who call the graph', async () => {
    const [forClients, forOwners] = [
      seen((await open('/changelog/2/3')).text),
      seen((await open('/changelog/2/3?contracts')).text),
    ];
    expect(forClients).not.toContain('INTERNAL');
    expect(forOwners).toMatch(/Book\.pages .*INTERNAL/);
    expect((await open('/changelog/1/2?contracts')).text).toContain(
      '<a href="/changelog/2/3?contracts">',
    );
  });

  test('says of a version and itself that nothing differs', async () => {
    const { status, text } = await open('/changelog/2/2');
    expect(status).toBe(200);
    expect(seen(text)).toContain('The contracts of both are the same.');
  });

  test.each(['/changelog/1/9', '/changelog/0/1', '/changelog/1/x', '/changelog/9/1', '/changelog'])(
    'knows no %s',
    async (path) => {
      const { status, text } = await open(path);
      expect(status).toBe(404);
      expect(seen(text)).toContain('There is no version');
    },
  );

  test('is found from the form, by number', async () => {
    const { status, headers } = await open('/changelog?from=1&to=3&contracts=');
    expect([status, headers.get('location')]).toEqual([303, '/changelog/1/3?contracts']);
  });
});

describe('the list of versions', () => {
  test('says who published what, and why, and leads to what changed', async () => {
    const { status, text } = await open('/');
    expect(status).toBe(200);
    expect(seen(text)).toMatch(/Version 3 .*Version 2 .*Version 1 .*The first\./);
    expect(text).toContain('<a href="/changelog/2/3">');
    expect(seen((await open('/?before=2')).text)).not.toContain('Version 2');
  });
});

describe('what others wrote', () => {
  test.each(['/', '/changelog/1/2', '/changelog/1/2?contracts', '/changelog/1/%3Cscript%3E'])(
    'marks nothing up on %s, runs nothing and turns nothing round',
    async (path) => {
      const { text, headers } = await open(path);
      expect(text).not.toMatch(/<script|\u202E|="[^"]*</);
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
      );
    },
  );

  test('is there to be read all the same', async () => {
    expect((await open('/')).text).toContain(
      'Readers asked for &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; \uFFFDenoemos',
    );
    expect((await open('/')).text).toContain('&quot;Pages&quot; are the publisher&#39;s.');
  });
});

describe('a browser', () => {
  test('is asked for a token where it gives none, or a wrong one', async () => {
    for (const authorization of ['', basic('demarc_0'), basic(`${reader}x`), 'Basic !', 'Basic']) {
      const { status, headers, text } = await open('/changelog/1/2', { authorization });
      expect([status, headers.get('www-authenticate')]).toEqual([
        401,
        'Basic realm="Demarc registry", charset="UTF-8"',
      ]);
      expect(text).not.toContain('Book');
    }
  });

  test('opens pages with it and no other door', async () => {
    const authorization = basic(control.token);
    expect((await open('/', { authorization })).status).toBe(200);
    expect((await open('/supergraph', { authorization })).status).toBe(401);
    expect((await open('/graphql?query=%7B__typename%7D', { authorization })).status).toBe(401);
    expect((await open('/graphql', { authorization, method: 'POST' })).status).toBe(401);
    expect((await open('/', { authorization, method: 'POST' })).status).toBe(401);
  });

  test('is no gateway of the graph', async () => {
    expect((await open('/', { authorization: `Bearer ${reader}` })).status).toBe(200);
  });
});
