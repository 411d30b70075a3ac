import type { ExportState } from '../headless/useExport'
import type { Words } from '../headless/words'

/** How far an export is. */
export const readSentence = ({ read, total }: Extract<ExportState, { state: 'running' }>, t: Words['t']): string =>
  total === undefined ? t('view.reading', { read }) : t('view.readingOf', { read, total })
