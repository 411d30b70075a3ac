import { ApiKeyTable } from 'keyrack'

/** It fits its container, not the window: at 320 pixels each key is a card. */
export const InADrawer = () => (
  <aside style={{ inlineSize: 'min(320px, 100%)' }}>
    <ApiKeyTable />
  </aside>
)
