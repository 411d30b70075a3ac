import { render, screen } from '@testing-library/react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { randomText } from '../../src/core/generate'
import { useKeyRecognition } from '../../src/headless/useKeyRecognition'

const STRIPE = 'rk_test_' + randomText(30)
const GITLAB = 'glpat-' + randomText(20)

const Recognized = ({ value }: { readonly value: string }) => {
  const found = useKeyRecognition(value)
  return <output>{found.map(({ name, environment }) => [name, environment].join(' ').trim()).join(', ') || 'nothing'}</output>
}

afterEach(() => {
  vi.doUnmock('../../src/core/recognizeOrMend')
  vi.resetModules()
})

describe('useKeyRecognition', () => {
  // The answer to a fetch that fails can be had in no other way here.
  it('says nothing, and nothing is thrown, where what it needs cannot be fetched', async () => {
    const failed = vi.fn(() => {
      throw new Error('no network')
    })
    vi.doMock('../../src/core/recognizeOrMend', failed)
    const { rerender } = render(<Recognized value={STRIPE} />)
    await vi.waitFor(() => expect(failed).toHaveBeenCalled())
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(screen.getByRole('status')).toHaveTextContent('nothing')
    vi.doUnmock('../../src/core/recognizeOrMend')
    // An emptied field that is filled again is another try.
    rerender(<Recognized value="" />)
    rerender(<Recognized value={STRIPE} />)
    expect(await screen.findByText('Stripe test')).toBeVisible()
  })

  it('says nothing at first, and whose key it is once it knows', async () => {
    const { rerender } = render(<Recognized value={GITLAB} />)
    expect(screen.getByRole('status')).toHaveTextContent('nothing')
    expect(await screen.findByText('GitLab')).toBeVisible()
    rerender(<Recognized value={STRIPE} />)
    expect(screen.getByRole('status')).toHaveTextContent('Stripe test')
    rerender(<Recognized value="" />)
    expect(screen.getByRole('status')).toHaveTextContent('nothing')
  })

  it('gives the same answer, not only an equal one, while the value is the same', async () => {
    const answers = new Set<unknown>()
    const Watched = ({ value }: { readonly value: string }) => {
      const found = useKeyRecognition(value)
      answers.add(found)
      return <output>{found.length}</output>
    }
    const { rerender } = render(<Watched value={GITLAB} />)
    await screen.findByText('1')
    rerender(<Watched value={GITLAB} />)
    expect(answers.size).toBe(2)
  })

  it('is rendered on a server, with nothing in it', () => {
    expect(renderToString(<Recognized value={GITLAB} />)).toBe('<output>nothing</output>')
  })
})
