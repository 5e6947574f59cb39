const OPTION = '--registry';

/**
 * Lets `--registry` stand before the names that a command takes: `demarc diff --registry 3 7` compares the
 * versions 3 and 7, and does not ask a registry called 3. What follows is its address where it looks like
 * one: it has a slash, or a port.
 */
export function settleRegistry(args: readonly string[]): string[] {
  const end = args.indexOf('--');
  return args.map((arg, index) => {
    const next = args[index + 1];
    const isOption = arg === OPTION && (end < 0 || index < end);
    return isOption && next !== undefined && !/\/|:\d/.test(next) ? `${OPTION}=` : arg;
  });
}
