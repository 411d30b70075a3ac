import { Slot } from '@radix-ui/react-slot'
import { createContext, forwardRef, useContext } from 'react'
import { compose, type PartProps } from './part'
import { useForgottenSelection } from './useForgottenSelection'
import { useGivenKeys } from './useGivenKeys'
import { useKeyrack } from './useKeyrack'
import { type ApiKeyTableState, useApiKeyTable, type UseApiKeyTableOptions } from './useApiKeyTable'
import { NO_SELECTION } from './useTableState'

const TableContext = createContext<ApiKeyTableState | null>(null)

/** The table above. @throws outside of `ApiKeyTable.Root` */
export function useApiKeyTableContext(): ApiKeyTableState {
  const table = useContext(TableContext)
  if (table === null)
    throw new Error(
      'keyrack: a part of ApiKeyTable stands outside of ApiKeyTable.Root, so there are no keys for it to show. Move it inside. See docs/errors/no-root.md',
    )
  return table
}

/** `direction` is what `dir` says. */
export interface ApiKeyTableRootProps extends PartProps<'div'>, Omit<UseApiKeyTableOptions, 'direction'> {}

const OneRoot = forwardRef<HTMLDivElement, ApiKeyTableRootProps>(function OneRoot(
  { pageSize, mode, initialKeys, columns, state, initialState, onStateChange, storage, asChild, ...rest },
  ref,
) {
  const direction = rest.dir === 'rtl' ? 'rtl' : 'ltr'
  const table = useApiKeyTable({ pageSize, mode, initialKeys, columns, state, initialState, onStateChange, storage, direction })
  const Element = asChild ? Slot : 'div'
  return (
    <TableContext.Provider value={table}>
      <Element data-state={table.list.status} data-density={table.layout.density} {...rest} ref={ref} />
    </TableContext.Provider>
  )
})

/** Begins anew with another adapter: what was chosen, searched or opened was of keys that may be another tenant's. */
const Root = forwardRef<HTMLDivElement, ApiKeyTableRootProps>(function Root({ initialKeys, ...props }, ref) {
  const of = useKeyrack().cacheKey[1]
  const given = useGivenKeys(initialKeys)
  // What the host holds does not go with the table.
  useForgottenSelection(of, props.state?.selection, () => props.onStateChange?.({ selection: NO_SELECTION }))
  return <OneRoot key={of} {...props} initialKeys={given} ref={ref} />
})

const Search = forwardRef<HTMLInputElement, PartProps<'input'>>(function Search({ asChild, onChange, ...rest }, ref) {
  const { search, setSearch } = useApiKeyTableContext()
  const Element = asChild ? Slot : 'input'
  return (
    <Element
      type="search"
      {...rest}
      value={search}
      onChange={compose(onChange, (event) => setSearch(event.currentTarget.value))}
      ref={ref}
    />
  )
})

const More = forwardRef<HTMLButtonElement, PartProps<'button'>>(function More({ asChild, onClick, ...rest }, ref) {
  const { list } = useApiKeyTableContext()
  if (!list.hasMore) return null
  const Element = asChild ? Slot : 'button'
  return <Element type="button" aria-disabled={list.loadingMore} {...rest} onClick={compose(onClick, list.more)} ref={ref} />
})

const Retry = forwardRef<HTMLButtonElement, PartProps<'button'>>(function Retry({ asChild, onClick, ...rest }, ref) {
  const { list } = useApiKeyTableContext()
  const Element = asChild ? Slot : 'button'
  return <Element type="button" {...rest} onClick={compose(onClick, list.retry)} ref={ref} />
})

/** Says what was done to those who cannot see it. It is there from the start: a live region that arrives with its text is not read. */
const Announcer = forwardRef<HTMLDivElement, PartProps<'div'>>(function Announcer({ asChild, ...rest }, ref) {
  const { announcement } = useApiKeyTableContext()
  const Element = asChild ? Slot : 'div'
  return (
    <Element role="status" aria-live="polite" {...rest} ref={ref}>
      {announcement}
    </Element>
  )
})

/** Unstyled parts of the table of keys; rows are yours to render from `useApiKeyTableContext().list`: `count` of them, each with `at`. */
export const ApiKeyTable = { Root, Search, More, Retry, Announcer }
