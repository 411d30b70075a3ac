import { useAddApiKeyField } from '../headless/useAddApiKeyField'
import { useApplicationUse } from '../headless/useApplicationUse'
import { useWords } from '../headless/useWords'
import { Field } from './Field'
import { warningIcon } from './icons'

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
        // A list without entries would still make a box of choices out of it.
        {...(applications.length > 0 ? { list: listId } : {})}
        className="kr-input"
        dir="auto"
        type="text"
        autoComplete="off"
      />
      {applications.length > 0 && (
        <datalist id={listId}>
          {applications.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Field>
  )
}
