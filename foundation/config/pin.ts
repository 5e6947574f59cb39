import { join } from 'node:path';

/** What a gateway is held at: a supergraph by its digest, or the one that was served before the newest. */
export type Pin = 'previous' | `sha256:${string}`;

/** A pin, or that the text is none. */
export type PinResult = { readonly ok: true; readonly pin: Pin } | { readonly ok: false };

/** The file that pins every gateway of a home while it is there: one line, which `parsePin` reads. */
export function pinFile(home: string): string {
  return join(home, 'gateway', 'pin');
}

/** Reads `previous`, or `sha256:` and 64 hexadecimal digits, as a line or as an argument. */
export function parsePin(text: string): PinResult {
  const pin = text.trim();
  if (pin === 'previous') return { ok: true, pin };
  return /^sha256:[0-9a-f]{64}$/.test(pin) ? { ok: true, pin: pin as Pin } : { ok: false };
}

/** What a pin file holds. */
export function formatPin(pin: Pin): string {
  return `${pin}\n`;
}
