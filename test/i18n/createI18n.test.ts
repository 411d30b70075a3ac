import { expect, it } from 'vitest'
import { addWords, createI18n, NAMESPACE } from '../../src/i18n/createI18n'
import { loadLocale } from '../../src/i18n/locales'

const FSI = '\u2068'
const PDI = '\u2069'
const UUID = '7d3e-00-4bf9'

const say = async (language: string, path: string, params: Readonly<Record<string, string | number>>) => {
  const i18n = createI18n()
  addWords(i18n, await loadLocale(language))
  await i18n.changeLanguage(language)
  return i18n.getFixedT(language, NAMESPACE)(path, params)
}

it.each([
  ['ar', 'problems.reference', { correlationId: UUID }, `${FSI}${UUID}${PDI}`],
  ['ar', 'confirm.revokeTitle', { name: 'Billing 2' }, `${FSI}Billing 2${PDI}`],
  ['fa', 'announce.created', { name: 'Счёт' }, `${FSI}Счёт${PDI}`],
  ['en', 'confirm.revokeTitle', { name: 'الدفع 2' }, `${FSI}الدفع 2${PDI}`],
])('keeps a value of the other direction together, in %s: %s', async (language, path, params, part) => {
  expect(await say(language, path, params)).toContain(part)
})

it.each([
  ['ar', 'confirm.revokeTitle', { name: 'الدفع' }, '«الدفع»'],
  ['ar', 'table.count', { count: 12 }, '12'],
  ['en', 'confirm.revokeTitle', { name: 'Billing <2>' }, '“Billing <2>”'],
  ['de', 'confirm.revokeTitle', { name: 'Zahlung' }, '„Zahlung“'],
])('puts nothing around another value, in %s: %s', async (language, path, params, part) => {
  const sentence = await say(language, path, params)
  expect(sentence).toContain(part)
  expect(sentence).not.toContain(FSI)
})
