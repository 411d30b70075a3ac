import { expect, it } from 'vitest'
import { directionOf } from '../../src/i18n/directionOf'
import { LANGUAGES } from '../../src/i18n/locales'

it.each(LANGUAGES)('%s runs as Unicode has it', (language) => {
  // Newer than the types.
  const locale = new Intl.Locale(language) as Intl.Locale & { getTextInfo(): { direction: string } }
  expect(directionOf(language)).toBe(locale.getTextInfo().direction)
})
