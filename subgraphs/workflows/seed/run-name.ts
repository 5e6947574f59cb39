/** Which run: the ordinals of its organization, of its workspace there, and of the run in it. */
export interface RunName {
  readonly organization: number;
  readonly workspace: number;
  readonly run: number;
}
