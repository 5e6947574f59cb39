import { emptyType, typeIn, type FieldDraft } from '../graph-draft.ts';
import { randomLeaf } from '../random-type.ts';
import type { World } from '../world.ts';

/**
 * An interface with a key, whose implementations one subgraph knows, while another answers fields of
 * it without knowing any of them (`@interfaceObject`); some third may know one of them.
 */
export function addInterfaceObject(world: World): void {
  const { dice, subgraphs } = world;
  if (!dice.oneIn(4)) return;
  const [knowing, blind, third] = shuffled(world);
  if (!knowing || !blind) return;
  const field = (type: string, ...directives: string[]): FieldDraft => ({
    type,
    args: '',
    directives,
  });
  const name = randomLeaf(world, [knowing]);
  knowing.types.set('Kin', {
    ...emptyType('interface'),
    directives: ['@key(fields: "id")'],
    fields: new Map([
      ['id', field('ID!')],
      ['kinName', field(name)],
    ]),
  });
  for (const implementer of ['Mum', 'Dad']) {
    const type = typeIn(knowing, implementer);
    type.directives.push('@key(fields: "id")');
    type.interfaces.add('Kin');
    type.fields.set('id', field('ID!')).set('kinName', field(name));
    type.fields.set(`${implementer.toLowerCase()}1`, field(randomLeaf(world, [knowing])));
  }
  const kin = typeIn(blind, 'Kin');
  kin.directives.push('@key(fields: "id")', '@interfaceObject');
  kin.fields.set('id', field('ID!')).set('kin1', field(randomLeaf(world, [blind])));
  kin.fields.set('kin2', field(dice.pick(['Kin', '[Kin!]', '[Kin]!'])));
  if (dice.oneIn(2) && !/Hue|Blob/.test(name)) {
    kin.fields.set('kinName', field(name, '@external'));
    kin.fields.set('kinOf', field('String', '@requires(fields: "kinName")'));
  }
  if (third && dice.oneIn(2)) {
    const mum = typeIn(third, 'Mum');
    mum.directives.push('@key(fields: "id")');
    mum.fields.set('id', field('ID!')).set('mum2', field(randomLeaf(world, [third])));
  }
  for (const subgraph of subgraphs.filter((one) => one === knowing || one === blind)) {
    const type = dice.pick(['Kin', '[Kin!]!', '[Kin]']);
    typeIn(subgraph, 'Query').fields.set(`${subgraph.name}Kin`, field(type));
  }
}

function shuffled({ dice, subgraphs }: World): World['subgraphs'] {
  const start = dice.below(subgraphs.length);
  return [...subgraphs.slice(start), ...subgraphs.slice(0, start)];
}
