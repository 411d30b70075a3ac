import type { Config } from 'drizzle-kit'

// Named export only would not be read: drizzle-kit takes the default one.
const config: Config = {
  dialect: 'postgresql',
  schema: './src/server/tables.ts',
  out: './src/server/migrations',
}

export default config
