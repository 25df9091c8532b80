/** What became of "refresh now". */
export type RefreshAnswer =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** What became of an order that can be refused. */
export type Answer = { readonly done: true } | { readonly done: false; readonly reason: string };

/** A file for the user to keep. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}
