import { useId, useState } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { KeyExport } from '../headless/useExport'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { DialogShell } from './DialogShell'
import { EXPORT_FORMATS } from './exportFormats'
import { downloadIcon } from './icons'
import { ProblemNote } from './ProblemNote'
import { readSentence } from './readSentence'
import { ViewColumns } from './ViewColumns'
import { ViewSorts } from './ViewSorts'

export interface ViewDialogProps {
  readonly exporting: KeyExport
  readonly onClose: () => void
}

const DENSITIES = ['comfortable', 'compact'] as const

function ExportFooter({ progress, start, cancel }: KeyExport) {
  const { chosen, list } = useApiKeyTableContext()
  const { t } = useWords()
  const count = chosen.count || list.total
  const sentence = () => {
    if (progress.state === 'running') return readSentence(progress, t)
    if (progress.state === 'done') return t('view.exported', { count: progress.count, file: progress.fileName })
    return count === undefined ? '' : t('view.exports', { count })
  }
  return (
    <>
      <p className="kr-dialog-progress" role="status">
        {sentence()}
      </p>
      {progress.state === 'running' ? (
        <Button onClick={cancel}>{t('actions.cancel')}</Button>
      ) : (
        EXPORT_FORMATS.map((format) => (
          <Button key={format} icon={downloadIcon} onClick={() => start(format)}>
            {t(`view.${format}`)}
          </Button>
        ))
      )}
    </>
  )
}

/** Columns, sorting and density, each changed at once in the table behind; and the list as a file. */
export function ViewDialog({ exporting, onClose }: ViewDialogProps) {
  const { layout, setLayout, defaultLayout, table } = useApiKeyTableContext()
  const { t } = useWords()
  const [said, setSaid] = useState('')
  const name = useId()
  const reset = () => {
    setLayout(defaultLayout)
    table.setSorting([])
  }
  const { progress } = exporting
  return (
    <DialogShell
      title={t('view.open')}
      description={t('view.description')}
      onClose={onClose}
      footer={<ExportFooter {...exporting} />}
    >
      <div className="kr-view">
        {progress.state === 'failed' && <ProblemNote error={progress.error} />}
        <fieldset className="kr-view-section">
          <legend className="kr-view-title">{t('view.sorting')}</legend>
          <ViewSorts />
        </fieldset>
        <fieldset className="kr-view-section">
          <legend className="kr-view-title">{t('view.density')}</legend>
          <div className="kr-view-densities">
            {DENSITIES.map((density) => (
              <label key={density} className="kr-facet">
                <input
                  type="radio"
                  name={name}
                  checked={layout.density === density}
                  onChange={() => setLayout((before) => ({ ...before, density }))}
                />
                {t(`view.${density}`)}
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset className="kr-view-section">
          <legend className="kr-view-title">{t('view.columns')}</legend>
          <ViewColumns say={setSaid} />
        </fieldset>
        <Button className="kr-view-reset" onClick={reset}>
          {t('view.reset')}
        </Button>
        <p className="kr-hidden" role="status">
          {said}
        </p>
      </div>
    </DialogShell>
  )
}
