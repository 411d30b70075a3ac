import { ApiKeyTable } from 'keyrack'

/** On paper there are whole words and no buttons, and the header stands on each page. */
export const OnPaper = () => (
  <ApiKeyTable
    toolbar={
      <button type="button" onClick={() => window.print()}>
        Print
      </button>
    }
  />
)
