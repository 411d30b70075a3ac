import { type FormEvent, useId, useRef, useState } from 'react'
import { compileField } from '../core/schema'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { completeIssue } from '../headless/completeIssue'
import { useKeyrack } from '../headless/useKeyrack'
import { Button } from './Button'
import { DialogShell } from './DialogShell'
import { Field } from './Field'
import type { KeyDialogProps } from './keyDialogProps'
import { ProblemNote } from './ProblemNote'
import { useRequest } from './useRequest'

export function RenameKeyDialog({ apiKey, onClose, restoreFocus }: KeyDialogProps) {
  const { actions, announce } = useApiKeyTableContext()
  const { rules, words } = useKeyrack()
  const { t } = words
  const { busy, problem, run } = useRequest()
  const [name, setName] = useState(apiKey.name)
  const [code, setCode] = useState<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const check = (value: string) => compileField('name', rules.name)(value.trim())
  const refused = problem?.issues?.find(({ field }) => field === 'name')
  const said = code === undefined ? refused : { code }
  const issue = said && completeIssue(said, rules.name)
  const wrong = issue && words.field('name', issue.code, issue.params)

  const save = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const found = check(name)
    setCode(found)
    if (found !== undefined) return input.current?.focus()
    run(async () => {
      const after = await actions.rename(apiKey, name.trim())
      onClose()
      announce('renamed', after.name)
    })
  }

  return (
    <DialogShell
      title={t('confirm.renameTitle', { name: apiKey.name })}
      description={t('confirm.renameText')}
      onClose={() => busy || onClose()}
      first={input}
      restoreFocus={restoreFocus}
      footer={
        <>
          <Button busy={busy} onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button look="primary" type="submit" form={`${id}form`} busy={busy}>
            {t('actions.save')}
          </Button>
        </>
      }
    >
      <form id={`${id}form`} onSubmit={save} noValidate className="kr-form">
        {problem !== null && refused === undefined && <ProblemNote error={problem} />}
        <Field id={id} label={t('fields.name')} required message={wrong ?? null} messageId={`${id}message`} hintId={`${id}hint`}>
          <input
            id={id}
            ref={input}
            className="kr-input"
            dir="auto"
            autoComplete="off"
            value={name}
            readOnly={busy}
            aria-invalid={wrong !== undefined}
            aria-describedby={wrong === undefined ? undefined : `${id}message`}
            onChange={(event) => {
              setName(event.currentTarget.value)
              if (code !== undefined) setCode(check(event.currentTarget.value))
            }}
          />
        </Field>
      </form>
    </DialogShell>
  )
}
