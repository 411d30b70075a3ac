import { registerHooks } from 'node:module'

/**
 * Sends every import or require of some packages, whoever makes it, from this project's copies to those of a folder. For a
 * script that Node gets by `--import`: what Vite bundles is redirected by aliases, what it leaves to Node by this.
 *
 * @param {string} folder URL of a file beside the other `node_modules`
 * @param {readonly string[]} names packages with the same layout of files in both versions
 */
export function redirectImports(folder, names) {
  const root = new URL('../../node_modules/', import.meta.url).href
  const mine = new URL('./node_modules/', folder).href
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context)
      const name = specifier.startsWith('.') ? undefined : names.find((each) => found.url.startsWith(`${root}${each}/`))
      return name === undefined ? found : { ...found, url: mine + found.url.slice(root.length) }
    },
  })
}
