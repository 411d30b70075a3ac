import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { Secret } from '../core/secret'
import { fileStemOf, SNIPPET_FORMATS, type SnippetFormat, snippetOf } from '../core/snippets'
import { useCopy } from '../headless/useCopy'
import type { Direction } from '../headless/useDirection'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { checkIcon, copyIcon, downloadIcon } from './icons'
import { saveText } from './saveText'
import { unrecorded } from './unrecorded'

export interface SecretUsesProps {
  readonly secret: Secret
  readonly name: string
  readonly endpoint: string | undefined
  readonly dir: Direction
  /** The secret was handed to the browser as a file. */
  readonly onDownload: () => void
}

const FORMATS = Object.keys(SNIPPET_FORMATS) as SnippetFormat[]
const FILES = ['.env', '.txt'] as const

/** Where the arrow keys lead in a row of tabs. */
const stepOf = (key: string, dir: Direction): number | undefined =>
  ({ ArrowRight: dir === 'rtl' ? -1 : 1, ArrowLeft: dir === 'rtl' ? 1 : -1, Home: -Infinity, End: Infinity })[key]

/** Files of the secret, and how it is used in code. `SecretReveal` fetches this file later. */
export function SecretUses({ secret, name, endpoint, dir, onDownload }: SecretUsesProps) {
  const { t } = useWords()
  const id = useId()
  const shown = useRef<HTMLPreElement>(null)
  const tabs = useRef<HTMLDivElement>(null)
  const [format, setFormat] = useState<SnippetFormat>('curl')
  const [withKey, setWithKey] = useState(false)
  const [downloads, setDownloads] = useState(0)
  const snippet = useMemo(
    () => snippetOf(format, { name, endpoint, secret: withKey ? secret : undefined }),
    [format, name, endpoint, secret, withKey],
  )
  const { state, copy } = useCopy(snippet, shown)

  const download = (file: (typeof FILES)[number]) => {
    const text = file === '.env' ? new Secret(`${snippetOf('env', { name, secret }).reveal()}\n`) : secret
    saveText(text, fileStemOf(name) + file)
    setDownloads(downloads + 1)
    onDownload()
  }
  const choose = (event: KeyboardEvent) => {
    const step = stepOf(event.key, dir)
    if (step === undefined) return
    event.preventDefault()
    const last = FORMATS.length - 1
    const next = FORMATS.indexOf(format) + step
    const index = Number.isFinite(step) ? (next + FORMATS.length) % FORMATS.length : step < 0 ? 0 : last
    setFormat(FORMATS[index] ?? format)
    tabs.current?.querySelectorAll<HTMLElement>('[role="tab"]')[index]?.focus()
  }

  return (
    <div className="kr-uses">
      <div className="kr-uses-row">
        {FILES.map((file) => (
          <Button key={file} icon={downloadIcon} onClick={() => download(file)}>
            {t('reveal.download', { file })}
          </Button>
        ))}
        {/* A new element for each, or the second of two would not be announced. */}
        <p className="kr-reveal-outcome" role="status">
          {downloads > 0 && <span key={downloads}>{t('reveal.downloading')}</span>}
        </p>
      </div>
      <div className="kr-tabs" role="tablist" aria-label={t('reveal.formats')} ref={tabs}>
        {FORMATS.map((one) => (
          <button
            key={one}
            type="button"
            className="kr-tab"
            role="tab"
            id={`${id}${one}`}
            aria-selected={one === format}
            aria-controls={`${id}panel`}
            tabIndex={one === format ? 0 : -1}
            onClick={() => setFormat(one)}
            onKeyDown={choose}
          >
            <bdi dir="ltr">{SNIPPET_FORMATS[one]}</bdi>
          </button>
        ))}
      </div>
      <pre
        {...unrecorded}
        className={`kr-snippet ${unrecorded.className}`}
        dir="ltr"
        role="tabpanel"
        id={`${id}panel`}
        aria-labelledby={id + format}
        tabIndex={0}
        ref={shown}
      >
        {snippet.reveal()}
      </pre>
      <div className="kr-uses-row">
        <label className="kr-check">
          <input type="checkbox" checked={withKey} onChange={(event) => setWithKey(event.currentTarget.checked)} />
          {t('reveal.putIn')}
        </label>
        <Button
          icon={state === 'copied' ? checkIcon : copyIcon}
          busy={state === 'copying'}
          aria-describedby={id + format}
          onClick={() => void copy()}
        >
          {t(state === 'copied' ? 'reveal.copied' : 'reveal.copy')}
        </Button>
      </div>
      <p className="kr-reveal-outcome" role="status" data-state={state}>
        {state === 'failed' ? t('reveal.copyFailed') : state === 'copied' ? t('reveal.copied') : ''}
      </p>
    </div>
  )
}
