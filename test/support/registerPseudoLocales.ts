import { registerLocale } from '../../src/i18n/locales'

/** Lets `loadLocale` and the provider's `language` have the pseudo-locales, which neither the package nor `LANGUAGES` has. */
export function registerPseudoLocales(): void {
  registerLocale('en-XA', () => import('../../locales/en-XA.json'))
  registerLocale('ar-XB', () => import('../../locales/ar-XB.json'))
}
