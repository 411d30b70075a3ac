import 'vitest'

declare module 'vitest' {
  /** What vitest.config.ts hands to the tests: `inject('minLength')`. */
  interface ProvidedContext {
    readonly reactMajor: 18 | 19
    /** `rules.key.minLength` of the canonical locale as this project sees it. */
    readonly minLength: number
  }
}
