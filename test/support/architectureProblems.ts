import { posix } from 'node:path'
import ts from 'typescript'
import { type Import, importsOf, parse } from './importsOf'

type Layer = 'core' | 'i18n' | 'headless' | 'ui' | 'adapters' | 'server' | 'testing'

interface LayerRule {
  /** Layers that it may import, itself apart. */
  readonly layers: readonly (Layer | 'locales')[]
  /** npm packages that it may import. */
  readonly packages: readonly RegExp[]
  /** npm packages of which it may import the types. */
  readonly types?: readonly RegExp[]
  /** npm packages of one file. */
  readonly fileOnly?: Readonly<Record<string, readonly RegExp[]>>
  /** Whether it may take `rules`, and nothing else, out of the canonical locale. */
  readonly canonicalRules?: boolean
}

/** "Who may import whom", as a table. */
const LAYERS: Readonly<Record<Layer, LayerRule>> = {
  core: { layers: [], packages: [/^zod\/mini$/] },
  i18n: { layers: ['core', 'locales'], packages: [/^i18next$/, /^react-i18next$/] },
  headless: {
    layers: ['i18n', 'core'],
    packages: [
      /^react(-dom)?(\/|$)/,
      /^react-hook-form$/,
      /^@hookform\/resolvers\//,
      /^@radix-ui\//,
      /^@tanstack\/react-(query|table)$/,
      /^aria-hidden$/,
      /^get-nonce$/,
      /^react-i18next$/,
    ],
    types: [/^i18next$/],
  },
  ui: { layers: ['headless', 'core'], packages: [/^react(-dom)?$/, /^@radix-ui\/react-/] },
  adapters: { layers: ['core'], packages: [], canonicalRules: true },
  server: {
    layers: ['core'],
    packages: [/^node:/, /^zod\/mini$/, /^drizzle-orm(\/pg-core|\/sql)?$/],
    fileOnly: {
      'pglite.ts': [/^@electric-sql\/pglite(\/|$)/, /^drizzle-orm\/pglite(\/|$)/],
      'postgres.ts': [/^pg$/, /^drizzle-orm\/node-postgres(\/|$)/],
    },
    canonicalRules: true,
  },
  testing: { layers: ['core'], packages: [] },
}

const CANONICAL = 'locales/en.json'

const layerOf = (path: string): string => (path.startsWith('locales/') ? 'locales' : (path.split('/')[1] ?? ''))

/** The file that a relative specifier means, or undefined. */
const resolve = (files: ReadonlyMap<string, string>, from: string, specifier: string): string | undefined => {
  const path = posix.join(posix.dirname(from), specifier)
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((candidate) => files.has(candidate))
}

const packageProblem = (path: string, layer: Layer, { specifier, typeOnly, names }: Import): string | undefined => {
  const rule = LAYERS[layer]
  const allowed = [...rule.packages, ...(typeOnly ? (rule.types ?? []) : []), ...(rule.fileOnly?.[posix.basename(path)] ?? [])]
  if (!allowed.some((pattern) => pattern.test(specifier))) return `${layer} may not import the package ${specifier}`
  if (specifier.startsWith('zod') && names.includes('z')) return `import * as z, for { z } brings all of zod along`
  return undefined
}

const fileProblem = (layer: Layer, target: string, { specifier, names, dynamic }: Import): string | undefined => {
  const rule = LAYERS[layer]
  const to = layerOf(target)
  if (/(^|\/)index\.tsx?$/.test(target)) return `import the file that has it, not ${target}`
  if (/\.[cm]?[jt]sx?$/.test(specifier)) return `leave the extension out of ${specifier}`
  if (to === layer || (rule.layers as readonly string[]).includes(to)) return undefined
  if (target === CANONICAL && rule.canonicalRules)
    return !dynamic && names.length === 1 && names[0] === 'rules'
      ? undefined
      : `${layer} may take only { rules } out of ${CANONICAL}`
  return `${layer} may not import ${to} (${target})`
}

const shapeProblems = (path: string, file: ts.SourceFile): string[] => {
  const problems: string[] = []
  const isIndex = /(^|\/)index\.tsx?$/.test(path)
  for (const statement of file.statements) {
    const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : []
    const isDefault =
      ts.isExportAssignment(statement) ||
      modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ||
      (ts.isExportDeclaration(statement) &&
        statement.exportClause !== undefined &&
        ts.isNamedExports(statement.exportClause) &&
        statement.exportClause.elements.some(({ name }) => name.text === 'default'))
    if (isDefault) problems.push('has a default export; name it')
    const isDirective = ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)
    if (isIndex && !isDirective && !(ts.isExportDeclaration(statement) && statement.moduleSpecifier))
      problems.push('an index holds only export … from')
  }
  return problems
}

/** Every ring of files that import each other when the code runs, each once. */
const cycles = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const done = new Set<string>()
  const found: string[][] = []
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      found.push([...trail.slice(at), path])
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return found
}

/**
 * What in a source tree breaks the house's order: arrows between layers, rings of imports, packages outside a
 * layer's list, imports of an index, default exports, stylesheets imported from code.
 *
 * @param files source texts by path, such as `src/core/model.ts`; data files may have any text
 */
export function architectureProblems(files: ReadonlyMap<string, string>): string[] {
  const problems: string[] = []
  const graph = new Map<string, string[]>()
  for (const [path, source] of files) {
    if (!/\.tsx?$/.test(path)) continue
    const layer = layerOf(path)
    if (!Object.hasOwn(LAYERS, layer)) {
      problems.push(`${path}: ${layer} is no layer`)
      continue
    }
    const file = parse(path, source)
    problems.push(...shapeProblems(path, file).map((text) => `${path}: ${text}`))
    const targets: string[] = []
    for (const one of importsOf(file)) {
      const say = (text: string | undefined) => text && problems.push(`${path}:${one.line}: ${text}`)
      if (one.specifier.endsWith('.css')) say('styles are imported by the host, not by code')
      else if (!one.specifier.startsWith('.')) say(packageProblem(path, layer as Layer, one))
      else {
        const target = resolve(files, path, one.specifier)
        if (target === undefined) {
          say(`${one.specifier} is no file`)
          continue
        }
        const ownIndex = /(^|\/)index\.tsx?$/.test(path)
        if (!(ownIndex && layerOf(target) === layer && !/index\.tsx?$/.test(target)))
          say(fileProblem(layer as Layer, target, one))
        if (!one.typeOnly) targets.push(target)
      }
    }
    graph.set(path, targets)
  }
  return [...problems, ...cycles(graph).map((ring) => `${ring.join(' → ')}: these files import each other`)]
}
