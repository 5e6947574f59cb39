import { dataClasses, type DataClass } from '@demarc/supergraph/contract';

/** How closed a class is, from 0; below all where none is said. */
export function dataRank(one: DataClass | undefined): number {
  return one === undefined ? -1 : dataClasses.indexOf(one);
}

/** True from PERSONAL up: somebody has a right to know why it is kept, and for how long. */
export function isOfPersons(one: DataClass | undefined): boolean {
  return dataRank(one) >= dataRank('PERSONAL');
}
