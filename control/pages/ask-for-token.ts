import type { Response } from 'express';
import { html } from './html.ts';
import { sendPage } from './send-page.ts';

/** Has the browser ask for a token; whoever gives none reads how to get one. */
export function askForToken(response: Response): void {
  response.set('www-authenticate', 'Basic realm="Demarc registry", charset="UTF-8"');
  const title = 'This needs a token of the registry';
  const body = html`<main>
    <h1>${title}</h1>
    <p>
      Reload the page and give the token as the password; the name does not matter. An admin makes
      one with <code>demarc token create --reader --label NAME</code>.
    </p>
  </main>`;
  sendPage(response, { status: 401, title, body });
}
