import { useCallback, useEffect, useState } from 'react'
import type { ApiKeyError, FieldIssue } from '../core/errors'
import type { KeyForm } from './keyFormContext'
import type { AddApiKeyField } from './useAddApiKey'

const NONE: readonly FieldIssue[] = []

/**
 * What the service has against the fields of a form: shown at each until it changes.
 *
 * @param onEdit called when any entry changed; the same function on each render
 */
export function useServerIssues(form: KeyForm['form'], onEdit: () => void) {
  const [issues, setIssues] = useState(NONE)
  useEffect(() => {
    const subscription = form.watch((_, { name }) => {
      onEdit()
      setIssues((before) =>
        before.some((issue) => issue.field === name) ? before.filter((issue) => issue.field !== name) : before,
      )
    })
    return () => subscription.unsubscribe()
  }, [form, onEdit])

  const show = useCallback(
    (error: ApiKeyError) => {
      const found = error.issues ?? (error.code === 'invalid' && error.field ? [{ field: error.field, code: 'unknown' }] : [])
      setIssues(found)
      found.forEach(({ field, code }, index) => {
        if (field in form.getValues())
          form.setError(field as AddApiKeyField, { type: 'server', message: code }, { shouldFocus: index === 0 })
      })
    },
    [form],
  )
  return { issues, show, clear: useCallback(() => setIssues(NONE), []) }
}
