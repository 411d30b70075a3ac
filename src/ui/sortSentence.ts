import type { KeyTable } from '../headless/tableColumns'
import type { Words } from '../headless/words'

/** By what the list is sorted, such as “Sorted by Name, ascending, then Created, descending”. */
export function sortSentence(sorting: KeyTable['state']['sorting'], labelOf: (column: string) => string, { t }: Words): string {
  const [first, ...others] = sorting.map(({ id, desc }) => t(desc ? 'view.sortedDown' : 'view.sortedUp', { column: labelOf(id) }))
  if (first === undefined) return t('view.unsorted')
  return t('view.sorted', { sorts: others.reduce((before, after) => t('view.then', { before, after }), first) })
}
