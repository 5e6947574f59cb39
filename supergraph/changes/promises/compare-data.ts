import { dataClasses, type CoordinateFacts, type DataDirective } from '@demarc/supergraph/contract';
import type { Difference } from '../change.ts';
import { compareRetention } from './compare-retention.ts';
import { contractDifference } from './contract-difference.ts';
import { describeChange, quoteTexts } from './describe-change.ts';
import { isSpoken, isToldByParent, type PromisePair } from './promise-pair.ts';

type Part = keyof DataDirective;

/** What kind of data it is and how it is handled. Fields inherit from their type, arguments do not. */
export function* compareData(pair: PromisePair): Generator<Difference> {
  if (!isSpoken(pair)) return;
  if (differs(pair, 'class')) yield compareClass(pair);
  // Where the directive comes or goes as a whole, the class says so.
  if (pair.before.facts.data === undefined || pair.after.facts.data === undefined) return;
  if (differs(pair, 'purpose')) {
    yield comparePart(pair, {
      part: 'purpose',
      kind: 'PURPOSE_CHANGED',
      safe: 'Nothing that was said is taken back.',
      dangerous: 'Data that was given for one purpose may not serve another.',
    });
  }
  if (differs(pair, 'retention')) yield* compareKeeping(pair);
  if (differs(pair, 'mask')) {
    yield comparePart(pair, {
      part: 'mask',
      kind: 'MASK_CHANGED',
      safe: 'Those who may not read the value see less of it.',
      dangerous: 'Those who may not read the value may see more of it.',
    });
  }
  if (differs(pair, 'subject')) {
    yield comparePart(pair, {
      part: 'subject',
      kind: 'SUBJECT_CHANGED',
      safe: 'Nothing that was said is taken back.',
      dangerous: 'Access and erasure reach another person.',
    });
  }
}

function differs(pair: PromisePair, part: Part): boolean {
  const read = ({ data }: CoordinateFacts) => data?.[part];
  if (read(pair.before.facts) === read(pair.after.facts)) return false;
  return pair.after.facts.kind !== 'FIELD' || !isToldByParent(pair, read);
}

function compareClass({ before, after }: PromisePair): Difference {
  const [from, to] = [before.facts.data?.class, after.facts.data?.class];
  const isLowered = rank(to) < rank(from);
  return contractDifference(isLowered ? 'DATA_CLASS_LOWERED' : 'DATA_CLASS_RAISED', after, {
    message: describeChange({
      what: 'data class',
      coordinate: after.facts.coordinate,
      from,
      to,
    }),
  });
}

/** What has no class is below all. */
function rank(one: DataDirective['class']): number {
  return one === undefined ? -1 : dataClasses.indexOf(one);
}

interface PartKind {
  readonly part: Part;
  readonly kind: 'PURPOSE_CHANGED' | 'MASK_CHANGED' | 'SUBJECT_CHANGED';
  /** Why it is safe where none was before. */
  readonly safe: string;
  readonly dangerous: string;
}

function comparePart({ before, after }: PromisePair, said: PartKind): Difference {
  const was = before.facts.data?.[said.part];
  const { from, to } = quoteTexts(was, after.facts.data?.[said.part]);
  const { coordinate } = after.facts;
  return contractDifference(said.kind, after, {
    message: describeChange({ what: said.part, coordinate, from, to }),
    severity: was === undefined ? 'SAFE' : 'DANGEROUS',
    reason: was === undefined ? said.safe : said.dangerous,
  });
}

function* compareKeeping({ before, after }: PromisePair): Generator<Difference> {
  const [from, to] = [before.facts.data?.retention, after.facts.data?.retention];
  const longer = compareRetention(to, from);
  if (longer === 0) return;
  const kind =
    longer === undefined
      ? 'RETENTION_CHANGED'
      : longer > 0
        ? 'RETENTION_LENGTHENED'
        : 'RETENTION_SHORTENED';
  const { coordinate } = after.facts;
  yield contractDifference(kind, after, {
    message: describeChange({ what: 'retention', coordinate, from, to }),
  });
}
