import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainOrder } from '../../src/core/plainOrder'

const LANGUAGES =
  'af am ar as az be bg bn br bs ca cs cy da de dsb el en eo es et eu fa fi fil fo fr ga gl gu ha haw he hi hr hsb hu hy id ig is it ja ka kk kl km kn ko kok ku ky lb lkt ln lo lt lv mk ml mn mr ms mt my nb ne nl nn no om or pa pl ps pt ro ru se si sk sl smn sq sr sr-Latn sv sw ta te th tk to tr ug uk ur uz vi wae wo xh yi yo yue zh zh-Hant zu es-u-co-trad'.split(
    ' ',
  )
const collatorFor = (language: string) => new Intl.Collator(language, { numeric: true, sensitivity: 'accent' })

describe('the order of plain text', () => {
  it.each(['en', 'de', 'fr', 'es', 'pt', 'zh', 'ja', 'ko', 'ar', 'ru'])('is a table in %s', (language) => {
    expect(plainOrder(collatorFor(language), 1)).not.toBeNull()
  })

  it.each(['cs', 'da', 'hu', 'cy', 'es-u-co-trad'])('is none in %s, where two letters count as one', (language) => {
    expect(plainOrder(collatorFor(language), 1)).toBeNull()
  })

  it('is none in Lithuanian, where “i” and “y” differ only where the rest of a text does not', () => {
    const collator = new Intl.Collator('lt', { sensitivity: 'accent' })
    expect([collator.compare('i', 'y'), collator.compare('y', 'ia')]).toEqual([-1, -1])
    expect(plainOrder(collator, 1)).toBeNull()
  })

  it('is none where case counts, or punctuation does not', () => {
    expect(plainOrder(new Intl.Collator('en'), 1)).toBeNull()
    expect(plainOrder(new Intl.Collator('en', { sensitivity: 'base', ignorePunctuation: true }), 1)).toBeNull()
  })

  it.each(LANGUAGES.flatMap((language) => [[language, true] as const, [language, false] as const]))(
    'is that of the collator in %s, numeric %s, wherever there is one',
    (language, numeric) => {
      const collator = new Intl.Collator(language, { numeric, sensitivity: 'accent' })
      if (plainOrder(collator, 0) === null) return
      const word = fc.oneof(
        fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
        fc.stringMatching(/^[a-zA-Z]{0,3}[-_ ]?\d{0,4}[a-cA-C]?$/),
        fc.constantFrom(
          'key 2',
          'key 10',
          'key 02',
          'key 002b',
          'Key',
          'KEY',
          'key',
          '0',
          '00',
          '',
          ' ',
          "c'h",
          'ij',
          'x-1',
          'x1',
        ),
      )
      fc.assert(
        fc.property(word, word, (a, b) => {
          const texts = plainOrder(collator, 2)
          if (!texts?.add(0, a) || !texts.add(1, b)) return
          expect([a, b, Math.sign(texts.compare(0, 1))]).toEqual([a, b, Math.sign(collator.compare(a, b))])
        }),
        { numRuns: 300 },
      )
    },
  )

  it('leaves to the collator what is not plain', () => {
    const texts = plainOrder(collatorFor('en'), 6)
    const taken = ['é', 'a\u0000', 'tab\t', '9'.repeat(201), '名', 'plain'].map((text, row) => texts?.add(row, text))
    expect(taken).toEqual([false, false, false, false, false, true])
    expect([0, 1, 2, 3, 4, 5].map((row) => texts?.has(row))).toEqual(taken)
  })

  it('has room for texts of any length', () => {
    const texts = plainOrder(collatorFor('en'), 3)
    for (const [row, text] of ['9a'.repeat(3000), `${'9a'.repeat(3000)}b`, 'b'].entries()) texts?.add(row, text)
    expect([texts?.compare(0, 1), texts?.compare(1, 0), texts?.compare(0, 2)].map((sign) => Math.sign(sign ?? 0))).toEqual([
      -1, 1, -1,
    ])
  })
})
