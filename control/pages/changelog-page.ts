import type { Changelog, ChangelogEntry, ChangelogSection } from '@demarc/supergraph/publishing';
import type { Version } from '@demarc/supergraph/registry';
import { countOf } from '@demarc/supergraph/wording';
import { html, type Html } from './html.ts';
import { versionItem } from './version-item.ts';

/** What a changelog page tells, and of which versions. */
export interface ChangelogPage {
  readonly graph: string;
  readonly from: Version;
  readonly to: Version;
  /** The number of the newest. */
  readonly newest: number;
  readonly changelog: Changelog;
  readonly includesContracts: boolean;
  /** The versions that lie after `from` up to `to`, newest first; the latest of them alone where there are many. */
  readonly between: readonly Version[];
  /** By team, where to ask. */
  readonly contacts: ReadonlyMap<string, string>;
}

/** A chapter: what its entries have in common, and how each is told. */
interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  readonly tone: 'bad' | 'warn' | 'good';
  readonly noun: string;
  readonly count: number;
  readonly body: Html;
}

/** So many versions are told of without being asked for. */
const FEW = 5;

/** What changed from one version to another, for those who call the graph. */
export function changelogPage(page: ChangelogPage): Html {
  const { graph, from, to } = page;
  const chapters = chaptersOf(page).filter(({ count }) => count > 0);
  const isBack = to.number < from.number;
  return html`${navigation(page)}
    <main>
      <h1>
        ${graph}: what changes from version ${from.number} ${isBack ? 'back ' : ''}to version
        ${to.number}
      </h1>
      <p class="dim">${dayOf(from)} → ${dayOf(to)}</p>
      ${
        chapters.length === 0
          ? html`<p>
              ${from.digest === to.digest ? 'The contracts of both are the same.' : nothing(page)}
            </p>`
          : html`<ul class="counts">
              ${chapters.map(
                ({ id, count, noun }) =>
                  html`<li><a href="#${id}">${countOf(count, noun)}</a></li>`,
              )}
            </ul>`
      }
      ${chapters.map(
        ({ id, title, lead, tone, body }) =>
          html`<section>
            <h2 id="${id}" class="${tone}">${title}</h2>
            <p class="dim">${lead}</p>
            ${body}
          </section> `,
      )}
      ${versionsBetween(page)}
    </main>`;
}

function nothing({ includesContracts }: ChangelogPage): string {
  return includesContracts
    ? 'Nothing differs that contracts promise.'
    : 'Nothing changes for those who call the graph.';
}

function navigation({ from, to, newest, includesContracts }: ChangelogPage): Html {
  const query = includesContracts ? '?contracts' : '';
  const link = (one: number, other: number, text: string) =>
    html`<a href="/changelog/${one}/${other}${query}">${text}</a>`;
  const isStep = to.number === from.number + 1;
  return html`<nav>
    <a href="/">All versions</a>
    ${isStep && from.number > 1 ? link(from.number - 1, from.number, `‹ version ${from.number - 1} to ${from.number}`) : undefined}
    ${isStep && to.number < newest ? link(to.number, to.number + 1, `version ${to.number} to ${to.number + 1} ›`) : undefined}
    ${to.number < newest ? link(from.number, newest, `from ${from.number} to the newest`) : undefined}
    ${
      includesContracts
        ? html`<a href="/changelog/${from.number}/${to.number}">for those who call the graph</a>`
        : html`<a href="/changelog/${from.number}/${to.number}?contracts"
            >for owners: with all that contracts promise</a
          >`
    }
  </nav>`;
}

