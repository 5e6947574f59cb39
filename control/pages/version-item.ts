import type { Version } from '@demarc/supergraph/registry';
import { html, type Html } from './html.ts';

/** One version in a list: which, when, who, why, and what it changed. */
export function versionItem(
  { number, publishedAt, actor, team, reason, parent }: Version,
  contacts: ReadonlyMap<string, string>,
): Html {
  const at = publishedAt.toISOString();
  const who = team ?? (actor === 'service:operator' ? 'the operator' : 'an admin');
  const contact = team === undefined ? undefined : contacts.get(team);
  return html`<li id="version-${number}">
    <p>
      <b>Version ${number}</b>
      <span class="dim"
        ><time datetime="${at}">${at.slice(0, 16).replace('T', ' ')} UTC</time>, by
        ${who}${contact === undefined ? '' : ` (${contact})`}</span
      >
    </p>
    ${reason === undefined ? undefined : html`<p>${reason}</p>`}
    <p>
      ${
        parent === undefined
          ? html`<span class="dim">The first.</span>`
          : html`<a href="/changelog/${parent}/${number}">What changes from version ${parent}</a>`
      }
    </p>
  </li>`;
}
