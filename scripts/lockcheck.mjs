// Fails when the lock leaves out a platform package that a locked package asks for, or has it in another version.
// npm drops optional packages that the registry lacks without a word, and `npm ci` then refuses the lock.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('..', import.meta.url)

/** The lock's entry that a package at `from` gets for `name`: its own, its parents', or the root's. */
function locked(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const entry = packages[`${at ? `${at}/` : ''}node_modules/${name}`]
    if (entry || at === '') return entry
  }
}

/** One sentence for each platform package that is not there as it was asked for. */
export function lockProblems(lock) {
  const problems = []
  for (const [path, entry] of Object.entries(lock.packages))
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const found = locked(lock.packages, path, name)
      const wanted = `${path || 'package.json'} asks for ${name}@${range}`
      if (!found) problems.push(`${wanted}, and the lock has none`)
      else if (/^\d/.test(range) && found.version !== range) problems.push(`${wanted}, and the lock has ${found.version}`)
    }
  return problems
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files =
    process.argv.length > 2
      ? process.argv.slice(2)
      : ['package-lock.json', 'tools/node/package-lock.json', 'tools/browser/package-lock.json', 'bench/package-lock.json']
  const problems = files.flatMap((file) =>
    lockProblems(JSON.parse(readFileSync(new URL(file, root), 'utf8'))).map((text) => `${file}: ${text}`),
  )
  for (const problem of problems) console.error(problem)
  if (problems.length === 0) console.log(`lockcheck: ${files.length} lock files are complete`)
  process.exit(problems.length > 0 ? 1 : 0)
}
