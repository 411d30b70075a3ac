import type { KeyExport } from '../headless/useExport'
import { useWords } from '../headless/useWords'
import { Button } from './Button'
import { EXPORT_FORMATS } from './exportFormats'
import { downloadIcon } from './icons'
import { ProblemNote } from './ProblemNote'
import { readSentence } from './readSentence'

/** The chosen keys as a file. While it is written, the button that was pressed cancels it, so that it keeps the focus. */
export function BulkExport({ progress, start, cancel }: KeyExport) {
  const { t } = useWords()
  const running = progress.state === 'running' ? progress.format : null
  return (
    <>
      {EXPORT_FORMATS.filter((format) => running === null || running === format).map((format) => (
        <Button
          key={format}
          icon={running === null && downloadIcon}
          onClick={() => (running === null ? start(format) : cancel())}
        >
          {running === null ? t(`view.${format}`) : t('actions.cancel')}
        </Button>
      ))}
      <p className="kr-bulk-export" role="status">
        {progress.state === 'running' && readSentence(progress, t)}
      </p>
      {progress.state === 'failed' && <ProblemNote error={progress.error} />}
    </>
  )
}
