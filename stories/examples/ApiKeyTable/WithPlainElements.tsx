import { statusOf } from 'keyrack/core'
import { ApiKeyTable, useApiKeyTableContext, useNow, useWords } from 'keyrack/headless'

function Rows() {
  const { list, chosen, table } = useApiKeyTableContext()
  const [{ t }, now] = [useWords(), useNow()]
  const name = table.getColumn('name')
  const keys = Array.from({ length: list.count }, (_, position) => list.at(position)).filter((key) => key !== undefined)
  return (
    <table aria-label={t('table.title')} aria-busy={list.updating}>
      <thead>
        <tr>
          <th scope="col" aria-sort={name?.getIsSorted() === 'asc' ? 'ascending' : 'none'}>
            <input type="button" value={t('table.name')} onClick={() => name?.toggleSorting()} />
          </th>
          <th scope="col">{t('table.status')}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key, position) => (
          <tr key={key.id}>
            <td>
              <label style={{ display: 'block', minBlockSize: 24 }}>
                <input type="checkbox" checked={chosen.has(key.id)} onChange={() => chosen.toggle(position)} /> {key.name}
              </label>
            </td>
            <td>{t(`statuses.${statusOf(key, now)}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Everything that the table does, in the host's own elements. */
export const WithPlainElements = () => (
  <ApiKeyTable.Root>
    <ApiKeyTable.Search aria-label="Search" /> <Rows /> <ApiKeyTable.More>More</ApiKeyTable.More> <ApiKeyTable.Announcer />
  </ApiKeyTable.Root>
)
