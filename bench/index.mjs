// node scripts/run.mjs node bench/index.mjs: the index of keys at hand, beside what plain code does with the same keys in the
// same run. Ratios hold on any machine; milliseconds do not.
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

const sourceOf = (name) => JSON.stringify(fileURLToPath(new URL(`../src/core/${name}.ts`, import.meta.url)))

const bundled = async (contents) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.' },
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
  })
  return outputFiles[0].contents
}

const code = await bundled(`export { createKeyIndex } from ${sourceOf('createKeyIndex')}`)
const { createKeyIndex } = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)

const NOW = Date.parse('2026-06-15T12:00:00.000Z')
const DAY = 86_400_000
const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'accent' })

/** The same keys in each run. */
const keysOf = (count) => {
  let seed = 7
  const random = (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
  const of = (values) => values[random(values.length)]
  const text = (length) => Array.from({ length }, () => of('abcdefghijklmnopqrstuvwxyz0123456789')).join('')
  const at = (from, days) => new Date(from + random(days * DAY)).toISOString()
  return Array.from({ length: count }, () => {
    const createdAt = at(NOW - 900 * DAY, 890)
    return {
      id: `key_${text(20)}`,
      name: `${of(['Billing', 'Nightly export', 'Search', 'Mail', 'Webhook', 'Build'])} ${text(5)} ${random(1000)}`,
      hint: { prefix: of(['sk_live_', 'sk_test_', 'AKIA']), tail: text(4) },
      application: of([null, 'reports', 'billing', 'search', 'mail', 'warehouse', 'support']),
      scopes: [...new Set([of(['read', 'write', 'admin']), of(['keys', 'logs', 'users'])])],
      state: of(['active', 'active', 'active', 'active', 'active', 'active', 'disabled', 'revoked']),
      createdAt,
      createdBy: of([null, ...Array.from({ length: 20 }, (_, n) => `user_${n}`)]),
      expiresAt: of([null, at(NOW - 100 * DAY, 500)]),
      lastUsedAt: of([null, at(NOW - 200 * DAY, 200)]),
      rotationDueAt: null,
      replaces: null,
      replacedBy: null,
      retiresAt: null,
      version: '1',
      ...(random(2) === 0
        ? { kind: 'issued' }
        : { kind: 'credential', endpoint: `https://api.${of(['example.com', 'example.org'])}/v${random(4)}/${text(6)}` }),
    }
  })
}

/** Does work to its end and notes how long each step took. */
let steps = []
const finish = (work) => {
  for (;;) {
    const start = performance.now()
    const step = work.next()
    steps.push(performance.now() - start)
    if (step.done) return step.value
  }
}

/** The lower quartile: the machine has other work too. */
const quartile = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 4)]
const timeOf = (task) => {
  const start = performance.now()
  task()
  return performance.now() - start
}

const by = (key, direction = 'ascending') => [{ key, direction }]
const ask = (index, query, now = NOW) => finish(index.select({ search: '', filter: {}, sort: [], ...query }, now))
const FILTER = { status: ['active', 'expiring'], application: ['reports', 'billing'], lastUsed: { withinDays: 90 } }

const loaded = (keys) => {
  const index = createKeyIndex({ collator })
  index.sync(keys)
  return index
}

