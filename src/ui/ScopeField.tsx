import { forwardRef, useId } from 'react'
import { useScopeCatalogue } from '../headless/useScopeCatalogue'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { warningIcon } from './icons'
import { ProblemNote } from './ProblemNote'
import { useScopeTools } from './useScopeTools'

export interface ScopeFieldProps {
  readonly value: readonly string[]
  readonly onChange: (scopes: readonly string[]) => void
  /** The scopes of the key that is changed. With them the change is told, and warned of where it widens. */
  readonly before?: readonly string[]
  /** What is wrong, in the user's language. */
  readonly message?: string | null
  readonly required?: boolean
  readonly locked?: boolean
}

const SKELETON = [0, 1, 2, 3] as const
const NONE: readonly string[] = []

/** The permissions of a key in a form: the adapter's catalogue to choose from, and nothing where it has none. */
export const ScopeField = forwardRef<HTMLDivElement, ScopeFieldProps>(function ScopeField(
  { value, onChange, before = NONE, message = null, required = false, locked = false },
  ref,
) {
  const { status, catalogue, error: unread, retry } = useScopeCatalogue()
  const tools = useScopeTools(status !== 'none')
  const { t } = useWords()
  const id = useId()
  const nothing = status === 'none' || (catalogue?.scopes.length === 0 && value.length + before.length === 0)
  const error = unread ?? (tools.failed ? ({ code: 'network' } as const) : null)
  const said = (
    <p className="kr-field-message" id={`${id}message`} hidden={message === null} aria-live="polite">
      {message !== null && (
        <>
          {warningIcon}
          <span>{message}</span>
        </>
      )}
    </p>
  )
  // Rules that ask for what there is not would refuse the form without a word.
  if (nothing) return message === null ? null : said
  return (
    <div className="kr-field" data-invalid={message !== null || undefined}>
      <div className="kr-field-top">
        <span className="kr-field-label" id={`${id}label`}>
          {t('fields.scopes')}
          {!required && <span className="kr-field-optional"> ({t('add.optional')})</span>}
        </span>
      </div>
      {error === null && (catalogue === null || tools.show === null) && (
        <div className="kr-scopes-box" aria-busy="true">
          <span className="kr-hidden">{t('scopes.loading')}</span>
          {SKELETON.map((line) => (
            <div key={line} className="kr-scopes-row">
              <span className="kr-skeleton" />
            </div>
          ))}
        </div>
      )}
      {error !== null && (
        <ProblemNote error={error} lead={t('scopes.failed')}>
          <Button onClick={unread === null ? tools.retry : retry}>{t('actions.retry')}</Button>
        </ProblemNote>
      )}
      {catalogue === null || tools.show === null
        ? said
        : tools.show({
            catalogue,
            value,
            onChange,
            before,
            locked,
            labelId: `${id}label`,
            describedBy: message === null ? undefined : `${id}message`,
            pickerRef: ref,
            children: said,
          })}
    </div>
  )
})
