import { render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it } from 'vitest'
import { KeyStrengthMeter } from '../../src/headless/KeyStrengthMeter'

describe('parts of a strength meter', () => {
  it('take a ref, attributes of the host and a child in their place', () => {
    const root = createRef<HTMLDivElement>()
    const track = createRef<HTMLDivElement>()
    render(
      <KeyStrengthMeter.Root value="correct horse battery staple" ref={root} asChild>
        <section aria-label="Strength">
          <KeyStrengthMeter.Track ref={track} data-mine="yes" style={{ opacity: 0.5 }} />
          <KeyStrengthMeter.Level asChild>
            <strong />
          </KeyStrengthMeter.Level>
        </section>
      </KeyStrengthMeter.Root>,
    )
    expect(screen.getByRole('region', { name: 'Strength' })).toBe(root.current)
    expect(root.current).toHaveAttribute('data-level')
    expect(screen.getByRole('meter')).toBe(track.current)
    expect(track.current).toHaveAttribute('data-mine', 'yes')
    expect(track.current?.style.opacity).toBe('0.5')
    expect(Number(track.current?.style.getPropertyValue('--kr-meter-value'))).toBeGreaterThan(0)
  })

  it('say in attributes which level it is', () => {
    const level = (value: string) => {
      const { container, unmount } = render(<KeyStrengthMeter.Root value={value} />)
      const found = container.firstElementChild?.getAttribute('data-level')
      unmount()
      return found
    }
    expect([level(''), level('abc'), level('h7Kq0ZpX3vNcR9tLbW2mYd5sGfJ1uE4aQ8')]).toEqual(['empty', 'unusable', 'strong'])
  })
})
