import type { CDPSession } from 'playwright'

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: string[]
      readonly edge_fields: string[]
      readonly node_types: [string[]]
      readonly edge_types: [string[]]
    }
  }
  readonly nodes: number[]
  readonly edges: number[]
  readonly strings: string[]
}

async function snapshotOf(cdp: CDPSession): Promise<string> {
  for (let time = 0; time < 2; time++) await cdp.send('HeapProfiler.collectGarbage')
  const chunks: string[] = []
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk)
  cdp.on('HeapProfiler.addHeapSnapshotChunk', take)
  await cdp.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  cdp.off('HeapProfiler.addHeapSnapshotChunk', take)
  return chunks.join('')
}

/** Who holds a node, up to some steps: `name ← property of Class ← …`. */
function retainersOf({ snapshot: { meta }, nodes, edges, strings }: Snapshot, wanted: (text: string) => boolean): string[] {
  const width = meta.node_fields.length
  const [name, type, edgeCount] = ['name', 'type', 'edge_count'].map((field) => meta.node_fields.indexOf(field)) as [
    number,
    number,
    number,
  ]
  const edgeWidth = meta.edge_fields.length
  const holders = new Map<number, { readonly from: number; readonly via: string }[]>()
  let edge = 0
  for (let node = 0; node < nodes.length; node += width)
    for (let count = nodes[node + edgeCount] ?? 0; count > 0; count--, edge += edgeWidth) {
      const kind = meta.edge_types[0][edges[edge] ?? 0]
      if (kind === 'weak') continue
      const label = edges[edge + 1] ?? 0
      const via = kind === 'element' || kind === 'hidden' ? `[${label}]` : (strings[label] ?? '')
      const to = edges[edge + 2] ?? 0
      const list = holders.get(to)
      if (list === undefined) holders.set(to, [{ from: node, via }])
      else list.push({ from: node, via })
    }
  const found: string[] = []
  for (let node = 0; node < nodes.length; node += width) {
    if (!/string/.test(meta.node_types[0][nodes[node + type] ?? 0] ?? '') || !wanted(strings[nodes[node + name] ?? 0] ?? ''))
      continue
    const path: string[] = []
    const seen = new Set<number>()
    for (let at = node; path.length < 14 && !seen.has(at);) {
      seen.add(at)
      const [holder] = (holders.get(at) ?? []).filter(({ from }) => !seen.has(from))
      if (holder === undefined) break
      path.push(`${holder.via} of ${(strings[nodes[holder.from + name] ?? 0] ?? '').slice(0, 40)}`)
      at = holder.from
    }
    found.push(path.join(' ← '))
  }
  return found
}

/** For each secret that JavaScript's heap still holds after two collections, who holds it. */
export async function heapTraces(cdp: CDPSession, secrets: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = await snapshotOf(cdp)
  const formsOf = (secret: string) => [secret, [...secret].reverse().join(''), btoa(secret).slice(0, -4)]
  const held = secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))
  if (held.length === 0) return new Map()
  const snapshot = JSON.parse(text) as Snapshot
  return new Map(
    held.map((secret) => [secret, retainersOf(snapshot, (string) => formsOf(secret).some((form) => string.includes(form)))]),
  )
}
