/** Who does something with the registry. */
export interface Actor {
  /** `token:…` or `service:operator`. */
  readonly id: string;
  readonly kind: 'ADMIN' | 'TEAM' | 'READER';
  /** Of a TEAM. */
  readonly team: string | undefined;
}

/** What is done, one row of the audit each. */
export type ActKind =
  | 'PUBLISHED'
  | 'ROLLED_BACK'
  | 'PUBLISH_UNCHANGED'
  | 'PUBLISH_REFUSED'
  | 'PUBLISH_OVERTAKEN'
  | 'PUBLISH_NOT_PERMITTED'
  | 'APPROVED'
  | 'TOKEN_CREATED'
  | 'TOKEN_REVOKED';

/** Something that was done. */
export interface Act {
  readonly number: number;
  readonly at: Date;
  readonly actor: string;
  readonly team: string | undefined;
  readonly kind: ActKind;
  readonly reason: string | undefined;
  readonly outcome: Readonly<Record<string, unknown>>;
}

/** An act to write down. Its request id is answered once: a second call is told what came of the first. */
export interface NewAct {
  readonly actor: Actor;
  readonly kind: ActKind;
  readonly reason?: string | undefined;
  /** Absent for what nobody asks for twice, such as a token at the first start. */
  readonly request?: { readonly id: string; readonly hash: string } | undefined;
  /** JSON: refs and texts that the answer is made of again, never a secret. */
  readonly outcome: Readonly<Record<string, unknown>>;
}
