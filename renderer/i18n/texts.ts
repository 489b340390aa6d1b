import type { Language } from '../../shared/model/language.ts';

export interface Texts {
  readonly [key: string]: string | Texts;
}

/** What a translation must have of the English one: every key but the plural forms that its language does not know. */
export type TranslationOf<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : TranslationOf<T[K]>;
};

/** A namespace in all languages. */
export type Namespace = Readonly<Record<Language, Texts>>;
