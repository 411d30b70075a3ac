import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Stands in index.html where each answer has its own nonce. */
const NONCE = '__CSP_NONCE__'

const COMMON = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const

const policy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "img-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const filesOf = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length).replaceAll('\\', '/'), readFileSync(path)]),
  )

/** Serves the built page under a strict content security policy; undefined where there is no such file. */
export function servePage(folder: string): (request: Request) => Response | undefined {
  const files = filesOf(folder)
  const html = files.get('/index.html')?.toString() ?? ''
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined
    const { pathname } = new URL(request.url)
    if (pathname === '/' || pathname === '/index.html') {
      const nonce = randomBytes(18).toString('base64')
      return new Response(html.replaceAll(NONCE, nonce), {
        headers: {
          ...COMMON,
          'cache-control': 'no-store',
          'content-security-policy': policy(nonce),
          'content-type': TYPES['.html'] as string,
        },
      })
    }
    const file = files.get(pathname)
    if (file === undefined) return undefined
    // What lies under /assets has a hash of its content in its name.
    const cacheControl = pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'
    return new Response(new Uint8Array(file), {
      headers: { ...COMMON, 'cache-control': cacheControl, 'content-type': TYPES[extname(pathname)] as string },
    })
  }
}
