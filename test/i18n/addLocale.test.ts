import { createInstance, type i18n } from 'i18next'
import { describe, expect, it } from 'vitest'
import de from '../../locales/de.json'
import zhHans from '../../locales/zh-Hans.json'
import { addLocale } from '../../src/i18n/addLocale'
import { loadedLocale } from '../../src/i18n/locales'

const hostIn = async (lng: string, keyrack?: object): Promise<i18n> => {
  const host = createInstance()
  await host.init({ lng, fallbackLng: 'en', resources: { [lng]: { app: { hello: 'Hallo' }, ...(keyrack && { keyrack }) } } })
  return host
}

describe('addLocale', () => {
  it('lets the host say our words itself, under the tag that it uses', async () => {
    const host = await hostIn('zh-CN')
    await expect(addLocale(host, 'zh-CN')).resolves.toBe('zh-Hans')
    expect(host.t('keyrack:actions.cancel')).toBe(zhHans.actions.cancel)
    expect(host.t('keyrack:table.count', { count: 3 })).toContain('3')
    expect(host.t('app:hello')).toBe('Hallo')
  })

  it('overwrites none of the host’s own words, and adds those beside them', async () => {
    const host = await hostIn('de', { actions: { cancel: 'Doch nicht' } })
    await addLocale(host, 'de')
    expect(host.t('keyrack:actions.cancel')).toBe('Doch nicht')
    expect(host.t('keyrack:actions.close')).toBe(de.actions.close)
  })

  it('adds no rules, and what the host changes later changes nothing of ours', async () => {
    const host = await hostIn('de')
    await addLocale(host, 'de')
    expect(host.getResourceBundle('de', 'keyrack')).not.toHaveProperty('rules')
    host.addResourceBundle('de', 'keyrack', { actions: { close: 'Weg' } }, true, true)
    expect(loadedLocale('de')).toMatchObject({ actions: { close: de.actions.close } })
  })
})
