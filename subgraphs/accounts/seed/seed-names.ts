import { seedChoice } from '@demarc/kit';

const first = [
  'Northwind',
  'Bluebird',
  'Granite',
  'Harbor',
  'Juniper',
  'Lantern',
  'Meadow',
  'Orchard',
];
const second = [
  'Logistics',
  'Analytics',
  'Foods',
  'Robotics',
  'Health',
  'Studios',
  'Energy',
  'Textiles',
];
const given = ['Amara', 'Bela', 'Chidi', 'Devi', 'Elif', 'Farid', 'Greta', 'Hiro', 'Ines', 'Jonas'];
const family = [
  'Abara',
  'Bauer',
  'Costa',
  'Dutta',
  'Eriksen',
  'Fontaine',
  'Gupta',
  'Hansen',
  'Ito',
];

/** What workspaces are called, the first one first. */
export const workspaceNames = ['Operations', 'Finance', 'Archive'];

/** An invented company; its number keeps names apart. */
export function organizationName(ordinal: number): string {
  return `${seedChoice(first, 'name', ordinal)} ${seedChoice(second, 'trade', ordinal)} ${ordinal}`;
}

/** An invented person with an address under the reserved domain `example` (RFC 2606). */
export function personOf(organization: number, member: number): { name: string; email: string } {
  const givenName = seedChoice(given, 'given', organization, member);
  const familyName = seedChoice(family, 'family', organization, member);
  return {
    name: `${givenName} ${familyName}`,
    email: `${givenName}.${familyName}.${organization}.${member}@mail.example`.toLowerCase(),
  };
}
