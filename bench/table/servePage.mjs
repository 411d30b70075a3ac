import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { ensureBuild } from '../../scripts/build.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * A production build of one page beside the library's own, served to this machine alone.
 *
 * @param entry the page's module, relative to bench/
 * @param css tells the page's stylesheets, relative to bench/, by its query
 * @returns its origin, and what ends it
 */
export async function servePage({ entry, css }) {
  await ensureBuild({ types: false })
  const { outputFiles } = await build({
    entryPoints: { page: at(`../${entry}`) },
    bundle: true,
    // Names stay, so that a profile tells them.
    minifySyntax: true,
    minifyWhitespace: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    outdir: '/out',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: {
      'keyrack/headless': at('../../dist/headless.js'),
      'keyrack/core': at('../../dist/core.js'),
      keyrack: at('../../dist/index.js'),
      // Peers and the library on one React and one cache, wherever each was installed.
      ...Object.fromEntries(
        ['react', 'react-dom', '@tanstack/react-query'].map((name) => [name, at(`../../node_modules/${name}`)]),
      ),
    },
    logLevel: 'error',
  })
  const files = new Map(outputFiles.map(({ path, contents }) => [path.replace(/^.*\/out\//, '/'), contents]))
  const page = (query) => {
    const styles = css(query).map((path) => readFileSync(at(`../${path}`), 'utf8'))
    return `<!doctype html><html lang="en" class="kr-scope"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,"><style>${styles.join('\n')}</style><body><div id="root"></div><script type="module" src="/page.js"></script>`
  }
  const server = createServer(({ url }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const [type, body] = pathname === '/' ? ['text/html', page(searchParams)] : ['text/javascript', files.get(pathname)]
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type, 'cache-control': 'no-store' }).end(body)
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', done))
  return { origin: `http://127.0.0.1:${server.address().port}`, close: () => server.close() }
}
