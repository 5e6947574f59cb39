/** What operations of these tests answer: each asks for some of it. */
export interface NotebookData {
  readonly writeNote: {
    readonly __typename: string;
    readonly replayed: boolean;
    readonly note: NoteData;
  };
  readonly linkNotes: { readonly __typename: string };
  readonly notes: readonly NoteData[];
  readonly tallies: readonly { readonly noteIds: readonly string[] }[];
  readonly _service: { readonly sdl: string };
}

export interface NoteData {
  readonly id: string;
  readonly body: string;
}
