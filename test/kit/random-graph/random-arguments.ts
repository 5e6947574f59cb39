import { ensureType, type World } from './world.ts';
import type { SubgraphDraft } from './graph-draft.ts';

const choices: readonly (readonly [text: string, needs?: string])[] = [
  ['x: Int'],
  ['x: Int! = 3'],
  ['text: String = "a\\"b"'],
  ['first: Int'],
  ['first: Int = 2'],
  ['hue: Hue = BLUE', 'Hue'],
  ['hues: [Hue!]', 'Hue'],
  ['filter: Filter', 'Filter'],
  ['filter: Filter = {text: "t"}', 'Filter'],
  ['span: Span!', 'Span'],
  ['blob: Blob', 'Blob'],
  ['flag: Boolean = true'],
  ['ids: [ID!]! = ["i"]'],
];

/** Arguments in their parentheses, mostly none; the contracts know their types afterwards. */
export function randomArguments(
  world: World,
  subgraphs: readonly SubgraphDraft[],
  oneIn = 5,
): string {
  const { dice } = world;
  if (!dice.oneIn(oneIn)) return '';
  const chosen = new Map<string, string>();
  for (let count = 1 + dice.below(2); count > 0; count -= 1) {
    const [text, needs] = dice.pick(choices);
    chosen.set(text.slice(0, text.indexOf(':')), text);
    if (needs !== undefined) {
      for (const subgraph of subgraphs) ensureType(world, subgraph, needs);
    }
  }
  return `(${[...chosen.values()].join(' ')})`;
}
