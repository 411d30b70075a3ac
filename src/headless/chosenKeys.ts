import type { ApiKeyAdapter, Call } from '../core/adapter'
import { foldedText } from '../core/foldedText'
import { hasText } from '../core/hasText'
import { listAll } from '../core/listAll'
import { matchesFilter } from '../core/matchesFilter'
import type { ApiKey } from '../core/model'
import { findKey } from './findKey'
import { listQueryOf } from './listQueryOf'
import type { ApiKeyTableState } from './useApiKeyTable'

/**
 * All chosen keys, those that were not read yet included: they are read page by page, or one by one where a host has named
 * them.
 *
 * @throws {ApiKeyError} what `list` rejects with
 */
export async function* chosenKeys(
  { chosen, selection, list }: Pick<ApiKeyTableState, 'chosen' | 'selection' | 'list'>,
  adapter: ApiKeyAdapter,
  call: Pick<Call, 'signal'>,
): AsyncGenerator<readonly ApiKey[], undefined> {
  const read = chosen.read()
  if (selection.all) {
    const { search, filter } = list.answered
    const text = foldedText(search.trim())
    if (list.mode === 'memory' && !list.reading) yield read
    else
      for await (const page of listAll(adapter, listQueryOf(list.answered, adapter.supports), call))
        yield page.filter(
          (key) =>
            !selection.ids[key.id] &&
            // What the table finds itself, it finds here too: nothing may be done to a key that does not match.
            (list.mode === 'adapter' || ((text === '' || hasText(key, text)) && matchesFilter(key, filter, Date.now()))),
        )
    return
  }
  yield read
  const known = new Set(read.map(({ id }) => id))
  for (const [id, named] of Object.entries(selection.ids)) {
    if (!named || known.has(id) || call.signal?.aborted) continue
    const key = list.keys.find((one) => one.id === id) ?? (await findKey(adapter, id, call))
    // One that is gone, and that a host has named, perhaps long ago, is no reason to leave the others.
    if (key !== null) yield [key]
  }
}
