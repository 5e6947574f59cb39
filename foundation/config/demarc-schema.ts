import { z } from 'zod';
import { operationLimits } from './limits.ts';

// Every `error` is a noun phrase: the reader of problems puts "must be" or "is missing:" before it.
const mapping = { error: 'a mapping of keys to values' };
const text = (what: string) => z.string({ error: what }).trim().min(1, { error: what });
const wholeNumber = (from: number, to: number, what: string) =>
  z.int({ error: what }).min(from, { error: what }).max(to, { error: what });
const path = text('a path, relative to this file');
const port = wholeNumber(1, 65_535, 'a whole number from 1 to 65535');
const url = text('an http or https URL such as "http://127.0.0.1:4001/graphql"').refine(isHttpUrl, {
  error: 'an http or https URL such as "http://127.0.0.1:4001/graphql"',
});
/** What demarc.yaml can make of a rule. */
const ruleSeverities = ['ERROR', 'WARNING', 'INFO', 'OFF'] as const;
const severityText = 'ERROR, WARNING, INFO or OFF';
/** Other processes, those whose keys lie beside the keys of subgraphs, and the database beside theirs. */
const reservedNames = new Set(['gateway', 'control', 'registry', 'operator', 'dev-issuer']);
const reservedText =
  'a name of its own: "gateway", "control", "registry", "operator" and "dev-issuer" are taken';

const limits = z.strictObject(
  Object.fromEntries(
    Object.entries(operationLimits).map(([name, limit]) => [
      name,
      wholeNumber(1, Number.MAX_SAFE_INTEGER, 'a whole number, 1 or more')
        .optional()
        .describe(`${limit.what} (${limit.default} unless said)`),
    ]),
  ),
  mapping,
);

const gateway = z.strictObject(
  {
    port: port.describe('where clients call'),
    host: text('a host name or an address')
      .default('127.0.0.1')
      .describe('the address to listen on'),
    cors: z
      .array(
        text('an origin such as "https://app.example.com"').refine(isOrigin, {
          error: 'an origin such as "https://app.example.com", without a path',
        }),
        { error: 'a list of origins' },
      )
      .default([])
      .describe('origins whose browser pages may call'),
    limits: limits.default({}).describe('what an operation may ask for'),
  },
  mapping,
);

const subgraph = z.strictObject(
  {
    name: text('a name of lower-case letters, digits and dashes')
      .regex(/^[a-z][a-z0-9_-]*$/, { error: 'a name of lower-case letters, digits and dashes' })
      .refine((name) => !reservedNames.has(name), {
        error: reservedText,
      })
      .describe('the context; owners.yaml and findings speak of it by this name'),
    contract: path.describe('its contract, an SDL file'),
    url: url.describe('where the gateway calls it'),
    start: text('a command such as "node subgraphs/billing/main.ts"')
      .optional()
      .describe('the command that starts it; without it, somebody else runs the subgraph'),
  },
  mapping,
);

const identity = z.strictObject(
  {
    issuer: text('the `iss` of user tokens, such as "https://login.example.com"').describe(
      'who issues user tokens: their `iss`',
    ),
    audience: text('the `aud` of user tokens, such as "demarc"').describe(
      'whom user tokens are for: their `aud`',
    ),
    jwks: text('a path or an http or https URL')
      .refine(isPathOrHttpUrl, { error: 'a path or an http or https URL' })
      .optional()
      .describe(
        "the issuer's public keys, a JWKS: a path or a URL; without it those of this desk's own issuer",
      ),
    grants: text('the name of a subgraph').describe(
      'the subgraph that knows what each user may do',
    ),
  },
  mapping,
);

/** The shape of demarc.yaml, each key with what it means. */
export const demarcSchema = z.strictObject(
  {
    graph: text('a name').describe('the name of the graph'),
    owners: path.describe('the file that lists the teams'),
    gateway: gateway.describe('the endpoint'),
    control: z
      .strictObject({ port: port.describe('where the control plane listens') }, mapping)
      .optional()
      .describe('the control plane'),
    identity: identity.optional().describe('who may ask; without it nobody is known to the graph'),
    example: path.optional().describe('an operation to show when everything is ready'),
    clients: path
      .default('clients')
      .describe(
        'the folder of client manifests, which `demarc clients` writes (`clients` unless said)',
      ),
    rules: z
      .record(z.string(), z.enum(ruleSeverities, { error: severityText }), mapping)
      .default({})
      .describe(
        'how much a rule of docs/rules.md weighs here: its code, and ERROR, WARNING, INFO or OFF',
      ),
    subgraphs: z
      .array(subgraph, { error: 'a list of subgraphs, one or more' })
      .min(1, { error: 'a list of subgraphs, one or more' })
      .describe('the contexts of the graph'),
  },
  mapping,
);

/** demarc.yaml as it stands: paths still relative. */
export type DemarcFile = z.output<typeof demarcSchema>;

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** `ftp://…` is no path that somebody meant. */
function isPathOrHttpUrl(text: string): boolean {
  return isHttpUrl(text) || !/^[a-z][a-z0-9+.-]*:\/\//i.test(text);
}

function isOrigin(text: string): boolean {
  return isHttpUrl(text) && new URL(text).origin === text;
}
