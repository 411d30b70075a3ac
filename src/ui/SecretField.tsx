import { useState } from 'react'
import { lengthOf } from '../core/schema'
import { useKeyForm } from '../headless/keyFormContext'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useAddApiKeyValue } from '../headless/useAddApiKeyValue'
import { useKeyPaste } from '../headless/useKeyPaste'
import { useKeyrack } from '../headless/useKeyrack'
import { Button } from './Button'
import { Field } from './Field'
import { hideIcon, showIcon, sparkIcon } from './icons'
import { KeyInsight } from './KeyInsight'
import { PasteNote } from './PasteNote'
import { PRIVATE_INPUT } from './privateInput'

/** Follows each key press, and renders alone. */
function KeyCounter() {
  const { rules, words } = useKeyrack()
  const count = lengthOf(useAddApiKeyValue('key'))
  const { minLength } = rules.key
  return minLength !== undefined && count < minLength
    ? words.t('add.counterMin', { count, minLength })
    : words.t('add.counter', { count })
}

export interface SecretFieldProps {
  /** @default that of a key */
  readonly label?: string
  /** Gets the input. */
  readonly onEntry?: (input: HTMLInputElement | null) => void
}

/** The key: hidden at first, uncontrolled, so that its text is in no attribute and no prop. */
export function SecretField({ label, onEntry }: SecretFieldProps) {
  const { generate } = useKeyForm()
  const { words } = useKeyrack()
  const { t } = words
  const { control, register, ...field } = useAddApiKeyField('key', { hint: true })
  const paste = useKeyPaste()
  const entry = register()
  const [shown, setShown] = useState(false)
  const [generated, setGenerated] = useState(false)

  return (
    <Field
      {...field}
      {...(label === undefined ? {} : { label })}
      id={control.id}
      aside={
        <Button
          look="quiet"
          icon={sparkIcon}
          onClick={() => {
            generate()
            setGenerated(true)
          }}
        >
          {t('add.generate')}
        </Button>
      }
      hint={<KeyCounter />}
      after={
        <>
          <PasteNote repairs={paste.repairs} onUndo={paste.undo} />
          <KeyInsight />
          <p className="kr-hidden" role="status">
            {generated && t('add.generated')}
          </p>
        </>
      }
    >
      <div className="kr-input-group" dir="ltr">
        <input
          {...control}
          {...entry}
          ref={(input) => {
            entry.ref(input)
            onEntry?.(input)
          }}
          onPaste={paste.onPaste}
          onDrop={paste.onDrop}
          onBlur={(event) => {
            paste.onLeave()
            return entry.onBlur(event)
          }}
          {...PRIVATE_INPUT}
          className="kr-input rr-mask ph-no-capture sentry-mask"
          data-mono
          dir="ltr"
          type={shown ? 'text' : 'password'}
        />
        <button
          type="button"
          className="kr-icon-button"
          aria-label={t(shown ? 'add.hide' : 'add.show')}
          aria-controls={control.id}
          onClick={() => setShown(!shown)}
        >
          {shown ? hideIcon : showIcon}
        </button>
      </div>
    </Field>
  )
}
