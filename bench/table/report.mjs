export const report = ({ samples }) => {
  const med = (a) => a.toSorted((x, y) => x - y)[Math.floor(a.length / 2)]
  const out = []
  const groups = Map.groupBy(samples, (s) => s.rows + ' ' + s.peer)
  for (const [name, list] of groups) {
    const all = {}
    for (const s of list) for (const [k, v] of Object.entries(s)) if (Array.isArray(v)) (all[k] ??= []).push(...v)
    out.push(
      name +
        ': ' +
        Object.entries(all)
          .map(([k, v]) => k + ' ' + (typeof v[0] === 'object' ? JSON.stringify(v[0]) : med(v).toFixed(1)))
          .join('; '),
    )
  }
  return out.join('\n')
}
