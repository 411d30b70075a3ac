// What esbuild's output still needs before it is a package: "use client" where it belongs, and nowhere else.
// esbuild drops the directive from chunks, and a banner would put it on keyrack/core too, which server components use.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'

const DIRECTIVE = '"use client";'
const CLIENT_ENTRIES = ['index.js', 'headless.js']
/** What only a client component may import. */
const CLIENT_PACKAGES =
  /^(react|react-dom|react-hook-form|react-i18next|@hookform\/resolvers|@radix-ui\/[\w-]+|@tanstack\/react-[\w-]+)(\/|$)/
const CHUNK = /-[A-Z0-9]{8}\.js$/

/** The public entries among a build's outputs; chunks that are fetched later are entries to esbuild, too. */
const publicEntries = (outputs) =>
  Object.keys(outputs).filter((file) => outputs[file].entryPoint && !CHUNK.test(file) && !file.startsWith('parts/'))

const reach = (outputs, entries) => {
  const seen = new Set(entries)
  for (const file of seen) for (const { path, external } of outputs[file]?.imports ?? []) if (!external) seen.add(path)
  return seen
}

/**
 * The outputs that get the directive: the client entries, and what they own that imports a client package.
 *
 * @param outputs esbuild's `metafile.outputs`, with paths relative to the build's folder
 * @throws {Error} when code for servers reaches a client package
 */
export function clientFiles(outputs) {
  const forServers = reach(
    outputs,
    publicEntries(outputs).filter((file) => !CLIENT_ENTRIES.includes(file)),
  )
  const client = Object.keys(outputs).filter(
    (file) =>
      file.endsWith('.js') &&
      !file.startsWith('parts/') &&
      outputs[file].imports.some(({ path, external }) => external && CLIENT_PACKAGES.test(path)),
  )
  const wrong = client.filter((file) => forServers.has(file))
  if (wrong.length > 0) {
    const sources = wrong.flatMap((file) => Object.keys(outputs[file].inputs ?? {}))
    throw new Error(
      `${sources.join(', ')} imports React and is reached from an entry that servers use; move the shared part into a file without React`,
    )
  }
  return new Set([...CLIENT_ENTRIES, ...client])
}

/**
 * Puts the directive first where it is due, and drops the imports that import nothing from our own chunks: esbuild
 * writes them to keep an order of side effects, and there are none (`sideEffects` in package.json). The source map
 * keeps step, and names its sources as seen from `home`, where the folder goes in the end.
 */
export function finishChunk(folder, file, { home, isClient }) {
  const path = join(folder, file)
  const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'))
  const mappings = map.mappings.split(';')
  const lines = readFileSync(path, 'utf8').split('\n')
  const kept = []
  const keptMappings = []
  lines.forEach((line, index) => {
    const mapping = mappings[index] ?? ''
    if (mapping === '' && /^import "\.\.?\/[^"]+";$/.test(line)) return
    kept.push(line)
    keptMappings.push(mapping)
  })
  if (isClient && kept[0] !== DIRECTIVE) {
    kept.unshift(DIRECTIVE)
    keptMappings.unshift('')
  }
  writeFileSync(path, kept.join('\n'))
  const sources = map.sources.map((source) =>
    relative(join(home, dirname(file)), resolve(folder, dirname(file), source)).replaceAll('\\', '/'),
  )
  writeFileSync(`${path}.map`, JSON.stringify({ ...map, sources, mappings: keptMappings.join(';').replace(/;+$/, '') }))
}
