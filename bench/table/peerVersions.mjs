import { readFileSync } from 'node:fs'

const NAMES = [
  'react',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@mui/x-data-grid',
  'ag-grid-community',
  'react-aria-components',
]

/** What the peers are, as installed. */
export const peerVersions = () =>
  NAMES.map((name) => {
    const file = new URL(`../node_modules/${name}/package.json`, import.meta.url)
    return `${name} ${JSON.parse(readFileSync(file, 'utf8')).version}`
  })
