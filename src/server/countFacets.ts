import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ListQuery } from '../core/adapter'
import { FACETS, type Facet, type Facets, type FacetValue } from '../core/keyFilter'
import type { Database } from './database'
import { instantsSql, searchSql, valuesSql } from './keyFilterSql'
import { statusSql } from './statusSql'
import { keys } from './tables'

/** Values of one field at most. */
const MAX_VALUES = 100

const VALUES: Readonly<Record<Facet, SQL>> = {
  status: sql`status from found`,
  kind: sql`kind from found`,
  scope: sql`scope.id from found cross join lateral jsonb_array_elements_text(found.scopes) as scope (id)`,
  application: sql`application from found`,
  createdBy: sql`created_by from found`,
}

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
  const passes = (facet: Facet): SQL => sql.raw(`"passes_${facet}"`)
  const found = sql`select
      ${keys.kind} as kind, ${keys.application} as application, ${keys.createdBy} as created_by, ${keys.scopes} as scopes,
      ${statusSql(now, (status) => sql.raw(`'${status}'`))} as status,
      ${sql.join(
        FACETS.map((facet) => sql`coalesce(${asked[facet] ?? sql`true`}, false) as ${passes(facet)}`),
        sql`, `,
      )}
    from ${keys}
    where ${and(eq(keys.tenant, tenant), searchSql(search), instantsSql(filter, now))}`
  const counts = FACETS.map((facet) => {
    const others = and(...FACETS.filter((other) => other !== facet).map(passes))
    return sql`(select '${sql.raw(facet)}' as facet, value collate "C" as value, count(*)::integer as count
      from (select ${VALUES[facet]} where ${others}) as named (value)
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
    if (facets[facet].length === MAX_VALUES) continue
    for (const value of new Set<string | null>(filter[facet]))
      if (!facets[facet].some((counted) => counted.value === value)) facets[facet].push({ value, count: 0 })
  }
  return facets
}
