import { useCallback, useEffect, useRef, useState } from 'react'
import { ApiKeyError, toApiKeyError } from '../core/errors'
import { csvOf, jsonOf } from '../core/exportKeys'
import { inSlices } from '../core/inSlices'
import type { Work } from '../core/keyIndex'
import { listAll } from '../core/listAll'
import type { ApiKey } from '../core/model'
import { dayIn } from '../core/zonedDay'
import { useApiKeyTableContext } from './ApiKeyTable'
import { chosenKeys } from './chosenKeys'
import { exportColumns } from './exportColumns'
import { listQueryOf } from './listQueryOf'
import { saveFile } from './saveFile'
import type { ApiKeyTableState } from './useApiKeyTable'
import { useKeyrack } from './useKeyrack'
import { visibleColumns } from './visibleColumns'

export type ExportFormat = 'csv' | 'json'

export type ExportState =
  | { readonly state: 'idle' }
  /** `read`: keys that are at hand so far, of `total` where that is known. */
  | { readonly state: 'running'; readonly format: ExportFormat; readonly read: number; readonly total: number | undefined }
  /** Handed to the browser, or to `save`. */
  | { readonly state: 'done'; readonly format: ExportFormat; readonly count: number; readonly fileName: string }
  | { readonly state: 'failed'; readonly format: ExportFormat; readonly error: ApiKeyError }

export interface UseExportOptions {
  /** Takes the file. @default has the browser download it */
  readonly save?: (file: Blob, fileName: string) => void
}

export interface KeyExport {
  readonly progress: ExportState
  /** Writes the chosen keys, or where none is chosen all that match. Nothing while one is being written. */
  readonly start: (format: ExportFormat) => void
  /** Nothing is saved. */
  readonly cancel: () => void
}

const TYPES = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const

/** Each chunk becomes bytes as it comes: all at once would block the page. */
function* gather(chunks: Iterable<string>): Work<Blob[]> {
  const parts: Blob[] = []
  for (const chunk of chunks) {
    parts.push(new Blob([chunk]))
    yield undefined
  }
  return parts
}

const shownKeys = ({ count, at }: ApiKeyTableState['list']): ApiKey[] =>
  Array.from({ length: count }, (_, position) => at(position)).filter((key) => key !== undefined)

/**
 * Keys as a file of comma-separated values, which has the columns that are shown, or of JSON, which has every field; never a
 * secret. Long lists are written between frames.
 */
export function useExport({ save = saveFile }: UseExportOptions = {}): KeyExport {
  const { adapter, words, now: fixed, timeZone, reportFailure } = useKeyrack()
  const table = useApiKeyTableContext()
  const [progress, setProgress] = useState<ExportState>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  const latest = useRef({ table, words, save })
  latest.current = { table, words, save }
  const wake = useRef<(() => void) | null>(null)
  useEffect(() => wake.current?.(), [table.list])
  useEffect(() => () => running.current?.abort(), [])

  /** What is listed, once it answers what was asked and all of it is there. */
  const complete = useCallback(async (signal: AbortSignal): Promise<ApiKeyTableState['list']> => {
    for (;;) {
      signal.throwIfAborted()
      const { list } = latest.current.table
      if (!list.reading && !list.updating && list.status === 'ready') return list
      if (list.error !== null) throw list.error
      await new Promise<void>((resolve) => {
        wake.current = resolve
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
    }
  }, [])

  const collect = useCallback(
    async (signal: AbortSignal, onRead: (count: number) => void): Promise<readonly ApiKey[]> => {
      const { selection, view, chosen, list } = latest.current.table
      const some = chosen.count > 0
      if (list.mode === 'memory' && (!some || selection.all)) {
        const all = shownKeys(await complete(signal))
        return some ? all.filter(({ id }) => !selection.ids[id]) : all
      }
      const pages = some
        ? chosenKeys({ selection, chosen, list }, adapter, { signal })
        : listAll(adapter, listQueryOf({ ...view, search: view.search.trim() }, adapter.supports), { signal })
      const keys: ApiKey[] = []
      for await (const page of pages) {
        keys.push(...page)
        onRead(keys.length)
      }
      signal.throwIfAborted()
      return keys
    },
    [adapter, complete],
  )

  const start = useCallback(
    (format: ExportFormat) => {
      if (running.current !== null) return
      const controller = new AbortController()
      running.current = controller
      const { signal } = controller
      const { table: asked } = latest.current
      const total = asked.chosen.count || asked.list.total
      const tell = (read: number) => setProgress({ state: 'running', format, read, total })
      const write = async () => {
        const keys = await collect(signal, tell)
        const { table: shown, words: said } = latest.current
        const now = fixed ?? Date.now()
        const ids = visibleColumns(shown.table).map(({ id }) => id)
        const text = format === 'csv' ? csvOf(keys, exportColumns(ids, shown.columns, said, now)) : jsonOf(keys, now)
        const parts = await inSlices(gather(text), { signal })
        if (parts === undefined) throw new ApiKeyError('aborted')
        const fileName = `api-keys-${dayIn(now, timeZone)}.${format}`
        latest.current.save(new Blob(parts, { type: TYPES[format] }), fileName)
        return { state: 'done', format, count: keys.length, fileName } as const
      }
      tell(0)
      void write()
        .catch((thrown: unknown): ExportState => {
          if (signal.aborted) return { state: 'idle' }
          const error = toApiKeyError(thrown)
          reportFailure(error)
          return { state: 'failed', format, error }
        })
        .then((end) => {
          running.current = null
          setProgress(end)
        })
    },
    [collect, fixed, timeZone, reportFailure],
  )
  return { progress, start, cancel: useCallback(() => running.current?.abort(), []) }
}
