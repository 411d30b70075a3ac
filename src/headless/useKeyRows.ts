import { useEffect, useMemo, useReducer, useRef } from 'react'
import type { KeyIndex, KeyQuery, Work } from '../core/keyIndex'
import type { ApiKey } from '../core/model'
import type * as Module from './keyIndexTools'
import { useWords } from './useWords'

/** Keys in the order in which they are shown. */
export interface KeyRows {
  readonly count: number
  readonly at: (position: number) => ApiKey | undefined
  /** Those of the question before are shown, while those of this one are being found. */
  readonly updating: boolean
  /** Nothing was found yet. */
  readonly open: boolean
  /** Null until something is searched, filtered or sorted. */
  readonly index: KeyIndex | null
}

type Tools = typeof Module

interface Found {
  readonly keys: readonly ApiKey[]
  /** Null for all of them, as they were read. */
  readonly rows: Uint32Array | null
}

const NOTHING: Found = { keys: [], rows: null }

/** What is found within it is shown at once; what takes longer goes on between frames. */
const AT_ONCE_MS = 20

/** Between two attempts to fetch what finds and orders. */
const RETRY_MS = 5_000

/** A question that is not answered yet: its work as far as it got, or none where the index is on its way. */
interface Open {
  readonly work: Work<Uint32Array> | null
}

const within = <Result>(work: Work<Result>): Result | undefined => {
  const end = performance.now() + AT_ONCE_MS
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    if (performance.now() > end) return undefined
  }
}

/** Names as the language sorts them; case does not count, accents do, and numbers go by their value. */
const collatorOf = (language: string) => {
  let collator = collators.get(language)
  if (collator === undefined)
    collators.set(language, (collator = new Intl.Collator(language, { numeric: true, sensitivity: 'accent' })))
  return collator
}

/** One for each language: to make one, and to ask it for its order, takes milliseconds. */
const collators = new Map<string, Intl.Collator>()

/** As the page has fetched them, for the next table. */
let fetched: Tools | null = null

const isPlain = ({ search, filter, sort }: KeyQuery): boolean =>
  sort.length === 0 && search.trim() === '' && Object.values(filter).every((wanted) => wanted === undefined)

/**
 * Finds and orders keys that are all at hand. The index is fetched with the first question: most lists are looked at as
 * they come.
 *
 * @param now milliseconds since the epoch
 * @param source whose keys they are: nothing of another's is shown while an answer is on its way
 * @param wanted whether the index is needed for something else, such as counts beside a filter
 */
export function useKeyRows(keys: readonly ApiKey[], query: KeyQuery, now: number, source: unknown, wanted = false): KeyRows {
  const { language } = useWords()
  const tools = useRef<{ readonly tools: Tools; readonly index: KeyIndex; readonly language: string } | null>(null)
  const [change, changed] = useReducer((count: number) => count + 1, 0)
  const found = useRef<Found | null>(null)
  const shownOf = useRef(source)
  if (shownOf.current !== source) {
    shownOf.current = source
    found.current = null
  }
  const plain = isPlain(query)
  const needed = wanted || !plain

  if (tools.current?.language !== language) tools.current = null
  if (needed && tools.current === null && fetched !== null)
    tools.current = { tools: fetched, index: fetched.createKeyIndex({ collator: collatorOf(language) }), language }

  const held = tools.current

  useEffect(() => {
    if (!needed) return undefined
    if (fetched !== null) {
      // Another table has fetched them since this one was rendered.
      if (tools.current === null) changed()
      return undefined
    }
    let current = true
    let timer: ReturnType<typeof setTimeout>
    const fetchTools = () =>
      import('./keyIndexTools').then(
        (module) => {
          fetched = module
          if (current) changed()
        },
        // The list stays as it was read, marked as not brought up to date; the next question tries again at once.
        () => {
          if (current) timer = setTimeout(() => void fetchTools(), RETRY_MS)
        },
      )
    void fetchTools()
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [needed, query])

  // An index is a cache: what it answers depends on nothing but what it is asked.
  const answer = useMemo((): Found | Open => {
    if (held === null) return plain ? { keys, rows: null } : { work: null }
    const { index } = held
    index.sync(keys)
    if (plain) return { keys: index.keys, rows: null }
    const work = index.select(query, now)
    const rows = within(work)
    return rows === undefined ? { work } : { keys: index.keys, rows }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `change` tells of work that was done
  }, [keys, query, plain, now, held, change])
  const open = 'work' in answer
  if (!open) found.current = answer

  useEffect(() => {
    if (!('work' in answer) || answer.work === null) return undefined
    const controller = new AbortController()
    const { signal } = controller
    held?.tools.inSlices(answer.work, { signal }).then(
      () => signal.aborted || changed(),
      () => undefined,
    )
    return () => controller.abort()
  }, [answer, held])

  const { keys: shown, rows } = found.current ?? NOTHING
  const nothing = found.current === null
  const index = held?.index ?? null
  return useMemo(
    () => ({
      count: rows?.length ?? shown.length,
      at: (position: number) => shown[rows === null ? position : (rows[position] ?? -1)],
      updating: open,
      open: nothing,
      index,
    }),
    [shown, rows, open, nothing, index],
  )
}
