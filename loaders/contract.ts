/** A text for readers, in English and Simplified Chinese. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}
