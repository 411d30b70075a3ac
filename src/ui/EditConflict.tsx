import type { EditState } from '../core/editFlow'
import type { EditField } from '../core/editPatch'
import type { ApiKey } from '../core/model'
import { useWords } from '../headless/useWords'
import { warningIcon } from './icons'
import { ProblemNote } from './ProblemNote'

export interface EditConflictProps {
  readonly conflict: Extract<EditState, { readonly state: 'conflict' }>
}

/** That somebody else was faster, what they changed, and what becomes of what was typed. */
export function EditConflict({ conflict: { current, changed, error } }: EditConflictProps) {
  const { t, format } = useWords()
  if (error !== null) return <ProblemNote error={error} lead={t('problems.conflict.what')} />
  const valueIn = (key: ApiKey, field: EditField): string => {
    const value = (key as unknown as Readonly<Record<EditField, string | readonly string[] | null>>)[field]
    if (value === null || value.length === 0) return t(field === 'expiresAt' ? 'expiry.never' : 'table.none')
    if (typeof value !== 'string') return value.join(', ')
    return field.endsWith('At') ? format.instant(value) : value
  }
  return (
    <div className="kr-note" data-look="danger" role="alert">
      {warningIcon}
      <div className="kr-note-body">
        <p className="kr-note-what">{t('problems.conflict.what')}</p>
        {current !== null && (
          <>
            {changed.map((field) => (
              <p key={field} className="kr-note-next">
                {t('edit.change', { label: t(`fields.${field}`), value: valueIn(current, field) })}
              </p>
            ))}
            {changed.length === 0 && <p className="kr-note-next">{t('edit.unseen')}</p>}
            <p className="kr-note-next">{t('edit.kept')}</p>
          </>
        )}
      </div>
    </div>
  )
}
