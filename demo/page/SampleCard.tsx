import { useEffect, useState } from 'react'
import { Copyable } from './Copyable'
import type { Translate } from '../words/wordsIn'

const keyOf = async (): Promise<string> => {
  const response = await fetch('/sample')
  const { key } = (await response.json()) as { key: unknown }
  if (typeof key !== 'string') throw new TypeError()
  return key
}

/** What there is to try: an endpoint that answers, its key, and endpoints that do not. */
export function SampleCard({ t }: { readonly t: Translate }) {
  const [key, setKey] = useState<string | null | undefined>(undefined)
  useEffect(() => {
    keyOf().then(setKey, () => setKey(null))
  }, [])
  const at = (name: string) => `${location.origin}/sample/${name}`
  return (
    <section className="card" aria-labelledby="sample">
      <h2 id="sample">{t('sample.title')}</h2>
      <p>{t('sample.text')}</p>
      {key === null ? (
        <p role="alert">{t('sample.unavailable')}</p>
      ) : (
        <dl className="pair">
          <Copyable label={t('sample.endpoint')} value={at('ping')} t={t} />
          <Copyable label={t('sample.key')} value={key ?? '…'} t={t} />
        </dl>
      )}
      <details>
        <summary>{t('sample.failing')}</summary>
        <p>{t('sample.wrongKey')}</p>
        <dl className="pair">
          <Copyable label={t('sample.slow')} value={at('slow')} t={t} />
          <Copyable label={t('sample.wrong')} value={at('wrong')} t={t} />
        </dl>
      </details>
    </section>
  )
}
