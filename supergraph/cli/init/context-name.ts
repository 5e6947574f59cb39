import { InvalidArgumentError } from 'commander';

const NAME = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/;
const reserved = new Set(['gateway', 'control', 'kit']);

/** Parses the name of a new context, as wrong usage if demarc.yaml or a folder could not hold it. */
export function contextName(text: string): string {
  if (reserved.has(text))
    throw new InvalidArgumentError(`"${text}" is taken: give it another name.`);
  return teamId(text);
}

/** Parses the id of a team. */
export function teamId(text: string): string {
  if (NAME.test(text) && text.length <= 40) return text;
  throw new InvalidArgumentError(
    'It must be lower-case letters, digits and dashes, such as "order-tracking", at most 40.',
  );
}
