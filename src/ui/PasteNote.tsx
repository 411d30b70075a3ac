import type { PasteRepair } from '../core/inspectPaste'
import { useWords } from '../headless/useWords'
import { Button } from './Button'

export interface PasteNoteProps {
  readonly repairs: readonly PasteRepair[]
  readonly onUndo: () => void
}

/** What was taken off a pasted text, and the way back. Its live region is there from the start. */
export function PasteNote({ repairs, onUndo }: PasteNoteProps) {
  const { t } = useWords()
  return (
    <div className="kr-paste" data-empty={repairs.length === 0 || undefined}>
      <div className="kr-paste-repairs" role="status">
        {repairs.length > 0 && (
          <ul>
            {repairs.map(({ code }) => (
              <li key={code}>{t(`paste.repairs.${code}`)}</li>
            ))}
          </ul>
        )}
      </div>
      {repairs.length > 0 && (
        <Button look="quiet" onClick={onUndo}>
          {t('paste.undo')}
        </Button>
      )}
    </div>
  )
}
