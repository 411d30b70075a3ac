import { useEffect, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import type { ExportState } from '../headless/useExport'
import { useWords } from '../headless/useWords'

/** Says in the table that the file is written, once. @param silent while somebody else says it */
export function useSayExported(progress: ExportState, silent = false): void {
  const { say } = useApiKeyTableContext()
  const { t } = useWords()
  const isSilent = useRef(silent)
  isSilent.current = silent
  useEffect(() => {
    if (progress.state === 'done' && !isSilent.current)
      say(t('view.exported', { count: progress.count, file: progress.fileName }))
  }, [progress, say, t])
}
