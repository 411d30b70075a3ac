import { useState } from 'react'
import { lengthOf } from '../core/schema'
import { useAddApiKeyContext } from '../headless/addApiKeyContext'
import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useAddApiKeyValue } from '../headless/useAddApiKeyValue'
import { useKeyrack } from '../headless/useKeyrack'
import { Button } from './Button'
import { Field } from './Field'
import { hideIcon, showIcon, sparkIcon } from './icons'
import { KeyStrengthMeter } from './KeyStrengthMeter'
import { PRIVATE_INPUT } from './privateInput'

/** The two that follow each key press render alone: the form around them does not. */
function KeyCounter() {
  const { rules, words } = useKeyrack()
  const count = lengthOf(useAddApiKeyValue('key'))
  const { minLength } = rules.key
  return minLength !== undefined && count < minLength
    ? words.t('add.counterMin', { count, minLength })
    : words.t('add.counter', { count })
}

function KeyMeter() {
  const name = useAddApiKeyValue('name')
  const application = useAddApiKeyValue('application')
  return (
    <KeyStrengthMeter
      value={useAddApiKeyValue('key')}
      context={{ words: [name, application].filter((word) => word.length > 3) }}
    />
  )
}

/** The key: hidden at first, uncontrolled, so that its text is in no attribute and no prop. */
export function SecretField() {
  const { generate } = useAddApiKeyContext()
  const { words } = useKeyrack()
  const { t } = words
  const { control, register, ...field } = useAddApiKeyField('key', { hint: true })
  const [shown, setShown] = useState(false)
  const [generated, setGenerated] = useState(false)

  return (
    <Field
      {...field}
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
          <KeyMeter />
          <p className="kr-hidden" role="status">
            {generated && t('add.generated')}
          </p>
        </>
      }
    >
      <div className="kr-input-group" dir="ltr">
        <input
          {...control}
          {...register()}
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
