import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useApplicationUse } from '../headless/useApplicationUse'
import { useWords } from '../headless/useWords'
import { Field } from './Field'
import { warningIcon } from './icons'
import { Suggestions } from './Suggestions'

/** Which application the key is for: any name, with those suggested that have keys, and a warning where one has its key. */
export function ApplicationField() {
  const { t } = useWords()
  const { control, register, ...field } = useAddApiKeyField('application', { hint: true })
  const { applications, taken } = useApplicationUse()
  const listId = `${control.id}list`
  return (
    <Field
      {...field}
      id={control.id}
      hint={
        <span role="status" className="kr-field-note" data-warns={taken !== null || undefined}>
          {taken !== null && warningIcon}
          <span>
            {taken === null
              ? t('add.applicationHint')
              : t('add.applicationTaken', { application: taken.application, name: taken.name })}
          </span>
        </span>
      }
    >
      <input
        {...control}
        {...register()}
        {...(applications.length > 0 ? { list: listId } : {})}
        className="kr-input"
        dir="auto"
        type="text"
        autoComplete="off"
      />
      {applications.length > 0 && <Suggestions id={listId} values={applications} />}
    </Field>
  )
}
