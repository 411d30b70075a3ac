import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import type { BulkState } from '../core/bulkFlow'
import { useKeyrack } from '../headless/useKeyrack'
import { patchSchemaOf } from '../headless/patchSchemaOf'
import type { BulkActions } from '../headless/useBulkActions'
import { BulkApplication } from './BulkApplication'
import { BulkExpiry } from './BulkExpiry'
import { BulkKeys } from './BulkKeys'
import { BULK_LABELS } from './bulkLabels'
import { Button } from './Button'
import { ConfirmWord } from './ConfirmWord'
import { isTooLong, ReasonField } from './ReasonField'
import { issuesOf } from '../core/schema'

export interface BulkConfirmProps {
  readonly bulk: BulkActions
  readonly state: BulkState & { readonly state: 'confirming' }
}

/** What would change and what is left out, before anything does. */
export function BulkConfirm({ bulk, state }: BulkConfirmProps) {
  const { words, rules } = useKeyrack()
  const { t } = words
  const { used, needsWord, typed, type, confirmable, confirm, close } = bulk
  const { action, targets, skipped } = state
  const danger = action === 'revoke' || action === 'delete'
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  /** Text, as forms hold it. */
  const [value, setValue] = useState('')
  const [message, setMessage] = useState<string | null>(null)
  const field = action === 'expiry' ? 'expiresAt' : action === 'application' ? 'application' : null

  const asksWord = needsWord !== null
  useEffect(() => {
    const buttons = form.current?.querySelectorAll<HTMLElement>('footer > button')
    // Of a question that ends keys, the word where one has to be typed, or else the harmless answer.
    const button = buttons?.[danger ? 0 : buttons.length - 1]
    const entry = danger ? (asksWord ? `#${CSS.escape(`${id}word`)}` : null) : 'input, select'
    ;((entry === null ? null : form.current?.querySelector<HTMLElement>(entry)) ?? button)?.focus()
  }, [danger, asksWord, id])

  const none = targets.length === 0
  const tooLong = action === 'revoke' && isTooLong(value)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React events pass through portals: a form of the host around the dialog must not be sent along.
    event.stopPropagation()
    if (tooLong) return form.current?.querySelector<HTMLElement>('input')?.focus()
    if (field === null) return confirm(action === 'revoke' ? { reason: value } : {})
    const read = patchSchemaOf(rules).safeParse({ version: '', [field]: value })
    if (read.success) return confirm({ [field]: read.data[field] ?? null })
    const issue = issuesOf(read.error, rules)[0]
    setMessage(issue === undefined ? null : words.field(field, issue.code, issue.params))
    form.current?.querySelector<HTMLElement>('select, input')?.focus()
  }
  const change = (next: string) => {
    setValue(next)
    setMessage(null)
  }
  return (
    <form className="kr-dialog-form" noValidate autoComplete="off" onSubmit={submit} ref={form}>
      <div className="kr-dialog-body kr-form">
        {none && <p>{t('bulk.nothing')}</p>}
        {!none && action === 'expiry' && <BulkExpiry value={value} onChange={change} message={message} />}
        {!none && action === 'application' && <BulkApplication value={value} onChange={change} message={message} />}
        {used > 0 && <p>{t('bulk.inUse', { count: used })}</p>}
        <BulkKeys
          keys={skipped}
          title={t('bulk.leftOut', { count: skipped.length })}
          say={({ reason }) => t(`bulk.reasons.${reason}`)}
        />
        {!none && action === 'revoke' && <ReasonField id={`${id}r`} value={value} onChange={setValue} />}
        {needsWord !== null && (
          <ConfirmWord id={`${id}word`} labelId={`${id}label`} word={needsWord} typed={typed} onType={type} />
        )}
      </div>
      <footer className="kr-dialog-footer">
        <Button onClick={close}>{t('actions.cancel')}</Button>
        {!none && (
          <Button
            look={danger ? 'danger' : 'primary'}
            type="submit"
            busy={!confirmable}
            aria-describedby={confirmable || needsWord === null ? undefined : `${id}label`}
          >
            {t(BULK_LABELS[action])}
          </Button>
        )}
      </footer>
    </form>
  )
}
