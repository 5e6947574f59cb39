import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { html, type Html } from './html.ts';
import { pageStyle } from './page-style.ts';

/** What is shown, under which title. */
export interface Page {
  readonly status?: number;
  readonly title: string;
  /** Between the navigation and the end of the page, its heading included. */
  readonly body: Html;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');

/** The style of this file and nothing else: no script, no picture, no frame, nothing from elsewhere. */
const POLICY = [
  `default-src 'none'`,
  `style-src 'sha256-${styleHash}'`,
  `form-action 'self'`,
  `base-uri 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** Answers with a page; who publishes is nobody else's to keep. */
export function sendPage(response: Response, { status = 200, title, body }: Page): void {
  const style: Html = { html: `<style>${pageStyle}</style>` };
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${style}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  response
    .status(status)
    .set('content-security-policy', POLICY)
    .set('x-content-type-options', 'nosniff')
    .set('referrer-policy', 'no-referrer')
    .set('cache-control', 'no-store')
    .type('html')
    .send(page.html);
}
