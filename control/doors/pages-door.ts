import { Router, type Request, type Response } from 'express';
import type { Team } from '@demarc/foundation/config';
import { changelogBetween } from '@demarc/supergraph/publishing';
import type { Registry, Version } from '@demarc/supergraph/registry';
import { changelogPage } from '../pages/changelog-page.ts';
import { html } from '../pages/html.ts';
import { sendPage } from '../pages/send-page.ts';
import { versionsPage } from '../pages/versions-page.ts';

/** How many versions are on one page. */
const PAGE = 50;

/**
 * Pages for people, in a browser: `GET /` lists the versions, `GET /changelog/3/7` tells what changes from
 * version 3 to version 7, for owners too with `?contracts`. Whoever may read anything may read them.
 */
export function pagesDoor({
  registry,
  graph,
  teams,
}: {
  readonly registry: Registry;
  readonly graph: string;
  readonly teams: readonly Team[];
}): Router {
  const contacts = new Map(teams.map(({ id, contact }) => [id, contact]));
  const router = Router();
  router.get('/', async (request, response) => {
    const before = numberOf(request.query['before']);
    const [current, versions] = [
      await registry.current(),
      await registry.versions({ first: PAGE, before }),
    ];
    const body = versionsPage({ graph, versions, newest: current?.number, contacts });
    sendPage(response, { title: `${graph}: versions`, body });
  });
  router.get('/changelog', (request, response) => {
    const [from, to] = [numberOf(request.query['from']), numberOf(request.query['to'])];
    if (from === undefined || to === undefined) {
      unknown(response, from === undefined ? request.query['from'] : request.query['to']);
      return;
    }
    response.redirect(303, `/changelog/${from}/${to}${contractsOf(request) ? '?contracts' : ''}`);
  });
  router.get('/changelog/:from/:to', async (request, response) => {
    const { from, to } = request.params;
    const [before, after, current] = [
      await versionOf(from),
      await versionOf(to),
      await registry.current(),
    ];
    if (before === undefined || after === undefined || current === undefined) {
      unknown(response, before === undefined ? from : to);
      return;
    }
    const includesContracts = contractsOf(request);
    const changelog = await changelogBetween(registry, {
      from: before,
      to: after,
      includesContracts,
    });
    const body = changelogPage({
      graph,
      from: before,
      to: after,
      newest: current.number,
      changelog,
      includesContracts,
      between: await versionsBetween(before, after),
      contacts,
    });
    sendPage(response, { title: `${graph}: version ${from} to ${to}`, body });
  });
  return router;

  async function versionOf(text: string): Promise<Version | undefined> {
    const number = numberOf(text);
    return number === undefined ? undefined : registry.version(number);
  }

  async function versionsBetween(one: Version, other: Version): Promise<readonly Version[]> {
    const [older, newer] = [one.number, other.number].toSorted((a, b) => a - b);
    if (older === undefined || newer === undefined) return [];
    return registry.versions({ first: Math.min(PAGE, newer - older), before: newer + 1 });
  }

  function unknown(response: Response, asked: unknown): void {
    const named = typeof asked === 'string' ? asked.slice(0, 64) : '';
    const title = `${graph}: no such version`;
    const body = html`<nav><a href="/">All versions</a></nav>
      <main>
        <h1>${title}</h1>
        <p>There is no version ${named} in this registry.</p>
      </main>`;
    sendPage(response, { status: 404, title, body });
  }
}

/** A number of a version; undefined for everything else. */
function numberOf(text: unknown): number | undefined {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

function contractsOf(request: Request): boolean {
  return request.query['contracts'] !== undefined;
}
