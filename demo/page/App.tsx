import { ApiKeyManager, KeyrackProvider } from 'keyrack'
import { useEffect, useState } from 'react'
import { Choice } from './Choice'
import { ADAPTERS, type Network, NETWORKS } from './network'
import { SampleCard } from './SampleCard'
import { LANGUAGES, languageSetting, THEMES, themeSetting, useSetting } from './settings'
import { type DemoLanguage, wordsIn } from '../words/wordsIn'

/** Each language in its own words. */
const LANGUAGE_NAMES: Readonly<Record<DemoLanguage, string>> = { en: 'English', 'zh-Hans': '简体中文' }

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.nonce

export function App() {
  const [language, setLanguage] = useSetting(languageSetting)
  const [theme, setTheme] = useSetting(themeSetting)
  const [network, setNetwork] = useState<Network>('normal')
  const t = wordsIn(language)

  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  return (
    <>
      <header className="top">
        <h1>
          {t('name')} <span className="mark">{t('demo')}</span>
        </h1>
        <div className="choices">
          <Choice
            label={t('language')}
            value={language}
            onChange={setLanguage}
            options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value], lang: value }))}
          />
          <Choice
            label={t('theme')}
            value={theme}
            onChange={setTheme}
            options={THEMES.map((value) => ({ value, text: t(`themes.${value}`) }))}
          />
          <Choice
            label={t('network')}
            value={network}
            onChange={setNetwork}
            options={NETWORKS.map((value) => ({ value, text: t(`networks.${value}`) }))}
          />
        </div>
      </header>
      <main>
        <SampleCard t={t} />
        <KeyrackProvider adapter={ADAPTERS[network]} language={language} {...(nonce ? { nonce } : {})}>
          <ApiKeyManager />
        </KeyrackProvider>
      </main>
    </>
  )
}
