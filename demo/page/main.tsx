import { loadLocale } from 'keyrack'
import 'keyrack/styles.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App'
import './demo.css'
import { languageSetting } from './settings'

// Before the first render, so that no other language flashes up. Where it does not arrive, English is there.
await loadLocale(languageSetting.read()).catch(() => undefined)

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
