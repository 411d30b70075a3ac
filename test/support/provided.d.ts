import 'vitest'

declare module 'vitest' {
  /** What vitest.config.ts hands to the tests: `inject('minLength')`. */
  interface ProvidedContext {
    readonly reactMajor: 18 | 19
    readonly i18nextMajor: 26 | 27
    /** `rules.key.minLength` of the canonical locale as this project sees it. */
    readonly minLength: number
  }
}
