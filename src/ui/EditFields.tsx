import { useKeyrack } from '../headless/useKeyrack'
import type { EditApiKey } from '../headless/useEditApiKey'
import { ApplicationField } from './ApplicationField'
import { EditConflict } from './EditConflict'
import { ExpiryField } from './ExpiryField'
import { FormScopes } from './FormScopes'
import { ProblemNote } from './ProblemNote'
import { RotationReminder } from './RotationReminder'
import { SecretChoice } from './SecretChoice'
import { TextField } from './TextField'

const SHOWN = ['name', 'endpoint', 'key', 'application', 'expiresAt', 'rotationDueAt', 'scopes']

export interface EditFieldsProps {
  readonly edit: EditApiKey
}

/** The entries of a change, each of which takes what it needs from the form around it. */
export function EditFields({ edit: { state, base, issues } }: EditFieldsProps) {
  const { adapter, words } = useKeyrack()
  const { t } = words
  const error = state.state === 'editing' ? state.error : null
  const reminds = adapter.rotate !== undefined
  const marked = issues.some(({ field }) => SHOWN.includes(field) && (reminds || field !== 'rotationDueAt'))
  return (
    <>
      {state.state === 'conflict' && <EditConflict conflict={state} />}
      {error !== null && error.code !== 'invalid' && <ProblemNote error={error} />}
      {/* What is wrong is in no field on screen, so there is nothing that the user could correct. */}
      {error?.code === 'invalid' && !marked && <ProblemNote error={{ ...error, code: 'malformed' }} />}
      <TextField name="name" />
      {base.kind === 'credential' && (
        <>
          <TextField name="endpoint" placeholder={t('add.endpointPlaceholder')} />
          <SecretChoice base={base} />
        </>
      )}
      <ApplicationField />
      <FormScopes before={base.scopes} />
      <ExpiryField />
      {reminds && <RotationReminder />}
    </>
  )
}
