import type { Plugin } from 'vite'

/** Changes `rules.key.minLength` of the canonical locale as if somebody had edited the file, and nothing else. */
export function withMinLength(minLength: number): Plugin {
  return {
    name: 'keyrack-min-length',
    enforce: 'pre',
    transform(source, id) {
      if (!id.split('?')[0]?.endsWith('/locales/en.json')) return undefined
      const locale: { rules: { key: { minLength: number } } } = JSON.parse(source)
      locale.rules.key.minLength = minLength
      return { code: JSON.stringify(locale), map: null }
    },
  }
}
