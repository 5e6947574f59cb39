import type { Version } from '@demarc/supergraph/registry';
import { html, type Html } from './html.ts';
import { versionItem } from './version-item.ts';

/** A part of all versions, the newest first. */
export interface VersionsPage {
  readonly graph: string;
  readonly versions: readonly Version[];
  /** The number of the newest of all; undefined before the first publish. */
  readonly newest: number | undefined;
  readonly contacts: ReadonlyMap<string, string>;
}

/** What was published, when, by whom and why, with the way to what each changed. */
export function versionsPage({ graph, versions, newest, contacts }: VersionsPage): Html {
  if (newest === undefined) {
    return html`<main>
      <h1>${graph}: versions</h1>
      <p>Nothing was published yet: <code>demarc publish</code> does it.</p>
    </main>`;
  }
  const oldest = versions.at(-1)?.number ?? 1;
  return html`<main>
    <h1>${graph}: versions</h1>
    <p class="dim">The newest is ${newest}; gateways serve it within seconds.</p>
    <form action="/changelog" method="get">
      <label
        >From version
        <input
          type="number"
          name="from"
          min="1"
          max="${newest}"
          value="${Math.max(1, newest - 1)}"
          required
      /></label>
      <label
        >to version
        <input type="number" name="to" min="1" max="${newest}" value="${newest}" required
      /></label>
      <label><input type="checkbox" name="contracts" value="" /> for owners</label>
      <button>What changes?</button>
    </form>
    ${
      versions.length === 0
        ? html`<p>There is none so old.</p>`
        : html`<ul class="versions">
            ${versions.map((version) => versionItem(version, contacts))}
          </ul>`
    }
    <nav>
      ${(versions[0]?.number ?? 0) < newest ? html`<a href="/">The newest</a>` : undefined}
      ${oldest > 1 ? html`<a href="/?before=${oldest}">Older versions</a>` : undefined}
    </nav>
  </main>`;
}