/** Each: what is made ready and not measured, then what is. */
const tasks = {
  'read the keys': (keys) => () => loaded(keys),
  'first search': (keys) => {
    const index = loaded(keys)
    return () => ask(index, { search: 'b' })
  },
  'a key press: another text': (keys) => {
    const index = loaded(keys)
    ask(index, { search: 'ex' })
    return () => ask(index, { search: 'bi' })
  },
  'a key press that narrows': (keys) => {
    const index = loaded(keys)
    ask(index, { search: 'bi' })
    return () => ask(index, { search: 'bil' })
  },
  'a key press that narrows, sorted by name': (keys) => {
    const index = loaded(keys)
    ask(index, { search: 'b', sort: by('name') })
    return () => ask(index, { search: 'bi', sort: by('name') })
  },
  'floor: lower-case and look, each time': (keys) => () =>
    keys.filter((key) =>
      `${key.name}\n${key.endpoint ?? ''}\n${key.application ?? ''}\n${key.hint.prefix}\n${key.hint.tail}\n${key.id}`
        .toLowerCase()
        .includes('bi'),
    ),
  'filter: status, application, last used': (keys) => {
    const index = loaded(keys)
    return () => ask(index, { filter: FILTER })
  },
  'sort by name': (keys) => {
    const index = loaded(keys)
    return () => ask(index, { sort: by('name') })
  },
  'floor: sort names with the same Collator': (keys) => {
    const rows = [...keys]
    return () => rows.sort((a, b) => collator.compare(a.name, b.name))
  },
  'sort by created': (keys) => {
    const index = loaded(keys)
    return () => ask(index, { sort: by('createdAt') })
  },
  'floor: sort by created as text': (keys) => {
    const rows = [...keys]
    return () => rows.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0))
  },
  'sort by status, then application, then name': (keys) => {
    const index = loaded(keys)
    return () => ask(index, { sort: [...by('status'), ...by('application'), ...by('name')] })
  },
  'turn the sort by name round': (keys) => {
    const index = loaded(keys)
    ask(index, { sort: by('name') })
    return () => ask(index, { sort: by('name', 'descending') })
  },
  'one key changed, sorted by name': (keys) => {
    const index = loaded(keys)
    ask(index, { sort: by('name') })
    const row = keys.length >> 1
    const next = keys.with(row, { ...keys[row], name: 'Zebra' })
    return () => {
      index.sync(next)
      ask(index, { sort: by('name') })
    }
  },
  'one key changed, searched, filtered, sorted, counted': (keys) => {
    const index = loaded(keys)
    const query = { search: 'e', filter: { kind: ['issued'] }, sort: by('name') }
    ask(index, query)
    finish(index.facets(query, NOW))
    const row = keys.length >> 1
    const next = keys.with(row, { ...keys[row], name: 'Zebra' })
    return () => {
      index.sync(next)
      ask(index, query)
      finish(index.facets(query, NOW))
    }
  },
  'one key gone, sorted by name': (keys) => {
    const index = loaded(keys)
    ask(index, { sort: by('name') })
    const next = keys.toSpliced(keys.length >> 1, 1)
    return () => {
      index.sync(next)
      ask(index, { sort: by('name') })
    }
  },
  'a page of 200 more, sorted by name': (keys) => {
    const index = loaded(keys.slice(0, -200))
    ask(index, { sort: by('name') })
    return () => {
      index.sync(keys)
      ask(index, { sort: by('name') })
    }
  },
  'all read again, nothing changed': (keys) => {
    const index = loaded(keys)
    const next = structuredClone(keys)
    return () => index.sync(next)
  },
  'counts of all facets': (keys) => {
    const index = loaded(keys)
    return () => finish(index.facets({ search: '', filter: FILTER }, NOW))
  },
  'half a minute later, filtered and sorted by status': (keys) => {
    const index = loaded(keys)
    ask(index, { filter: FILTER, sort: by('status') })
    return () => ask(index, { filter: FILTER, sort: by('status') }, NOW + 30_000)
  },
  'the row of a key, the first time': (keys) => {
    const index = loaded(keys)
    return () => index.rowOf(keys.at(-1).id)
  },
}

const SIZES = [1000, 10_000, 100_000]
const ROUNDS = 5
const sets = SIZES.map(keysOf)

// Each task once at each size first, so that nothing is measured while it is compiled.
for (const prepare of Object.values(tasks)) for (let i = 0; i < 3; i++) prepare(sets[1])()

const cell = (value) => (value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(0))
console.log(`size: ${code.length} B minified, ${gzipSync(code, { level: 9 }).length} B gzipped\n`)
console.log(`| ms | ${SIZES.map((size) => size.toLocaleString('en')).join(' | ')} | longest step at 100,000 |`)
console.log(`|---|${SIZES.map(() => '--:').join('|')}|--:|`)
for (const [name, prepare] of Object.entries(tasks)) {
  const rounds = []
  const times = sets.map((keys) =>
    quartile(
      Array.from({ length: ROUNDS }, () => {
        const task = prepare(keys)
        steps = []
        const time = timeOf(task)
        if (keys.length === SIZES.at(-1)) rounds.push([...steps])
        return time
      }),
    ),
  )
  // The same step does the same work in each round.
  const step = Math.max(0, ...rounds[0].map((_, at) => quartile(rounds.map((round) => round[at]))))
  console.log(`| ${name} | ${times.map(cell).join(' | ')} | ${step === 0 ? '–' : cell(step)} |`)
}

const heap = () => {
  for (let i = 0; i < 4; i++) collectGarbage()
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
}
const rows = sets.at(-1)
const index = createKeyIndex({ collator })
const before = heap()
const kept = []
const note = (what) => kept.push([what, heap() - before])
index.sync(rows)
note('the keys')
ask(index, { sort: by('name') })
note('and sorted by one column')
ask(index, { sort: [...by('status'), ...by('createdAt'), ...by('name')] })
note('and sorted by three columns')
finish(index.facets({ search: '', filter: {} }, NOW))
note('and counted')
ask(index, { search: 'e', filter: { kind: ['issued'] }, sort: by('name') })
note('and searched and filtered')
index.rowOf(rows[0].id)
note('and asked for the row of a key')
const haystacks = rows.reduce(
  (sum, key) =>
    sum + [key.name, key.endpoint ?? '', key.application ?? '', key.hint.prefix, key.hint.tail, key.id].join(' ').length,
  0,
)

console.log(`\n| kept at 100,000 rows | MB | B a row |\n|---|--:|--:|`)
for (const [what, bytes] of kept) console.log(`| ${what} | ${(bytes / 1e6).toFixed(2)} | ${(bytes / rows.length).toFixed(1)} |`)
console.log(`\ncharacters of a haystack: ${(haystacks / rows.length).toFixed(1)} on average`)
