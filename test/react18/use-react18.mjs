import { redirectImports } from '../support/redirectImports.mjs'

redirectImports(import.meta.url, ['react', 'react-dom'])
