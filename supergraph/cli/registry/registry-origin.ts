/** The origin that a text names; undefined where it names something else, or more. */
export function registryOrigin(text: string): string | undefined {
  if (!/^https?:\/\//.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  // Whoever passes a token in the URL shows it to every list of processes.
  const isPlain = url.username === '' && url.password === '' && url.search === '';
  return isPlain && url.pathname === '/' && url.hash === '' ? url.origin : undefined;
}
