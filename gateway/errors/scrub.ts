const MAX_LENGTH = 300;

/**
 * Takes values out of a message before it is logged: what stands in quotes, addresses, and numbers.
 * A quote that the cut left open ends with the message. They may be personal data, and the shape of the sentence is enough to find its origin.
 */
export function scrub(message: string): string {
  return message
    .slice(0, MAX_LENGTH)
    .replace(/\S+@\S+/g, '<address>')
    .replace(/"[^"]*(?:"|$)|'[^']*(?:'|$)|`[^`]*(?:`|$)/g, '<value>')
    .replace(/\d+/g, '<number>');
}
