import type { ApiKey } from '../../core/model'

/** Whether a key has a text, in lower case, in any of what searches look through. */
export const matchesSearch = (key: ApiKey, search: string): boolean =>
  [key.name, key.kind === 'credential' ? key.endpoint : '', key.application ?? '', key.hint.prefix, key.hint.tail, key.id].some(
    (text) => text.toLowerCase().includes(search),
  )
