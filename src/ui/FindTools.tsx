import { type RefObject, useEffect, useRef } from 'react'
import { useApiKeyTableContext } from '../headless/ApiKeyTable'
import { useExport } from '../headless/useExport'
import { useWords } from '../headless/useWords'
import { columnLabel } from './columnLabel'
import { FilterChips } from './FilterChips'
import { FilterPanel } from './FilterPanel'
import { sortSentence } from './sortSentence'
import { useSayExported } from './useSayExported'
import { ViewDialog } from './ViewDialog'

export interface FindToolsProps {
  readonly filters: boolean
  readonly closeFilters: () => void
  readonly viewing: boolean
  readonly closeView: () => void
  /** The button of the filters, which takes the focus back from them. */
  readonly button: RefObject<HTMLButtonElement | null>
  /** The sort of the table as it came. */
  readonly sortedBefore: unknown
}

/** Filters, how the list is shown, and what is said of it. */
export function FindTools({ filters, closeFilters, viewing, closeView, button, sortedBefore }: FindToolsProps) {
  const { view, table, columns, say } = useApiKeyTableContext()
  const words = useWords()
  const exporting = useExport()

  const { sorting } = table.state
  const sentence = sortSentence(sorting, (id) => columnLabel(id, columns, words), words)
  const said = useRef(sortedBefore)
  useEffect(() => {
    if (said.current === view.sort) return
    said.current = view.sort
    say(sentence)
  }, [view.sort, sentence, say])

  // A dialog says it itself, and takes the page's own voice away meanwhile.
  useSayExported(exporting.progress, viewing)

  const focusButton = () => button.current?.focus()
  const leaveFilters = () => {
    closeFilters()
    focusButton()
  }
  return (
    <>
      {filters && <FilterPanel onClose={leaveFilters} />}
      <FilterChips onGone={focusButton} />
      {viewing && <ViewDialog exporting={exporting} onClose={closeView} />}
    </>
  )
}
