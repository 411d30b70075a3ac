// Sends every import or require of react and react-dom, whoever makes it, to this folder's React 18.
import { registerHooks } from 'node:module'

const root = new URL('../../node_modules/', import.meta.url).href
const mine = new URL('./node_modules/', import.meta.url).href

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context)
    if (specifier.startsWith('.')) return found
    for (const name of ['react/', 'react-dom/'])
      if (found.url.startsWith(root + name)) return { ...found, url: mine + name + found.url.slice((root + name).length) }
    return found
  },
})
