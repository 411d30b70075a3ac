import { type Facet, FACETS, type InstantField, type KeyFilter } from '../core/keyFilter'
import type { ScopeCatalogue } from '../core/scopes'
import type { Words } from '../headless/words'

/** From here on a chip tells how many values are chosen, and not which. */
const MANY = 3

const isFacet = (field: keyof KeyFilter): field is Facet => (FACETS as readonly string[]).includes(field)

/** The name of a field of a filter: that of its column. */
export const fieldWord = (field: keyof KeyFilter, { t }: Words): string =>
  t(field === 'scope' ? 'table.scopes' : `table.${field}`)

/** A value of a field. Those of hosts are their own words. */
export function valueWord(facet: Facet, value: string | null, { t }: Words, catalogue: ScopeCatalogue | null): string {
  if (value === null) return t('table.none')
  if (facet === 'status') return t(`statuses.${value}` as 'statuses.active')
  if (facet === 'kind') return t(`kinds.${value}` as 'kinds.issued')
  if (facet === 'scope') return catalogue?.scopes.find(({ id }) => id === value)?.label ?? value
  return value
}

/** What a field by time asks for. */
export function instantWord(field: InstantField, filter: NonNullable<KeyFilter[InstantField]>, words: Words): string {
  const { t, format } = words
  if ('never' in filter) return t('table.never')
  if ('idleDays' in filter) return t('filter.idle', { count: filter.idleDays })
  if ('withinDays' in filter) return t(field === 'expires' ? 'filter.next' : 'filter.last', { count: filter.withinDays })
  const from = filter.from === undefined ? undefined : format.day(filter.from)
  // The end is not in it: it is the first moment of the day after.
  const until = filter.until === undefined ? undefined : format.day(new Date(Date.parse(filter.until) - 1).toISOString())
  if (from !== undefined && until !== undefined) return `${from} – ${until}`
  return from === undefined ? t('filter.untilDay', { date: until }) : t('filter.fromDay', { date: from })
}

/** What one field of a filter asks for, such as “Status: Active or Expired”. */
export function filterSentence(
  field: keyof KeyFilter,
  filter: KeyFilter,
  words: Words,
  catalogue: ScopeCatalogue | null,
): string {
  const { t, format } = words
  const value = () => {
    if (!isFacet(field)) return instantWord(field, filter[field] ?? {}, words)
    const values: readonly (string | null)[] = filter[field] ?? []
    if (values.length > MANY) return t('filter.several', { count: values.length })
    return format.list(values.map((one) => valueWord(field, one, words, catalogue)))
  }
  return t('filter.chip', { field: fieldWord(field, words), value: value() })
}
