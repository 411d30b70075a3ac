import { redirectImports } from '../support/redirectImports.mjs'

redirectImports(import.meta.url, ['i18next', 'react-i18next'])
