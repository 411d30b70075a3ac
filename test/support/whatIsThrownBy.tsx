import { render } from '@testing-library/react'
import { Component, type ReactElement, type ReactNode } from 'react'
import { vi } from 'vitest'

class Boundary extends Component<{ readonly onError: (error: unknown) => void; readonly children: ReactNode }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override componentDidCatch(error: unknown) {
    this.props.onError(error)
  }

  override render() {
    return this.state.failed ? null : this.props.children
  }
}

/** The message of what a render throws; `nothing` where it throws nothing. React's own report of it is kept off the console. */
export function whatIsThrownBy(tree: ReactElement): string {
  const quiet = vi.spyOn(console, 'error').mockImplementation(() => {})
  const swallow = (event: ErrorEvent) => event.preventDefault()
  window.addEventListener('error', swallow)
  let said = 'nothing'
  render(<Boundary onError={(error) => (said = error instanceof Error ? error.message : String(error))}>{tree}</Boundary>)
  window.removeEventListener('error', swallow)
  quiet.mockClear()
  return said
}
