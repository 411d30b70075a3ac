import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ListQuery } from '../core/adapter'
import { FACETS, type Facet, type Facets, type FacetValue } from '../core/keyFilter'
import type { Database } from './database'
import { instantsSql, searchSql, valuesSql } from './keyFilterSql'
import { statusSql } from './statusSql'
import { keys } from './tables'

/** Values of one field at most. */
const MAX_VALUES = 100

const COLUMNS: Readonly<Record<Exclude<Facet, 'scope'>, SQL>> = {
  status: sql`status`,
  kind: sql`kind`,
  application: sql`application`,
  createdBy: sql`created_by`,
}

/** The values of a field, with how often each was found. */
const valuesOf = (facet: Facet, where: SQL): SQL =>
  facet === 'scope'
    ? // Keys have few different sets of scopes, and a set is taken apart once.
      sql`select scope.id, sets.count from (select scopes, count(*) as count from found where ${where} group by scopes) as sets
        cross join lateral jsonb_array_elements_text(sets.scopes) as scope (id)`
    : sql`select ${COLUMNS[facet]}, 1 from found where ${where}`

/**
 * How many of a tenant's keys there are with each value of a field, all other fields of the filter heeded. One look at the
 * keys: what each of them passes is asked once, and counted five times.
 *
 * @param now milliseconds since the epoch
 */
export async function countFacets(
  db: Database,
  tenant: string,
  { search, filter = {} }: Pick<ListQuery, 'search' | 'filter'>,
  now: number,
): Promise<Facets> {
  const asked = valuesSql(filter, now)
  const narrowing = FACETS.filter((facet) => asked[facet] !== undefined)
  const passes = (facet: Facet): SQL => sql.raw(`"passes_${facet}"`)
  const found = sql`select
      ${keys.kind} as kind, ${keys.application} as application, ${keys.createdBy} as created_by, ${keys.scopes} as scopes,
      ${statusSql(now, (status) => sql.raw(`'${status}'`))} as status
      ${sql.join(narrowing.map((facet) => sql`, ${asked[facet]} as ${passes(facet)}`))}
    from ${keys}
    where ${and(eq(keys.tenant, tenant), searchSql(search), instantsSql(filter, now))}`
  const counts = FACETS.map((facet) => {
    const others = and(...narrowing.filter((other) => other !== facet).map(passes)) ?? sql`true`
    return sql`(select '${sql.raw(facet)}' as facet, value collate "C" as value, sum(times)::integer as count
      from (${valuesOf(facet, others)}) as named (value, times)
      group by value order by 3 desc, 2 asc nulls last limit ${MAX_VALUES})`
  })
  const rows = await db
    .select({ facet: sql<Facet>`facet`, value: sql<string | null>`value`, count: sql<number>`count` })
    .from(sql`(with found as materialized (${found}) ${sql.join(counts, sql` union all `)}) as counted`)
    .orderBy(sql`count desc, value asc nulls last`)
  const facets: Record<Facet, FacetValue[]> = { status: [], kind: [], scope: [], application: [], createdBy: [] }
  for (const { facet, value, count } of rows) facets[facet].push({ value, count })
  for (const facet of FACETS) {
    // Of more values than these the others are not known to be none.
    for (const value of new Set<string | null>(filter[facet])) {
      if (facets[facet].length === MAX_VALUES) break
      if (!facets[facet].some((counted) => counted.value === value)) facets[facet].push({ value, count: 0 })
    }
  }
  return facets
}
