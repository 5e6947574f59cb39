import type { DefinitionBody, StepDefinition } from './definition-version.ts';

/** A step as somebody asks to publish it; what belongs to one kind alone may be missing or too much. */
export interface DraftStep {
  readonly key: string;
  readonly name: string;
  readonly kind: StepDefinition['kind'];
  readonly requiredCount?: number | null;
  readonly dueInHours?: number | null;
  readonly awaitsReport?: boolean | null;
}

/** What somebody asks to publish, before it is a version. */
export class DefinitionDraft {
  readonly steps: readonly DraftStep[];

  constructor(steps: readonly DraftStep[]) {
    this.steps = steps;
  }

  /** What keeps it from being published, as sentences; none when it can be. */
  problems(): readonly string[] {
    const keys = this.steps.map(({ key }) => key);
    const twice = new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
    return [
      ...[...twice].map(
        (key) => `More than one step is called ${key}; each needs a key of its own.`,
      ),
      ...this.steps.flatMap((step) => problemsOf(step)),
    ];
  }

  /** What a version keeps. Only for a draft without problems. */
  body(): DefinitionBody {
    return { steps: this.steps.map(toDefinition) };
  }
}

function problemsOf({ key, kind, ...step }: DraftStep): readonly string[] {
  const isCounted = step.requiredCount != null;
  const isTimed = step.dueInHours != null;
  if (kind === 'APPROVAL') {
    return [
      ...(isCounted ? [] : [`${key} is decided by people, and requiredCount says by how many.`]),
      ...(isTimed ? [] : [`${key} is decided by people, and dueInHours says until when.`]),
      ...(step.awaitsReport === true ? [`${key} is decided by people: nobody reports it.`] : []),
    ];
  }
  return [
    ...(isCounted ? [`${key} is decided by nobody: it takes no requiredCount.`] : []),
    ...(isTimed ? [`${key} is decided by nobody: it takes no dueInHours.`] : []),
  ];
}

/** Only what is said is kept, so that equal drafts have equal hashes. */
function toDefinition({ key, kind, name, requiredCount, dueInHours, awaitsReport }: DraftStep) {
  if (kind === 'APPROVAL') {
    return { key, kind, name, requiredCount: requiredCount ?? 1, dueInHours: dueInHours ?? 1 };
  }
  return { key, kind, name, ...(awaitsReport === true && { awaitsReport }) };
}