function chaptersOf({ changelog, contacts }: ChangelogPage): readonly Chapter[] {
  const { breaking, dangerous, safe, deprecations } = changelog;
  const [added, other] = [
    only(safe, ({ kind }) => kind.endsWith('_ADDED')),
    only(safe, ({ kind }) => !kind.endsWith('_ADDED')),
  ];
  const weighty = (entry: ChangelogEntry) =>
    html`${sentence(entry)}
    ${entry.reason}${
      entry.replacedBy === undefined
        ? undefined
        : html` Use <code>${entry.replacedBy}</code> instead.`
    }${asked(entry, contacts)}`;
  return [
    {
      id: 'breaking',
      title: 'Breaking',
      lead: 'Operations that use this fail, or get another answer, from this version on.',
      tone: 'bad',
      noun: 'breaking change',
      ...told(breaking, weighty),
    },
    {
      id: 'leaving',
      title: 'On its way out',
      lead: 'This works for now. Move on before the day that it names.',
      tone: 'warn',
      noun: 'deprecation',
      count: deprecations.length,
      body: html`<ul class="exits">
        ${deprecations.map((entry) => html`<li>${exit(entry, contacts)}</li>`)}
      </ul>`,
    },
    {
      id: 'dangerous',
      title: 'May surprise',
      lead: 'Nothing fails, but a client may meet what it does not expect.',
      tone: 'warn',
      noun: 'dangerous change',
      ...told(dangerous, weighty),
    },
    {
      id: 'added',
      title: 'Added',
      lead: 'New, and there to be used.',
      tone: 'good',
      noun: 'addition',
      ...told(added, sentence),
    },
    {
      id: 'other',
      title: 'Changed without harm',
      lead: 'No client has to do anything.',
      tone: 'good',
      noun: 'safe change',
      ...told(other, sentence),
    },
  ];
}

function only(
  sections: readonly ChangelogSection[],
  fits: (entry: ChangelogEntry) => boolean,
): readonly ChangelogSection[] {
  return sections
    .map(({ holder, entries }) => ({ holder, entries: entries.filter(fits) }))
    .filter(({ entries }) => entries.length > 0);
}

function told(
  sections: readonly ChangelogSection[],
  line: (entry: ChangelogEntry) => Html,
): Pick<Chapter, 'count' | 'body'> {
  return {
    count: sections.reduce((count, { entries }) => count + entries.length, 0),
    body: html`${sections.map(
      ({ holder, entries }) =>
        html`<h3><code>${holder}</code></h3>
          <ul>
            ${entries.map((entry) => html`<li>${line(entry)}</li>`)}
          </ul> `,
    )}`,
  };
}

/** By when, and what to use instead. */
function exit(entry: ChangelogEntry, contacts: ReadonlyMap<string, string>): Html {
  const { coordinate, retireOn, replacedBy } = entry;
  const day =
    retireOn === undefined
      ? html`<b>No day is named yet</b>`
      : html`Goes on <time datetime="${retireOn}">${retireOn}</time>`;
  const instead =
    replacedBy === undefined
      ? html`Nothing takes its place.`
      : html`Use <code>${replacedBy}</code> instead.`;
  return html`<p><code>${coordinate}</code></p>
    <p>${day}. ${instead}${asked(entry, contacts)}</p>`;
}

/** Whom to ask, and where. */
function asked({ owner }: ChangelogEntry, contacts: ReadonlyMap<string, string>): Html {
  if (owner === undefined) return html``;
  const contact = contacts.get(owner);
  return html` Ask ${owner}${contact === undefined ? '' : ` (${contact})`}.`;
}

/** The sentence, with the coordinate as code where it stands in it. */
function sentence({ message, coordinate }: ChangelogEntry): Html {
  const start = message.indexOf(coordinate);
  if (start === -1) return html`<code>${coordinate}</code>: ${message}`;
  const [head, tail] = [message.slice(0, start), message.slice(start + coordinate.length)];
  return html`${head}<code>${coordinate}</code>${tail}`;
}

function versionsBetween({ from, to, between, contacts }: ChangelogPage): Html {
  if (between.length === 0) return html``;
  const all = Math.abs(to.number - from.number);
  const shown = all > between.length ? `, of which the latest ${between.length} are shown` : '';
  const list = html`<summary>Published between them: ${countOf(all, 'version')}${shown}</summary>
    <ul class="versions">
      ${between.map((version) => versionItem(version, contacts))}
    </ul>`;
  return all <= FEW ? html`<details open>${list}</details>` : html`<details>${list}</details>`;
}

function dayOf({ publishedAt }: Version): string {
  return publishedAt.toISOString().slice(0, 10);
}
